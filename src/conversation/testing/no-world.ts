import { BrokenPromise } from "./promise.ts";

/** Runs `play`, in which nothing may ask for the time or for randomness. @throws BrokenPromise when something does. */
export function withoutWorld<T>(play: () => T): T {
  const { Date: RealDate, Math: RealMath } = globalThis;
  const { random } = RealMath;
  const refuse = (what: string) => {
    throw new BrokenPromise(
      `A step asks for ${what}. A turn must be the same whenever it is played again: take the instant from the answers, or let an effect find it out.`,
    );
  };
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given, self) =>
      given.length === 0 ? refuse("the time") : (Reflect.construct(target, given, self) as object),
    apply: () => refuse("the time"),
    get: (target, key) => (key === "now" ? () => refuse("the time") : Reflect.get(target, key)),
  });
  RealMath.random = () => refuse("a random number");
  try {
    return play();
  } finally {
    globalThis.Date = RealDate;
    RealMath.random = random;
  }
}

/** Numbers from a seed, each from 0 to `below`, which is not reached: the same seed gives the same numbers. */
export function drawer(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}
