import { setTimeout as pause } from "node:timers/promises";
import { explain } from "./errors.ts";
import type { CallOutcome } from "./outcome.ts";

const leastMs = 400;
const spreadMs = 800;

/**
 * Asks for something that may be asked for as often as one likes, and again a little later while Tencent refuses it only
 * because it was asked too often, as when several desks start together. Gives the last answer once the signal says so.
 */
export async function askInTurn<T>(
  action: string,
  ask: () => Promise<CallOutcome<T>>,
  signal: AbortSignal,
): Promise<CallOutcome<T>> {
  for (;;) {
    const outcome = await ask();
    if (outcome.is !== "refused" || explain(action, outcome.code).repeat !== "wait" || signal.aborted) return outcome;
    await pause(leastMs + Math.random() * spreadMs, undefined, { signal }).catch(() => {}); // the signal ends the pause
  }
}
