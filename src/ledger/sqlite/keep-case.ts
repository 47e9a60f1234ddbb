import type { KeyObject } from "node:crypto";
import { fingerprintOf, type Keys, seal } from "../../sealing.ts";
import { about } from "../about.ts";
import type { CaseKeys, Known } from "../case-keys.ts";
import type { Commit } from "../ledger.ts";
import { createRecent } from "../recent.ts";
import type { Database } from "./database.ts";
import type { Tick } from "./ticks.ts";

export interface KeptCase {
  key: KeyObject;
  /** The compare-and-swap. False, and nothing written, when the case is at another version than expected. */
  swap(tick: Tick): boolean;
  /** To be called once the swap is durable. */
  remember(): void;
}

export function createKeepCase(
  db: Database,
  keys: Keys,
  caseKeys: CaseKeys,
  keyOf: (caseId: string) => KeyObject | undefined,
): (commit: Commit) => KeptCase {
  const isAt = db.prepare("select 1 from cases where id = ? and version = ?");
  const open = db.prepare(
    `insert into cases (id, version, world, flow, state, owner, mail, phone, due, created, updated, key, body)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
  );
  const move = db.prepare(
    "update cases set version = ?, state = ?, due = ?, body = ?, updated = ? where id = ? and version = ?",
  );
  const refile = db.prepare(
    `update cases set owner = ?, mail = coalesce(?, mail), phone = coalesce(?, phone),
       version = ?, state = ?, due = ?, body = ?, updated = ? where id = ? and version = ?`,
  );

  const hashes = createRecent<Buffer>(8192); // every turn of a case has the same few
  function hashed(label: string, value: string | undefined): Buffer | null {
    if (value === undefined) return null;
    const name = `${label}|${value}`;
    let hash = hashes.get(name);
    if (!hash) {
      hash = fingerprintOf(keys.index, label, value);
      hashes.set(name, hash);
    }
    return hash;
  }

  return function keep({ case: next, expect, index }) {
    const { id, version, world, flow, state, people, opened } = next;
    const made = expect === 0 ? caseKeys.make(id) : undefined;
    const key = made?.key ?? keyOf(id) ?? caseKeys.make(id).key; // a case without a row has no key, and the swap will fail
    if (version === expect) return { key, swap: () => isAt.get([id, expect]) !== undefined, remember: () => {} };

    const seen = caseKeys.get(id);
    const before = seen?.version === expect ? seen : undefined;
    const known: Known = {
      key,
      version,
      owner: people.owner,
      mail: hashed("mail", index?.mail) ?? before?.mail ?? null,
      phone: hashed("phone", index?.phone) ?? before?.phone ?? null,
    };
    const body = seal(key, JSON.stringify(next), about.case(id, version));
    const due = next.due === undefined ? null : Math.ceil(next.due);
    const filed = [known.owner, known.mail, known.phone];
    const moved = [version, state, due, body];

    function swap({ now }: Tick): boolean {
      if (made) {
        return (
          open.run([id, version, world, flow, state, ...filed, due, opened, now, made.wrapped, body]).changes === 1
        );
      }
      if (before && isFiledAlike(before, known)) return move.run([...moved, now, id, expect]).changes === 1;
      return refile.run([...filed, ...moved, now, id, expect]).changes === 1;
    }
    return { key, swap, remember: () => caseKeys.remember(id, known) };
  };
}

/** Then the indexes need not be touched. */
function isFiledAlike(a: Known, b: Known): boolean {
  return a.owner === b.owner && equal(a.mail, b.mail) && equal(a.phone, b.phone);
}

function equal(a: Buffer | null, b: Buffer | null): boolean {
  return a === b || (a !== null && b !== null && a.equals(b));
}
