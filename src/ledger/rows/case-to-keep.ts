import type { KeyObject } from "node:crypto";
import type { Case } from "../../conversation/types.ts";
import type { CaseKeys, Known } from "../case-keys.ts";
import type { Commit } from "../ledger.ts";
import { createRecent } from "../recent.ts";
import { fingerprintOf, type Keys, seal } from "../sealing.ts";
import { bodyOf, sealedWith } from "./case-body.ts";
import { termHash } from "./fingerprints.ts";

/** What a commit writes about its case, sealed and hashed before any transaction. */
export interface CaseToKeep {
  key: KeyObject;
  /** The case's row. Undefined when the case stays as it is. */
  row?: RowToKeep;
  /** Must be called once the commit is durable. */
  remember(): void;
}

interface RowToKeep {
  /** The data key of a new case, in the form in which it is stored. */
  wrapped: Buffer | undefined;
  /** What the case is found by. Null leaves what is filed. */
  filed: { owner: string; mail: Buffer | null; phone: Buffer | null };
  /** The version that the case is filed at. Null leaves it as it is. */
  filedAt: number | null;
  /** The keyed hashes of terms that it may not be filed under yet. */
  terms: Buffer[];
  /** Whether the case is filed as before. Then the indexes need not be touched. */
  isFiledAsBefore: boolean;
  state: Case["state"];
  /** 1 once the case has an answer. */
  begun: 0 | 1;
  due: number | null;
  body: Buffer;
}

/** `found` is what is known of the case as it was, if it has a row. */
export type PrepareCase = (commit: Commit, found: Known | undefined) => CaseToKeep;

export function createPrepareCase(keys: Keys, caseKeys: CaseKeys): PrepareCase {
  const hashes = createRecent<Buffer>(8192); // remembered, because every turn of a case needs the same few hashes
  function hashed(label: "mail" | "phone" | "term", value: string): Buffer {
    const name = `${label}|${value}`;
    const known = hashes.get(name);
    if (known) return known;
    const hash = label === "term" ? termHash(keys, value) : fingerprintOf(keys.index, label, value);
    hashes.set(name, hash);
    return hash;
  }

  return function prepare({ case: next, expect, index }, found) {
    const { id, version, world, flow, state, people, opened: created } = next;
    const made = expect === 0 ? caseKeys.make(id) : undefined;
    const key = made?.key ?? found?.key ?? caseKeys.make(id).key; // a case without a row has no key, and the compare-and-swap will fail
    if (version === expect) return { key, remember: () => {} };

    const before = found?.version === expect ? found : undefined;
    const { mail, phone } = index ?? {};
    const filed = {
      owner: people.owner,
      mail: mail === undefined ? (before?.mail ?? null) : hashed("mail", mail),
      phone: phone === undefined ? (before?.phone ?? null) : hashed("phone", phone),
    };
    const terms = index?.terms?.join("\n");
    const known: Known = { key, version, ...filed, terms: terms ?? before?.terms };
    const isNewlyTermed = terms !== undefined && terms !== before?.terms;
    const due = next.due === undefined ? null : Math.ceil(next.due);
    const beside = { id, version, world, flow, state, owner: people.owner, due, created };
    const row: RowToKeep = {
      wrapped: made?.wrapped,
      filed,
      filedAt: terms === undefined ? null : version,
      terms: isNewlyTermed ? index!.terms!.map((term) => hashed("term", term)) : [],
      isFiledAsBefore: before !== undefined && isFiledAlike(before, known),
      state,
      begun: isBegun(next) ? 1 : 0,
      due,
      body: seal(key, bodyOf(next), sealedWith(beside)),
    };
    return { key, row, remember: () => caseKeys.remember(id, known) };
  };
}

export function isBegun({ answers }: Case): boolean {
  return Object.keys(answers).length > 0;
}

function isFiledAlike(a: Known, b: Known): boolean {
  return a.owner === b.owner && equal(a.mail, b.mail) && equal(a.phone, b.phone);
}

function equal(a: Buffer | null, b: Buffer | null): boolean {
  return a === b || (a !== null && b !== null && a.equals(b));
}
