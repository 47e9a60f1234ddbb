import type { Input, Text } from "../../src/conversation/types.ts";
import type { ShownCard } from "../../src/platform.ts";
import { cardText, drawCard, wordsOf } from "./render.ts";

export interface PhoneText {
  to: string;
  text: string;
  code: string;
}

/** What a terminal shows; one for people, one for scripts. */
export interface Screen {
  card(card: ShownCard): void;
  /** One box of a form that is asked for box by box. */
  input(card: ShownCard, input: Input): void;
  notice(text: Text): void;
  secret(caseId: string, secret: string): void;
  phone(text: PhoneText): void;
}

type Write = (line: string) => void;

export function personScreen(write: Write): Screen {
  return {
    card: (card) => write(drawCard(card)),
    input: () => {},
    notice: (text) => write(`  ${wordsOf(text)}`),
    secret: (caseId, secret) => write(`\n  The password for ${caseId}, shown this once: ${secret}\n  Change it at the first sign-in.`),
    phone: ({ to, text }) => write(`\n  ☎ practice phone ${to}\n  | ${text}`),
  };
}

/** One JSON object a line. */
export function scriptScreen(write: Write): Screen {
  const line = (object: object) => write(JSON.stringify(object));
  const closed = new Set<string>();
  return {
    card(card) {
      const { caseId, question, stage, state, view } = card;
      if (stage) line({ type: "progress", case: caseId, stage, text: cardText(card) });
      else line({ type: "post", case: caseId, question: question ?? null, text: cardText(card), choices: choicesOf(card), secret: asksSecret(card) });
      if (state === "open" || closed.has(caseId)) return;
      closed.add(caseId);
      line({ type: "closed", case: caseId, state, result: resultOf(view) });
    },
    input(card, input) {
      line({ type: "post", case: card.caseId, question: card.question ?? null, text: wordsOf(input.label), choices: [], secret: input.secret === true });
    },
    notice: (text) => line({ type: "post", case: null, question: null, text: wordsOf(text), choices: [], secret: false }),
    secret: (caseId, secret) => line({ type: "reveal", case: caseId, secret }),
    phone: ({ to, text, code }) => line({ type: "sms", to, text, code }),
  };
}

function choicesOf({ view }: ShownCard): { key: string; label: string }[] {
  return (view.choices ?? []).map(({ key, label }) => ({ key, label: wordsOf(label) }));
}

function asksSecret({ view }: ShownCard): boolean {
  return view.inputs?.some((input) => input.secret) ?? false;
}

function resultOf({ fields }: ShownCard["view"]): Record<string, string> {
  const result = (fields ?? []).filter(({ key }) => key === "uin" || key === "requestId");
  return Object.fromEntries(result.map(({ key, value }) => [key, typeof value === "string" ? value : wordsOf(value)]));
}
