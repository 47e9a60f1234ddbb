/** Counts calls in each second of the clock, by key. Only calls that were let through are counted. */
export function createRates(clock: () => number) {
  const counts = new Map<string, { second: number; calls: number }>();
  return function take(key: string, perSecond: number): boolean {
    const second = Math.floor(clock() / 1000);
    const count = counts.get(key);
    if (count?.second !== second) {
      counts.set(key, { second, calls: 1 });
      return true;
    }
    if (count.calls >= perSecond) return false;
    count.calls += 1;
    return true;
  };
}
