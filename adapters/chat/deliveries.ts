import { unlessLate } from "./in-time.ts";

/** The longest that any platform waits for a first answer (ms). */
const lastMs = 3_000;

/** The most deliveries that are worked on at once. Behind so many nobody is answered in time, and each takes memory. */
const mostInWork = 5_000;

/** A delivery was not taken in, because too many are worked on. The platform gets no answer and may send it again. */
class TooMany extends Error {
  override name = "TooMany" as const;
}

export type Deliveries = ReturnType<typeof createDeliveries>;

/** Counts the deliveries of a platform that are being worked on. */
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
    /** Counts a delivery until its work is done. `work` gets a function to call at its first answer. @throws TooMany */
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

    /** Resolves when no delivery waits for its first answer, or after `mostMs`. For work that nobody waits for. */
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

    /** Resolves when every delivery in work is done, or too late for its ack. */
    async settled(): Promise<void> {
      await unlessLate(Promise.allSettled(busy), lastMs);
    },
  };
}
