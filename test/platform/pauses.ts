import type { Replica } from "../desk/replica.ts";

/**
 * Resolves once a pause is in force, or none is any more, operators were told of it, and everybody was called who waited
 * for its end.
 */
export async function toldOfPauses({ ledger }: Replica, isPaused: boolean): Promise<void> {
  for (const deadline = Date.now() + 60_000; ; ) {
    const [pauses, untold, { waits }] = await Promise.all([ledger.pauses(), ledger.untold(), ledger.figures()]);
    if (pauses.length > 0 === isPaused && untold.length === 0 && (isPaused || waits === 0)) return;
    if (Date.now() > deadline) throw new Error("Somebody was not told of a pause, or not called after it.");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
