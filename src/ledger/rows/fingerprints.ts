import { fingerprint, fingerprintOf, type Keys } from "../sealing.ts";

export function naturalKeyHash(keys: Keys, naturalKey: string): Buffer {
  return fingerprintOf(keys.index, "natural key", naturalKey);
}

/** The keyed hash that a counter is stored under, because its name may hold a phone number or an address. */
export function counterHash(keys: Keys, { name, windowMs }: { name: string; windowMs: number }): Buffer {
  return fingerprint(keys.index, "counter", `${windowMs}|${name}`);
}

/** The keyed hash of whom a text goes to. */
export function contactHash(keys: Keys, to: string): Buffer {
  return fingerprint(keys.index, "texted", to);
}

const termBytes = 16; // as many rows as there may be, no two terms share them

/** The keyed hash that a case is filed under, because a term may hold letters of a name. */
export function termHash({ index }: Pick<Keys, "index">, term: string): Buffer {
  return fingerprint(index, "term", term).subarray(0, termBytes);
}

/** A mark of the key that a ledger belongs to. It does not give the key away. */
export function ownerMark(keys: Keys): string {
  return fingerprint(keys.index, "ledger", "index key").toString("hex");
}

/** The end of the fixed window in which `now` lies (ms). */
export function windowEnd(now: number, windowMs: number): number {
  return (Math.floor(now / windowMs) + 1) * windowMs;
}
