import { AsyncLocalStorage } from "node:async_hooks";
import { StoreDown } from "./refusals.ts";

/** Slack and Discord give an answer three seconds; what we ask them who somebody is may take half of that, and no less than this. */
const patienceMs = 1_400;

interface Patience {
  leftMs: number;
  /** Questions that are not answered yet, and since when there are any. */
  open: number;
  since: number;
  isOver: boolean;
}

const current = new AsyncLocalStorage<Patience | undefined>();

/**
 * For what somebody waits for: all that it asks a database on another machine may take so long together, and whatever it
 * asks then is refused. What else it waits for does not count.
 */
export async function whileSomebodyWaits<T>(act: () => Promise<T>, leftMs = patienceMs): Promise<T> {
  const patience: Patience = { leftMs, open: 0, since: 0, isOver: false };
  try {
    return await current.run(patience, act);
  } finally {
    patience.isOver = true; // what it has begun goes on as if nobody had waited
  }
}

/** For what an act begins and others need as well. */
export function forEverybody<T>(begin: () => T): T {
  return current.run(undefined, begin);
}

/** Asks, for as long as whoever waits has patience. `late` is called before the refusal. @throws StoreDown */
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
