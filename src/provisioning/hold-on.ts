import { setTimeout as sleep } from "node:timers/promises";
import { StoreDown } from "../ledger/refusals.ts";
import type { Parts } from "./parts.ts";

const againMs = 250;

/**
 * Writes down what only this process has heard, again and again while the database is away, for as long as the job is
 * ours; from then on others find it out without us. The act must do no harm when it is done twice. @throws StoreDown
 */
export async function holdOn(
  { times, pause = sleep }: Pick<Parts, "times" | "pause">,
  act: () => Promise<unknown>,
): Promise<void> {
  for (let waited = 0; ; waited += againMs) {
    try {
      await act();
      return;
    } catch (error) {
      if (!(error instanceof StoreDown) || waited >= times.effectLeaseMs) throw error;
      await pause(againMs);
    }
  }
}
