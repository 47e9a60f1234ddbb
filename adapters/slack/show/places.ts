import { createRecent } from "../../../src/desk/platform.ts";
import { createVisits } from "../../chat/visits.ts";

/** Where somebody last did something, so that a private word finds them there. */
export interface Visit {
  /** An address. */
  here: string;
  /** Takes five answers within half an hour, also where the bot is no member. */
  responseUrl?: string;
  /** Opens a modal, within three seconds. */
  triggerId?: string;
  /** The modal it was done in. */
  view?: string;
  at: number;
}

const stayMs = 25 * 60_000;
/** Slack gives three seconds; our own call takes some of them. */
const triggerMs = 2_500;

/** In memory only: after a restart a private word goes to the person's direct messages. */
export function createPlaces(most = 10_000) {
  const visits = createVisits<Visit>(stayMs);
  const spent = createRecent<true>(most);

  return {
    ...visits,
    /** Each trigger opens one modal, however often it is delivered. */
    takeTrigger(person: string, now: number): string | undefined {
      const visit = visits.of(person, now);
      if (!visit?.triggerId || visit.at + triggerMs < now || spent.get(visit.triggerId)) return undefined;
      spent.set(visit.triggerId, true);
      return visit.triggerId;
    },
  };
}

export type Places = ReturnType<typeof createPlaces>;
