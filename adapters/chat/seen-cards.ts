import type { Seen, Text } from "../../src/conversation/types.ts";
import { createRecent, type Reception, type ShownCard } from "../../src/desk/platform.ts";
import { inLanguage, say } from "../../src/words/words.ts";

/** The message that shows a card, and since when it has shown it, by the platform's clock where it tells (ms). */
export interface Shown {
  message: string;
  at: number;
}

/** When and where something was written. `replies` is the message that it answers. */
export interface Wrote {
  at: number;
  isPrivate: boolean;
  replies?: string | undefined;
}

interface Kept extends Shown {
  question?: string;
  choices: { key: string; label: Text }[];
}

const mostCards = 20_000;
const keepMs = 72 * 60 * 60_000;
const decisions = new Set(["go", "keep", "cancel:yes", "not-answer"]);

/** Remembers what each person's card asked, and since when, so that it is known what they had read when they wrote. */
export function createSeenCards(platform: string, reception: Pick<Reception, "rememberShown" | "recall">) {
  const cards = createRecent<Kept>(mostCards);
  const messages = createRecent<string>(mostCards);
  const nameOf = (person: string, caseId: string) => `${platform}:seen:${person}:${caseId}`;

  /** The words of a choice stand for it, in any language. */
  function named(text: string, choices: Kept["choices"]): string | undefined {
    const said = wordsOf(text);
    const isIt = (label: Text) => wordsOf(say(label, String)) === said;
    return choices.find(({ label }) =>
      (["en", "zh"] as const).some((language) => inLanguage(language, () => isIt(label))),
    )?.key;
  }

  return {
    /** The case whose card stands in this message, as far as this desk has shown it. */
    caseIn: (person: string, message: string): string | undefined => messages.get(`${person}:${message}`),
    /** Notes what a card shows from now on. Decisions are kept for other desks, and for after a restart. */
    async shown(person: string, { caseId, question, view, offers }: ShownCard, { message, at }: Shown): Promise<void> {
      const choices = (view.choices ?? []).map(({ key, label }) => ({ key, label }));
      const kept: Kept = { message, at, choices, ...(question && { question }) };
      const name = nameOf(person, caseId);
      messages.set(`${person}:${message}`, caseId);
      const before = cards.get(name);
      cards.set(name, kept);
      const decides = ({ choices: those }: Pick<Kept, "choices">) => those.some(({ key }) => decisions.has(key));
      if (decides(kept) || offers) await reception.rememberShown(name, JSON.stringify(kept), keepMs);
      else if (before && decides(before)) await reception.rememberShown(name, "");
    },
    /**
     * The card that a person had before their eyes when they wrote this: shown to them before, and they wrote in
     * private or in reply to it. Undefined for any other.
     */
    async before(person: string, caseId: string, text: string, wrote: Wrote): Promise<Seen | undefined> {
      const name = nameOf(person, caseId);
      const known = cards.get(name) ?? readKept(await reception.recall(name));
      if (!known || known.at >= wrote.at) return undefined;
      if (!wrote.isPrivate && wrote.replies !== known.message) return undefined;
      const { question, choices } = known;
      const pressed = named(text, choices);
      return {
        ...(question && { question }),
        choices: choices.map(({ key }) => key),
        ...(pressed && { named: pressed }),
      };
    },
  };
}

function readKept(known: string | undefined): Kept | undefined {
  return known === undefined ? undefined : (JSON.parse(known) as Kept);
}

function wordsOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[\s,，.。!！]+/g, " ")
    .trim();
}
