/**
 * Counts what comes and goes, and lets at most so many of each be there at once. `keyOf` tells under which name
 * something counts, and is undefined for what has no limit.
 */
export function countEach(mostOfEach: number, keyOf: (of: string) => string | undefined = (of) => of) {
  const counts = new Map<string, number>();
  const countOf = (key: string) => counts.get(key) ?? 0;

  function hasRoom(of: string): boolean {
    const key = keyOf(of);
    return key === undefined || countOf(key) < mostOfEach;
  }

  return {
    hasRoom,
    /** Counts one that comes. False, and not counted, when there are as many as there may be. */
    comes(of: string): boolean {
      const key = keyOf(of);
      if (!hasRoom(of)) return false;
      if (key !== undefined) counts.set(key, countOf(key) + 1);
      return true;
    },
    goes(of: string): void {
      const key = keyOf(of);
      if (key === undefined) return;
      if (countOf(key) > 1) counts.set(key, countOf(key) - 1);
      else counts.delete(key);
    },
  };
}
