import type { Replica } from "../desk/replica.ts";

/** Resolves once operators were told of every pause, and everybody was called who waited for the end of one. */
export async function toldOfPauses({ ledger }: Replica): Promise<void> {
  for (const deadline = Date.now() + 60_000; ; ) {
    if ((await ledger.untold()).length === 0 && (await ledger.waiters(1)).length === 0) return;
    if (Date.now() > deadline) throw new Error("Somebody was not told of a pause, or not called after it.");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
