import { setTimeout as pause } from "node:timers/promises";

/** Looks again and again until there is something. @throws with what was missing, once the time is over */
export async function poll<T>(
  what: string,
  look: () => T | undefined | Promise<T | undefined>,
  { withinMs = 60_000, everyMs = 20 } = {},
): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`After ${withinMs / 1_000} s there was still not ${what}.`);
    await pause(everyMs);
  }
}
