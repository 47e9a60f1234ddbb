import { StoreDown } from "../refusals.ts";

/** SQLite's primary codes, as they are in the lowest byte of each code. */
const [perm, busy, locked, noMemory, readonly, io, corrupt, full, cantOpen, protocol, notDatabase] = [
  3, 5, 6, 7, 8, 10, 11, 13, 14, 15, 26,
];
const downCodes = new Set<unknown>([
  perm,
  busy,
  locked,
  noMemory,
  readonly,
  io,
  corrupt,
  full,
  cantOpen,
  protocol,
  notDatabase,
]);

/** What the disk, or another process on the file, does to us. What SQLite says of a statement stays what it is. */
export function asDown(error: unknown): unknown {
  if (error instanceof StoreDown) return error;
  const isSystems = typeof (error as { syscall?: unknown }).syscall === "string"; // of a sync or a look at the file
  return isSystems || downCodes.has(primaryOf(error)) ? new StoreDown(error) : error;
}

/** Another process has the file just now. */
export function isBusy(error: unknown): boolean {
  return primaryOf(error instanceof StoreDown ? error.cause : error) === busy;
}

/** Pages are not what they were when they were written. */
export function isDamage(error: unknown): boolean {
  return [corrupt, notDatabase].includes(primaryOf(error instanceof StoreDown ? error.cause : error) ?? 0);
}

function primaryOf(error: unknown): number | undefined {
  const { rawCode } = (error ?? {}) as { rawCode?: unknown };
  return typeof rawCode === "number" ? rawCode & 0xff : undefined;
}
