import type { Rehearsal, Someone } from "../conformance.ts";

/** A rehearsal for many talks at once, which can also tell what the desk showed before the platform drew it. */
export interface Recorded extends Rehearsal {
  /** What the requests of this person have shown since the last time. */
  news(owner: string): string[];
  pass(ms: number): void;
  /** What the platform found wrong with how we use it. */
  faults(): readonly unknown[];
  /** People of one talk, apart from those of others. */
  scene(): Pick<Rehearsal, "person">;
}

/** One talk on a stage that others share. The numbers, mails and words it uses are its own. */
export interface Scene extends Pick<Recorded, "person" | "codeFor" | "books" | "quiet"> {
  mei: Someone;
  /** Takes down what was done, and what was shown then. */
  did(words: string, act: () => Promise<unknown>): Promise<void>;
  /** The power is cut and comes back, once every talk on the stage waits for something or is over. */
  restarts(): Promise<void>;
  /** So many ms pass, the fewest that anybody waits for first, in the same manner. */
  passes(ms: number): Promise<void>;
}

/** By what happens in each. */
export type Talks = Record<string, (at: Scene) => Promise<void>>;
