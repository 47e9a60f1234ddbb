import { createRecent } from "../../../src/desk/platform.ts";
import { createVisits } from "../../chat/visits.ts";
import { limits } from "../limits.ts";

/** Where a person last did something, so that private notices find them there. */
export interface Visit {
  /** The address of the place. */
  here: string;
  /** A URL that takes five answers within half an hour, also where the bot is no member. */
  responseUrl?: string;
  /** The id that opens one modal, within three seconds. */
  triggerId?: string;
  at: number;
}

const stayMs = 25 * 60_000;
/** How many notices go to one response URL. Slack takes five answers there, and one may turn a page. */
const mostNotices = 4;

/** Remembers where people are. In memory only: after a restart a private notice goes to their direct messages. */
export function createPlaces(most = 10_000) {
  const visits = createVisits<Visit>(stayMs);
  const spent = createRecent<true>(most);
  const told = createRecent<number>(most);

  function openTrigger(person: string, now: number): string | undefined {
    const { triggerId, at } = visits.of(person, now) ?? {};
    return triggerId && at! + limits.triggerMs >= now && !spent.get(triggerId) ? triggerId : undefined;
  }

  return {
    ...visits,
    /** Whether a modal can still be opened for a person. */
    canOpen: (person: string, now: number): boolean => openTrigger(person, now) !== undefined,
    /** Whether one more notice may go to this response URL. It is counted. */
    takesNotice(responseUrl: string): boolean {
      const notices = told.get(responseUrl) ?? 0;
      told.set(responseUrl, notices + 1);
      return notices < mostNotices;
    },
    /** Takes the trigger, which opens one modal only. */
    takeTrigger(person: string, now: number): string | undefined {
      const trigger = openTrigger(person, now);
      if (trigger) spent.set(trigger, true);
      return trigger;
    },
  };
}

export type Places = ReturnType<typeof createPlaces>;
