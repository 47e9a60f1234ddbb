import type { World } from "./world.ts";

/**
 * Waits for something to be there, looking again whenever Slack's state changes. Rejects at the deadline with what
 * `describe` says.
 */
export async function until<T>(
  world: World,
  look: () => T | undefined | null | false,
  withinMs: number,
  describe: () => string,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== null && found !== false) return found;
    if (performance.now() > deadline) throw new Error(`it did not happen within ${withinMs} ms\n${describe()}`);
    await changed(world);
  }
}

/** Or a moment later: what is looked at may lie outside Slack, where nobody tells. */
function changed({ changes }: World): Promise<void> {
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
