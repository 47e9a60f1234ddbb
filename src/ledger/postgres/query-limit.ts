import { StoreDown } from "../errors.ts";
import { patiently } from "../patience.ts";

/**
 * Lets `width` queries run at a time, in the order they came. A query that would wait behind `mostWaiting` others is
 * refused.
 */
export function createQueryLimit(width: number, mostWaiting: number) {
  let free = width;
  let waiting: { enter: () => void; turnAway: (error: unknown) => void }[] = [];

  function leave(): void {
    const next = waiting.shift();
    if (next) next.enter();
    else free += 1;
  }

  function queue(): Promise<void> {
    let mine: (typeof waiting)[number];
    return patiently(
      () =>
        new Promise((enter, turnAway) => {
          mine = { enter, turnAway };
          waiting.push(mine);
        }),
      () => {
        waiting = waiting.filter((each) => each !== mine);
      },
    );
  }

  return {
    async pass<T>(work: () => Promise<T>): Promise<T> {
      if (free > 0) free -= 1;
      else if (waiting.length >= mostWaiting) throw new StoreDown();
      else await queue();
      try {
        return await work();
      } catch (error) {
        if (error instanceof StoreDown) turnAwayAll(error); // each of the waiting queries would only meet the same failure later
        throw error;
      } finally {
        leave();
      }
    },
  };

  function turnAwayAll(error: StoreDown): void {
    const all = waiting;
    waiting = [];
    for (const { turnAway } of all) turnAway(error);
  }
}
