import type { Case, Event, Text } from "../conversation/types.ts";
import type { Committed, Ledger, Write } from "../ledger/ledger.ts";
import { isBegun } from "../ledger/rows/case-to-keep.ts";
import { windowEnd } from "../ledger/rows/fingerprints.ts";
import { t } from "../words/words.ts";
import { idsOf, type Links } from "./linked-people.ts";

export interface OpeningLimits {
  /** Ids of one person on several platforms count together. */
  links: Links;
  /** Requests that one person may have open; those that nothing was answered in yet do not count. */
  most: number;
  /** New ones in a minute. */
  aMinute: number;
}

/** Why nothing was opened, and the oldest request they have open, if that is in the way. */
export interface TooMany {
  why: Text;
  oldest?: Case;
}

/** Whoever would open another one has as much going as one may. */
export class OpenTooMany extends Error {
  override name = "OpenTooMany" as const;
  readonly tooMany: TooMany;

  constructor(tooMany: TooMany) {
    super("This person has too much going to open more.");
    this.tooMany = tooMany;
  }
}

/** More of one person's than that, and something runs wild. */
export const openedAMinute = 10;
const minute = 60_000;
const longestList = 1_000;

/** How much one person may have going. It is counted in the commit that adds to it; the sentences are for whoever it refuses. */
export function createOpenings(ledger: Pick<Ledger, "list" | "now">, { links, most, aMinute }: OpeningLimits) {
  /** The same ids in the same order, whichever of them is given. */
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
    ofNew: (opener: string): Write[] => [
      { write: "count", name: `opened by ${person(opener)[0]}`, windowMs: minute, limit: aMinute },
      hasRoom(opener),
    ],
    /** Of a turn that a person took: a request counts from its first answer on, and for whoever it is given to. */
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
