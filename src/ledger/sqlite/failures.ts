import { StoreDown } from "../errors.ts";

/** SQLite's primary result codes. They are the lowest byte of every code. */
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

/**
 * The error to throw. What the disk or another process does to the file is StoreDown; what SQLite says of a statement
 * stays what it is.
 */
export function asDown(error: unknown): unknown {
  if (error instanceof StoreDown) return error;
  // set on errors of a sync, or of reading the file's attributes
  const isSystems = typeof (error as { syscall?: unknown }).syscall === "string";
  return isSystems || downCodes.has(primaryOf(error)) ? new StoreDown(error) : error;
}

/** Whether another process holds the file just now. */
export function isBusy(error: unknown): boolean {
  return primaryOf(error instanceof StoreDown ? error.cause : error) === busy;
}

/** Whether pages are not what they were when they were written. */
export function isDamage(error: unknown): boolean {
  return [corrupt, notDatabase].includes(primaryOf(error instanceof StoreDown ? error.cause : error) ?? 0);
}

function primaryOf(error: unknown): number | undefined {
  const { rawCode } = (error ?? {}) as { rawCode?: unknown };
  return typeof rawCode === "number" ? rawCode & 0xff : undefined;
}
