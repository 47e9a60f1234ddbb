import { createRecent } from "../../src/desk/platform.ts";

const mostKnown = 10_000;
const minuteMs = 60_000;

/** Remembers each answer of `ask` for a minute, or for `cacheMs`. A failed call is repeated at once. */
export function remembering<T>(
  ask: (name: string) => Promise<T>,
  clock: () => number,
  cacheMs = minuteMs,
): (name: string) => Promise<T> {
  const known = createRecent<{ until: number; found: Promise<T> }>(mostKnown);
  return (name) => {
    const now = clock();
    const before = known.get(name);
    if (before && before.until > now) return before.found;
    const found = ask(name);
    known.set(name, { until: now + cacheMs, found });
    found.catch(() => known.delete(name));
    return found;
  };
}
