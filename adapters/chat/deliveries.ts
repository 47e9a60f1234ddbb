import { unlessLate } from "./in-time.ts";
import { createTurns, lastMs } from "./turns.ts";

/** The most deliveries that are worked on at once. Behind so many nobody is answered in time, and each takes memory. */
const mostInWork = 5_000;

/** A delivery was not taken in, because too many are worked on. The platform gets no answer and may send it again. */
class TooMany extends Error {
  override name = "TooMany" as const;
}

export type Deliveries = ReturnType<typeof createDeliveries>;

/**
 * Counts the deliveries of a platform that are being worked on. `acked` is told how long each waited for its first answer
 * (ms), and of one that got none.
 */
export function createDeliveries(most = mostInWork, acked: (ms: number | undefined) => void = () => {}) {
  const busy = new Set<Promise<void>>();
  const waiting = new Set<() => void>();
  let unacked = 0;
  const turns = createTurns(() => unacked > 0);

  function oneFewer(): void {
    unacked--;
    if (unacked > 0) return;
    turns.plan();
    for (const go of waiting) go();
    waiting.clear();
  }

  return {
    /**
     * Counts a delivery until its work is done. `work` gets a function to call at its first answer. `isAwaited` is false for
     * one that nobody waits for. @throws TooMany
     */
    async run(work: (acked: () => void) => Promise<void>, isAwaited = true): Promise<void> {
      if (busy.size >= most) throw new TooMany(`${most} deliveries are in work.`);
      unacked++;
      const began = performance.now();
      let isAcked = false;
      const once = (ms?: number) => {
        if (isAcked) return;
        isAcked = true;
        oneFewer();
        if (isAwaited) acked(ms);
      };
      const running = work(() => once(performance.now() - began)).finally(() => {
        once();
        busy.delete(running);
      });
      busy.add(running);
      return running;
    },

    /** Resolves when work that follows an ack may go: drawing, calls, posts. */
    turn: turns.take,

    /** Resolves when no delivery waits for its first answer, or after `mostMs`. */
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
