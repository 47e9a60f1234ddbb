import type { Ledger } from "../ledger/ledger.ts";
import { queues } from "../ledger/queues.ts";
import { spacing } from "../tencent/rates.ts";
import type { Desk } from "./desk.ts";

/**
 * Waits that are told (s). A wait shorter than the first is not told at all, and a card is drawn anew only when its
 * wait has come down to the next of these.
 */
const worthAWord = [10, 20, 40, 60, 120, 300, 600, 1_800, 3_600];
const shortestMs = 5_000;
const atOnce = 16;
const longestLine = 10_000;
const queue = "createAccount";
const everyMs = spacing(queues[queue]);

/** Tells people whose account waits in the queue roughly how long it will take. One desk at a time does so for all. */
export function createQueueNews({ ledger, desk }: { ledger: Ledger; desk: Desk }): () => Promise<number> {
  let told = new Map<string, number>();

  return async function tellWaiting() {
    const ahead = Math.ceil(shortestMs / everyMs);
    const line = await ledger.line(queue, ahead, longestLine);
    const now = new Map<string, number>();
    const news = line.flatMap(({ effect, caseId }, n) => {
      const seconds = aboutSeconds((ahead + n) * everyMs);
      now.set(effect, told.get(effect) ?? Number.POSITIVE_INFINITY);
      return seconds < now.get(effect)! ? [{ effect, caseId, seconds }] : [];
    });
    told = now;
    if (news.length === 0 || (await ledger.slot("queue news", 500, 0)) === undefined) return 0;
    const round = news.slice(0, atOnce);
    await Promise.all(round.map(({ effect, caseId, seconds }) => desk.queued(effect, caseId, seconds)));
    for (const { effect, seconds } of round) told.set(effect, seconds);
    return round.length;
  };
}

function aboutSeconds(ms: number): number {
  return worthAWord.find((seconds) => seconds * 1000 >= ms) ?? worthAWord.at(-1)!;
}
