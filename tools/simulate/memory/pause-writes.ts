import { type PauseWrite, type Spending, stopping } from "../../../src/ledger/pauses.ts";
import type { KeptPause, Memory, Written } from "./memory.ts";

/** The pauses that are in force. */
export function inForce({ pauses }: Memory, now: number): KeptPause[] {
  return pauses.filter(({ ended, until }) => ended === undefined && (until === undefined || until > now));
}

/** Whether a pause keeps this from happening. */
export function isStopped(memory: Memory, now: number, what: Spending): boolean {
  return inForce(memory, now).some((each) => stopping(what).includes(each.what));
}

/** Writes one row about pauses. Undefined when the row does not hold. */
export function writePause(memory: Memory, write: PauseWrite, caseId: string, now: number): Written {
  if (write.write === "not-paused") return isStopped(memory, now, write.what) ? undefined : () => {};
  if (write.write === "goes-on") {
    const waited = memory.waits.delete(caseId);
    return () => void (waited && memory.waits.add(caseId));
  }
  if (memory.waits.has(caseId)) return () => {};
  memory.waits.add(caseId);
  return () => void memory.waits.delete(caseId);
}
