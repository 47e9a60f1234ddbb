import pg from "pg";
import { StoreDown } from "../refusals.ts";

/** The SQLSTATE, or the system's own code. */
export function codeOf(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === "string" ? code : undefined;
}

/** Deadlock, or a transaction that another overtook: nothing of it is there, and done again it may stand. */
export function isCollision(error: unknown): boolean {
  return ["40P01", "40001"].includes(codeOf(error) ?? "");
}

/** Connection lost or refused, shutting down or starting, out of something, read-only, too slow, broken pages. */
const downCodes = /^(08|53|57P0|57014$|58|55P03$|25P03$|25006$|XX00[12]$)/;

/** What the server itself says of a statement stays what it is; anything else means that there is no answer. */
export function asDown(error: unknown): unknown {
  if (error instanceof StoreDown || error instanceof TypeError || error instanceof RangeError) return error;
  const isAnswer = error instanceof pg.DatabaseError && !downCodes.test(error.code ?? "");
  return isAnswer ? error : new StoreDown(error);
}

/** A wrong name or password is not mended by waiting. */
export function mayComeUp(cause: unknown): boolean {
  return /^(ECONNREFUSED|ECONNRESET|EAI_AGAIN|57P03|53300)$/.test(codeOf(cause) ?? "ECONNRESET");
}
