import { setTimeout as sleep } from "node:timers/promises";
import { StoreDown } from "./errors.ts";

const againMs = 250;

/**
 * Tries an act again and again while the database is away, for `ms` at most. It is for writing what only this process
 * knows yet, such as Tencent's answer. The act must do no harm when it is done twice. @throws StoreDown
 */
export async function holdOn(
  mostMs: number,
  act: () => Promise<unknown>,
  pause: (ms: number) => Promise<unknown> = sleep,
): Promise<void> {
  for (let waited = 0; ; waited += againMs) {
    try {
      await act();
      return;
    } catch (error) {
      if (!(error instanceof StoreDown) || waited >= mostMs) throw error;
      await pause(againMs);
    }
  }
}
