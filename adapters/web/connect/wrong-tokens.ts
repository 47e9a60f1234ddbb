import { setTimeout as pause } from "node:timers/promises";

const countedMs = 60_000;
/** So many wrong tokens in a minute wait for nothing, such as those of people who mistype. */
const free = 20;
const eachMs = 100;
const longestMs = 5_000;
/** The most answers that wait at once. Above that a wrong token is refused without one. */
const mostWaiting = 200;

/**
 * Counts wrong tokens of the whole desk, and lets the answers to wrong ones wait. A right token never waits, so nobody
 * can keep a customer out by guessing.
 */
export function createWrongTokens(clock: () => number) {
  let [count, since, waiting] = [0, Number.NEGATIVE_INFINITY, 0];
  return {
    /** Waits as long as the answer to a wrong token does. False when there are too many to wait. */
    async slow(): Promise<boolean> {
      if (clock() - since > countedMs) [count, since] = [0, clock()];
      count += 1;
      const ms = Math.min(longestMs, Math.max(0, count - free) * eachMs);
      if (ms === 0) return true;
      if (waiting >= mostWaiting) return false;
      waiting += 1;
      await pause(ms);
      waiting -= 1;
      return true;
    },
  };
}
