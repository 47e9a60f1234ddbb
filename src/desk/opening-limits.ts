import { isEmpty } from "../conversation/empty.ts";
import type { Flow } from "../conversation/flow.ts";
import type { Case, Event, Text } from "../conversation/types.ts";
import type { Committed, Ledger, Write } from "../ledger/ledger.ts";
import { isBegun } from "../ledger/rows/case-to-keep.ts";
import { windowEnd } from "../ledger/rows/fingerprints.ts";
import { t } from "../words/words.ts";
import { idsOf, type LinkedPeople } from "./linked-people.ts";

export interface OpeningLimits {
  /** Ids of one person on several platforms count together. */
  links: LinkedPeople;
  /** How many requests one person may have open. Requests without a single answer do not count. */
  most: number;
  /** How many requests one person may open in a minute. */
  aMinute: number;
}

/** Why nothing was opened, for the person, and an open request of theirs to go on with, if having too many is the reason. */
export interface TooMany {
  why: Text;
  oldest?: Case;
}

/** A person who wants to open a request has as many as one person may. */
export class OpenTooMany extends Error {
  override name = "OpenTooMany" as const;
  readonly tooMany: TooMany;

  constructor(tooMany: TooMany) {
    super("This person has too much going to open more.");
    this.tooMany = tooMany;
  }
}

/** How many requests one person can sensibly open in a minute. More than that means a script that runs wild. */
export const openedAMinute = 10;
const minute = 60_000;
const longestList = 1_000;
const mostEmpty = 3;

/**
 * Limits how many requests one person may have open. The counting is done by rows in the commit that would add one; the
 * sentences are for the person who is refused.
 */
export function createOpeningLimits(ledger: Pick<Ledger, "list" | "now">, { links, most, aMinute }: OpeningLimits) {
  /** All ids of a person, in an order that does not depend on which of them is given. */
  const person = (id: string): string[] => idsOf(links, id).toSorted();
  const hasRoom = (owner: string): Write => ({ write: "has-room", person: person(owner), limit: most });
  const counts = ({ state, people }: Case, owner: string) => state === "open" && person(people.owner).includes(owner);

  async function oldestOf(owner: string): Promise<Case | undefined> {
    const lists = person(owner).map((id) => ledger.list({ owner: id, state: "open", limit: longestList }));
    return (await Promise.all(lists))
      .flat()
      .filter(isBegun)
      .toSorted((a, b) => a.opened - b.opened)[0];
  }

  return {
    /** Refuses a new request, unless its event was seen before: then it gives the number of the first time. */
    ofNone: (opener: string): Write[] => [{ write: "has-room", person: person(opener), limit: 0 }],
    /** The request to go on with, for a person who has opened three with nothing in them yet. */
    async emptyOf(opener: string, world: Case["world"], flowOf: (id: string) => Flow | undefined) {
      const open = await ledger.list({ owner: person(opener), world, state: "open", limit: longestList });
      const empty = open.filter((each) => {
        const flow = flowOf(each.flow);
        return flow !== undefined && !flow.retired && isEmpty(flow, each);
      });
      const [newest] = empty;
      if (!newest || empty.length < mostEmpty) return undefined;
      return { why: t("talk.go-on-with", { count: empty.length, case: newest.id }), oldest: newest };
    },
    ofNew: (opener: string): Write[] => [
      { write: "count", name: `opened by ${person(opener)[0]}`, windowMs: minute, limit: aMinute },
      hasRoom(opener),
    ],
    /**
     * The rows for a turn that a person took. A request counts from its first answer on, and for the new owner when it
     * is handed over.
     */
    ofTurn(before: Case, next: Case): Write[] {
      const { owner } = next.people;
      const counted = isBegun(before) && counts(before, owner);
      return !counted && isBegun(next) && counts(next, owner) ? [hasRoom(owner)] : [];
    },
    async whyNot(opener: string, { write }: Extract<Committed, { is: "conflict" }>): Promise<TooMany> {
      if (write === "count") return { why: t("talk.too-fast", { at: { at: windowEnd(await ledger.now(), minute) } }) };
      const oldest = await oldestOf(opener);
      return { why: t("talk.too-many", { most }), ...(oldest && { oldest }) };
    },
    async whyNotOn(event: Event, owner: string): Promise<Text> {
      if (event.type === "handed") return t("talk.too-many-theirs", { person: { person: owner }, most });
      const oldest = await oldestOf(owner);
      return t("talk.too-many-begun", { most, case: oldest?.id ?? "" });
    },
  };
}
