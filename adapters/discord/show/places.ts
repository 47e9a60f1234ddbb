import { unlessLate } from "../../chat/in-time.ts";
import { createVisits } from "../../chat/visits.ts";

/** Where somebody last did something, so that a private word finds them there. */
export interface Visit {
  /** The delivery. */
  id: string;
  at: number;
  guild?: string;
  channel: string;
  /** Who reads in that channel: they alone, the people of a case, or anybody. */
  kind: "direct" | "thread" | "open";
  /** Takes private words for a quarter of an hour, once Discord has heard a first answer; after a modal there is none. */
  token?: Promise<string | undefined>;
}

/** Discord gives fifteen minutes. */
const stayMs = 14 * 60_000;
const patienceMs = 5_000;

/** In memory only: after a restart a private word goes to the person's direct messages. */
export function createPlaces(clock: () => number) {
  const visits = createVisits<Visit>(stayMs);
  return {
    came: visits.came,
    of: (person: string) => visits.of(person, clock()),
    /** What takes a private word there. */
    tokenOf: async ({ token }: Visit): Promise<string | undefined> => token && unlessLate(token, patienceMs),
  };
}

export type Places = ReturnType<typeof createPlaces>;
