import pg from "pg";
import { StartError } from "../../machine/start-error.ts";
import { StoreDown } from "../errors.ts";
import { codeOf, NoHost, OnlyReads } from "./reasons.ts";

/** Whether a transaction collided with another and left nothing behind. Done again it may succeed. */
export function isCollision(error: unknown): boolean {
  return ["40P01", "40001"].includes(codeOf(error) ?? "");
}

/**
 * Codes that mean the database cannot be used now: connection lost or refused, shutting down or starting, out of
 * something, read-only, too slow, broken pages.
 */
const downCodes = /^(08|53|57P0|57014$|58|55P03$|25P03$|25006$|XX00[12]$)/;

/**
 * The error to reject with. What the server says of a statement stays what it is; anything else means that there is no
 * answer, which is StoreDown.
 */
export function asDown(error: unknown): unknown {
  if (
    error instanceof StoreDown ||
    error instanceof StartError ||
    error instanceof TypeError ||
    error instanceof RangeError
  )
    return error;
  const isAnswer = error instanceof pg.DatabaseError && !downCodes.test(error.code ?? "");
  return isAnswer ? error : new StoreDown(error);
}

/** Whether waiting may help. A wrong name or password does not mend itself. */
export function mayComeUp(cause: unknown): boolean {
  if (cause instanceof NoHost) return cause.reasons.some(mayComeUp);
  if (cause instanceof OnlyReads) return true; // a standby may be promoted in this moment
  if (/server login has been failing|server login failed/.test((cause as Error)?.message)) return true; // a pooler's words for a database behind it that is down
  return /^(ECONNREFUSED|ECONNRESET|EAI_AGAIN|57P03|53300)$/.test(codeOf(cause) ?? "ECONNRESET");
}
