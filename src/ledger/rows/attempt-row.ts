import type { KeyObject } from "node:crypto";
import type { Attempt, AttemptChange } from "../ledger.ts";
import { associatedData, open, SealBroken, seal } from "../sealing.ts";

/** The column of each member of an attempt that may change. */
export const changing = {
  state: "state",
  signedAt: "signed_at",
  since: "since",
  code: "code",
  requestId: "request_id",
  uin: "uin",
  empties: "empties",
  looks: "looks",
  nextLook: "next_look",
} as const satisfies Record<keyof AttemptChange, string>;

type Changing = { [name in keyof AttemptChange]-?: AttemptChange[name] | null };

export interface AttemptRow extends Changing {
  effect: string;
  caseId: string;
  api: string;
  partner: string;
  sealed: Buffer;
  version: number;
}

/** Those columns, in the order in which `changesOf` gives the values. */
export const changeColumns = Object.values(changing);

export const attemptColumns = [
  "effect",
  'case_id as "caseId"',
  "api",
  "partner",
  "sealed",
  "version",
  ...Object.entries(changing).map(([name, column]) => `${column} as "${name}"`),
].join(", ");

const names = Object.keys(changing) as (keyof AttemptChange)[];

export function changesOf(row: { [name in keyof AttemptChange]: AttemptChange[name] | null }) {
  return names.map((name) => row[name] ?? null);
}

export function sealAttempt(row: Omit<Attempt, "version">, caseId: string, key: KeyObject): Buffer {
  if (row.caseId !== caseId) throw new Error(`${row.effect} is not an effect of ${caseId}.`);
  const content = JSON.stringify({ naturalKey: row.naturalKey, match: row.match });
  return seal(key, content, associatedData.attempt(row.caseId, row.effect));
}

/** @throws SealBroken */
export function openAttempt({ sealed, ...row }: AttemptRow, key: KeyObject | undefined): Attempt {
  const where = associatedData.attempt(row.caseId, row.effect);
  if (!key) throw new SealBroken(where, "its case is gone");
  const { naturalKey, match } = JSON.parse(open(key, sealed, where).toString());
  const known = Object.entries(row).filter(([name, value]) => value !== null || name === "nextLook");
  return { ...Object.fromEntries(known), naturalKey, match } as Attempt;
}
