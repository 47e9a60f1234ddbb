import { unlessLate } from "./in-time.ts";

/** No platform waits longer for a first answer. */
const lastMs = 3_000;

/** Behind so many nobody is answered in time; and each takes memory until it is done. */
const mostInWork = 5_000;

/** Not taken in: whoever sent it hears of no answer, and may send it again. */
class TooMany extends Error {
  override name = "TooMany" as const;
}

export type Deliveries = ReturnType<typeof createDeliveries>;

/** What a platform has sent and is being worked on. */
export function createDeliveries(most = mostInWork) {
  const busy = new Set<Promise<void>>();
  const waiting = new Set<() => void>();
  let unacked = 0;

  function acked(): void {
    unacked--;
    if (unacked > 0) return;
    for (const go of waiting) go();
    waiting.clear();
  }

  return {
    /** Counts a delivery until its work is done; `work` is given what to call at its first answer. @throws TooMany */
    async run(work: (acked: () => void) => Promise<void>): Promise<void> {
      if (busy.size >= most) throw new TooMany(`${most} deliveries are in work.`);
      unacked++;
      let isAcked = false;
      const once = () => {
        if (!isAcked) acked();
        isAcked = true;
      };
      const running = work(once).finally(() => {
        once();
        busy.delete(running);
      });
      busy.add(running);
      return running;
    },

    /** Somebody waits three seconds for an answer; whatever nobody waits for comes after those, or after `mostMs`. */
    async calm(mostMs: number): Promise<void> {
      if (unacked === 0) return;
      await new Promise<void>((resolve) => {
        const go = () => {
          clearTimeout(timer);
          resolve();
        };
        const timer = setTimeout(() => {
          waiting.delete(go);
          resolve();
        }, mostMs);
        waiting.add(go);
      });
    },

    /** Resolves when what is in work is done, or too late for its ack. */
    async settled(): Promise<void> {
      await unlessLate(Promise.allSettled(busy), lastMs);
    },
  };
}
