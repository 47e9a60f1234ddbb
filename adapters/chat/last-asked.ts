import { createRecent, type Reception, type ShownCard } from "../../src/desk/platform.ts";
import { createCodesWanted } from "./codes-wanted.ts";
import { createSeenCards, type Shown } from "./seen-cards.ts";

const mostPeople = 10_000;
const mostOpen = 1_000;

export type Asking = ReturnType<typeof createAsking>;

/** Remembers which case last asked a person something. It is the one that is meant when they name none. */
export function createAsking(platform: string, reception: Reception) {
  const last = createRecent<string>(mostPeople);
  const seen = createSeenCards(platform, reception);
  const codes = createCodesWanted(platform, reception);
  const nameOf = (person: string) => `${platform}:asked:${person}`;

  /** Notes that a case asks a person something. False when that was known. */
  function isAsking(person: string, caseId: string): boolean {
    if (last.get(person) === caseId) return false;
    last.set(person, caseId);
    return true;
  }

  return {
    isAsking,
    /** The card that a person had before their eyes when they wrote something. */
    seenBefore: seen.before,
    /** The case whose card a message shows to this person. */
    caseShownIn: seen.caseIn,
    codes,
    /**
     * Notes what a card that was shown asks. For a customer it is kept in the vault as well, because a customer's cases
     * cannot be listed.
     */
    async shown(person: string, card: ShownCard, shown?: Shown): Promise<void> {
      const { caseId, audience, question, state } = card;
      if (shown) await seen.shown(person, card, shown);
      await codes.shown(person, card);
      if (question === undefined) {
        if (state !== "open" && last.get(person) === caseId) last.delete(person);
      } else if (isAsking(person, caseId) && audience === "customer")
        await reception.rememberShown(nameOf(person), caseId);
    },
    /** Notes that the case is somebody else's now. */
    left(person: string, caseId: string): void {
      if (last.get(person) === caseId) last.delete(person);
    },
    /** The open case that last asked this person something. */
    async caseAsking(person: string): Promise<string | undefined> {
      const known = last.get(person);
      if (known) return known;
      const told = await reception.recall(nameOf(person));
      return told && (await reception.whose(told))?.state === "open" ? told : undefined;
    },
    /** The newest case of this person, which may be over. */
    async latest(person: string): Promise<string | undefined> {
      const told = await reception.recall(nameOf(person));
      return told ?? (await reception.cases(person, { most: 1 })).lines[0]?.id;
    },
    /** The open case that last asked this person something, else their newest, those that ask something first. */
    async current(person: string): Promise<string | undefined> {
      const asked = await this.caseAsking(person);
      if (asked) return asked;
      const { lines } = await reception.cases(person, { most: mostOpen, only: "open" });
      const line = lines.find(({ question }) => question !== undefined) ?? lines[0];
      if (line) isAsking(person, line.id);
      return line?.id;
    },
  };
}
