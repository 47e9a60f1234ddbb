import type { FromPerson } from "../../src/conversation/types.ts";
import type { Reception, ShownCard } from "../../src/desk/platform.ts";
import { type AnswerParts, createAnswers, type Doing, type Wish } from "./answers.ts";

interface PersonParts extends Omit<AnswerParts, "tell" | "isTired" | "leave"> {
  cards: () => ShownCard[];
  /** Delivers what a person does, as late and as often as a platform does. */
  deliver: (what: string, event: (reception: Reception) => Promise<unknown>) => void;
  until: number;
}

export interface Person {
  wish: Wish;
  readonly isOver: boolean;
  /** The number of presses and words that may have sent a text. */
  readonly goes: number;
}

const second = 1000;
const mostDoings = 40;
const patience = 5;

/** A simulated person, who wants something of Tencent, looks at the newest card, and is not patient. */
export function createPerson(parts: PersonParts): Person {
  const { wish, time, random, whim, cards, deliver, until } = parts;
  const from = { id: wish.id };
  let isOver = false;
  let doings = 0;
  let goes = 0;
  let opened = 0;

  const answers = createAnswers({
    ...parts,
    tell,
    isTired: () => goes > patience && random.chance(0.3),
    leave() {
      isOver = true;
    },
  });
  const next = (ms: number) => time.at(ms, act);
  const think = () => (random.chance(0.04) ? random.wide(30 * second, 900 * second) : random.between(1, 15) * second);
  next(random.between(0, 60) * second);

  function act(): void {
    if (isOver || time.now() > until || doings >= mostDoings) {
      isOver = true;
      return;
    }
    const card = cards()[0];
    if (!card) openCase();
    else if (card.state !== "open") isOver = true;
    else if (random.chance(whim())) answers.odd(card);
    else if (card.question) answers.to(card, card.question);
    if (!isOver) next(card?.question ? think() : random.between(10, 60) * second);
  }

  function openCase(): void {
    if (opened > 0 && time.now() < opened + 600 * second) return;
    opened = time.now();
    const event = `${wish.id}:open:${doings++}`;
    deliver(event, (reception) => reception.open({ event, flow: wish.kind, from, at: wish.id }));
  }

  function tell({ caseId }: ShownCard, doing: Doing): void {
    const id = `${wish.id}:${doings++}`;
    const said = "text" in doing ? doing.text : "choice" in doing ? doing.choice : "";
    if (said === "go" || said === "resend") goes += 1;
    const event = { id, from, ...doing } as FromPerson;
    deliver(`${id} ${doing.type} ${said} ${caseId}`, (reception) => reception.receive(caseId, event));
  }

  return {
    wish,
    get isOver() {
      return isOver;
    },
    get goes() {
      return goes;
    },
  };
}
