/** Draws that depend on a seed and on nothing else. */
export interface Random {
  /** A number from 0 up to 1, which is not included. */
  next(): number;
  chance(odds: number): boolean;
  /** A whole number from 0 up to `below`, which is not included. */
  whole(below: number): number;
  between(low: number, high: number): number;
  /** A number that is as often between 1 and 10 as between 10 and 100. */
  wide(low: number, high: number): number;
  pick<T>(from: readonly T[]): T;
}

/** A generator of 32 bits (mulberry32): small, quick, and good enough to shuffle what happens when. */
export function createRandom(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const between = (low: number, high: number) => low + next() * (high - low);
  return {
    next,
    between,
    chance: (odds) => next() < odds,
    whole: (below) => Math.floor(next() * below),
    wide: (low, high) => Math.exp(between(Math.log(low), Math.log(high))),
    pick: (from) => from[Math.floor(next() * from.length)]!,
  };
}
