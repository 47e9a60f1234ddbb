import { once } from "node:events";
import type { World } from "./world.ts";

/**
 * Waits for something to be there, looking again whenever Discord's state changes. Rejects at the deadline with what
 * `describe` says.
 */
export async function until<T>(
  world: World,
  look: () => T | undefined | null | false | 0,
  withinMs: number,
  describe: () => string,
): Promise<T> {
  const deadline = AbortSignal.timeout(withinMs);
  for (;;) {
    const found = look();
    if (found) return found;
    if (deadline.aborted) throw new Error(`it did not happen within ${withinMs} ms\n${describe()}`);
    // What it looks at may lie outside Discord, where nobody tells.
    const signal = AbortSignal.any([deadline, AbortSignal.timeout(50)]);
    await once(world.changes, "change", { signal }).catch(() => {});
  }
}
