import { createRecent, type Reception, type ShownCard } from "../../src/desk/platform.ts";
import { asksCode } from "./what-it-asks.ts";

const most = 10_000;
const waitsMs = 24 * 60 * 60_000;
/** How long a code is kept for somebody who is asked which case it is for (ms). */
const saidMs = 10 * 60_000;

/** Knows which cases wait for a code from a person, whichever of them asked last. */
export function createCodesWanted(
  platform: string,
  reception: Pick<Reception, "remember" | "rememberShown" | "recall" | "remembered" | "card">,
) {
  const wanted = createRecent<true>(most);
  const beginning = (person: string) => `${platform}:wants-code:${person}:`;
  const saidName = (person: string) => `${platform}:said-code:${person}`;

  return {
    /** Notes whether a card that was shown asks for a code. */
    async shown(person: string, card: ShownCard): Promise<void> {
      const name = beginning(person) + card.caseId;
      const asks = asksCode(card);
      if (asks === (wanted.get(name) ?? false)) return;
      if (asks) wanted.set(name, true);
      else wanted.delete(name);
      await reception.rememberShown(name, asks ? "1" : "", waitsMs);
    },
    /** The cases that wait for a code from this person now. */
    async waiting(person: string): Promise<string[]> {
      const names = await reception.remembered(beginning(person));
      const found: string[] = [];
      for (const caseId of names.map((name) => name.slice(beginning(person).length))) {
        const card = await reception.card(caseId, person);
        if (card && asksCode(card)) found.push(caseId);
      }
      return found.sort();
    },
    /** Keeps what was said, sealed, until the person has said for which case it is. */
    keep: (person: string, text: string): Promise<void> => reception.remember(saidName(person), text, saidMs),
    /** What was said, once. */
    async take(person: string): Promise<string | undefined> {
      const text = await reception.recall(saidName(person));
      if (text !== undefined) await reception.remember(saidName(person), "");
      return text;
    },
  };
}
