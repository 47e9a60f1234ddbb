import type { Ledger } from "../../ledger/ledger.ts";
import { whileSomebodyWaits } from "../../ledger/patience.ts";

const freshMs = 1_000;
/**
 * How long the ledger may take to answer (ms). A probe costs a third of a turn, so it gets a third of a turn's time.
 */
const patienceMs = 450;

/**
 * Tells whether turns can be kept. A request during a probe, or within a second of it, gets the same answer, because
 * every probe writes.
 */
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
