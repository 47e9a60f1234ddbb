import type { Ledger } from "../../ledger/ledger.ts";
import { whileSomebodyWaits } from "../../ledger/patience.ts";

const freshMs = 1_000;
/** A look is a third of what a turn takes, and is given a third of the time. */
const patienceMs = 450;

/** Whether turns can be kept. Whoever asks meanwhile, or within a second, hears the same, since every look writes. */
export function createReady(ledger: Pick<Ledger, "probe">, clock = () => performance.now()): () => Promise<boolean> {
  let last: Promise<boolean> | undefined;
  let until = 0;
  return () => {
    if (!last || clock() >= until) {
      until = Number.POSITIVE_INFINITY;
      last = whileSomebodyWaits(() => ledger.probe(), patienceMs).then(
        () => true,
        () => false,
      );
      void last.then(() => {
        until = clock() + freshMs;
      });
    }
    return last;
  };
}
