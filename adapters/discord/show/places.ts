import { unlessLate } from "../../chat/in-time.ts";
import { createVisits } from "../../chat/visits.ts";

/** Where a person last did something, so that private notices find them there. */
export interface Visit {
  /** The id of the delivery. */
  id: string;
  at: number;
  guild?: string;
  channel: string;
  /** The kind of channel: read by the person alone, by the people of a case, or by anybody. */
  kind: "direct" | "thread" | "open";
  /**
   * The token that takes private messages for 15 minutes. It resolves after the interaction's first answer; to nothing
   * if that was a modal.
   */
  token?: Promise<string | undefined>;
}

/** How long a token is used (ms). Discord allows fifteen minutes. */
const stayMs = 14 * 60_000;
const patienceMs = 5_000;

/** Remembers where people are. In memory only: after a restart a private notice goes to their direct messages. */
export function createPlaces(clock: () => number) {
  const visits = createVisits<Visit>(stayMs);
  return {
    came: visits.came,
    of: (person: string) => visits.of(person, clock()),
    /** The token that takes a private message at this visit. */
    tokenOf: async ({ token }: Visit): Promise<string | undefined> => token && unlessLate(token, patienceMs),
  };
}

export type Places = ReturnType<typeof createPlaces>;
