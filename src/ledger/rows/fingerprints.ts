import { fingerprint, fingerprintOf, type Keys } from "../sealing.ts";

export function naturalKeyHash(keys: Keys, naturalKey: string): Buffer {
  return fingerprintOf(keys.index, "natural key", naturalKey);
}

/** A counter's name may hold a number or a mail. */
export function counterHash(keys: Keys, { name, windowMs }: { name: string; windowMs: number }): Buffer {
  return fingerprint(keys.index, "counter", `${windowMs}|${name}`);
}

/** Whom a ledger belongs to, without telling the key. */
export function ownerMark(keys: Keys): string {
  return fingerprint(keys.index, "ledger", "index key").toString("hex");
}

/** When the fixed window that `now` lies in is over. */
export function windowEnd(now: number, windowMs: number): number {
  return (Math.floor(now / windowMs) + 1) * windowMs;
}
