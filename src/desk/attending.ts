import { whileSomebodyWaits } from "../ledger/patience.ts";
import { newTrail, onTrail } from "../machine/trail.ts";

/**
 * Runs what somebody did on a platform: as one event, of which all that it leads to can be told apart, and for as long as
 * they wait for an answer.
 */
export function attending<T>(act: () => Promise<T>): Promise<T> {
  return onTrail(newTrail(), () => whileSomebodyWaits(act));
}
