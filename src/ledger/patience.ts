import { AsyncLocalStorage } from "node:async_hooks";
import { StoreDown } from "./errors.ts";

/**
 * How long somebody who waits for an answer lets the database take (ms). Slack and Discord allow three seconds, and
 * asking them who somebody is may take half of that.
 */
const patienceMs = 1_400;

interface Patience {
  leftMs: number;
  /** How many questions to the database are open, and since when there are any. */
  open: number;
  since: number;
  isOver: boolean;
}

const current = new AsyncLocalStorage<Patience | undefined>();

/**
 * Runs an act that somebody waits for. All its questions to a database on another machine may take `leftMs` together;
 * after that, questions are refused with StoreDown. Time spent on anything else does not count.
 */
export async function whileSomebodyWaits<T>(act: () => Promise<T>, leftMs = patienceMs): Promise<T> {
  const patience: Patience = { leftMs, open: 0, since: 0, isOver: false };
  try {
    return await current.run(patience, act);
  } finally {
    patience.isOver = true; // work that the act has begun goes on as if nobody waited
  }
}

/** Runs work that others need as well, so that the deadline of the person who began it does not end it. */
export function forEverybody<T>(begin: () => T): T {
  return current.run(undefined, begin);
}

/**
 * Asks the database, for as long as the person who waits can wait. `late` is called before StoreDown is thrown. @throws
 * StoreDown
 */
export function patiently<T>(ask: () => Promise<T>, late: () => void = () => {}): Promise<T> {
  const patience = current.getStore();
  return !patience || patience.isOver ? ask() : within(patience, ask, late);
}

function within<T>(patience: Patience, ask: () => Promise<T>, late: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    if (patience.open === 0) patience.since = performance.now();
    const leftMs = patience.leftMs - (performance.now() - patience.since);
    if (leftMs <= 0) return reject(tooLate());
    patience.open += 1;
    let isOpen = true;

    function close(): boolean {
      const isFirst = isOpen;
      isOpen = false;
      clearTimeout(timer);
      if (isFirst) patience.open -= 1;
      if (isFirst && patience.open === 0) patience.leftMs -= performance.now() - patience.since;
      return isFirst;
    }
    function giveUp(): void {
      if (!close()) return;
      late();
      reject(tooLate());
    }

    const timer = setTimeout(() => setImmediate(giveUp), leftMs); // what has arrived meanwhile is read first
    ask().then(
      (answer) => close() && resolve(answer),
      (error) => close() && reject(error),
    );
  });
}

function tooLate(): StoreDown {
  return new StoreDown(new Error("it takes too long"));
}
