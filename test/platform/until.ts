import type { EventEmitter } from "node:events";

interface Changing {
  changes: EventEmitter;
}

/**
 * Waits for something to be there, looking again whenever a fake platform's state changes. Rejects at the deadline with what
 * `describe` says.
 */
export async function until<T>(
  { changes }: Changing,
  look: () => T | undefined | null | false | 0,
  withinMs: number,
  describe: () => string,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const found = look();
    if (found) return found;
    if (performance.now() > deadline) throw new Error(`it did not happen within ${withinMs} ms\n${describe()}`);
    await changed(changes);
  }
}

/** Or a moment later: what is looked at may lie outside of it, where nobody tells. */
function changed(changes: EventEmitter): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => {
      clearTimeout(timer);
      changes.off("change", goOn);
      resolve();
    };
    const timer = setTimeout(goOn, 50);
    changes.on("change", goOn);
  });
}
