import { operators } from "../../src/conversation/turn/verdict.ts";
import type { Reception, ShownCard } from "../../src/desk/platform.ts";
import type { Random } from "./random.ts";
import type { Time } from "./time.ts";

export const operatorsAt = "sim:operators";

interface OperatorsParts {
  time: Time;
  random: Random;
  /** Draws the odds that an operator says something odd before. */
  whim: () => number;
  cards: () => ShownCard[];
  /** The id of the thing that a case asked for, as Tencent's console shows it at once. */
  inConsole: (caseId: string) => string | undefined;
  deliver: (what: string, event: (reception: Reception) => Promise<unknown>) => void;
  until: number;
}

const second = 1000;
const minute = 60 * second;

/**
 * Two simulated operators. Each looks now and then at the cards that need an operator, and says what the console shows.
 */
export function createOperators({ time, random, whim, cards, inConsole, deliver, until }: OperatorsParts) {
  let doings = 0;

  function come(id: string): void {
    time.at(random.wide(30 * second, 20 * minute), () => {
      if (time.now() > until) return;
      for (const card of cards().filter(isAsked)) if (random.chance(0.8)) judge(id, card);
      come(id);
    });
  }

  function judge(by: string, card: ShownCard): void {
    if (random.chance(whim())) tell(by, card, { type: "said", text: random.pick(["yes", "found 12x"]) });
    const made = inConsole(card.caseId);
    const choices = card.view.choices!.map(({ key }) => key);
    if (made === undefined && choices.includes("more"))
      return tell(by, card, { type: "pressed", choice: random.chance(0.5) ? "more" : "close" });
    const press = choices.find((key) => key === (made === undefined ? "absent" : `found:${made}`));
    tell(by, card, press ? { type: "pressed", choice: press } : { type: "said", text: `found ${made}` });
  }

  function tell(by: string, { caseId, question }: ShownCard, said: Said): void {
    const event = { id: `${by}:${doings++}`, from: { id: by, roles: [operators] }, ...(question && { question }) };
    const word = "text" in said ? said.text : said.choice;
    deliver(`${event.id} says ${word} of ${caseId}`, (reception) => reception.receive(caseId, { ...event, ...said }));
  }

  for (const name of ["kim", "lee"]) come(`sim:${name}`);
}

type Said = { type: "pressed"; choice: string } | { type: "said"; text: string };

function isAsked({ view }: ShownCard): boolean {
  return view.choices?.some(({ key }) => key === "absent" || key === "more") ?? false;
}
