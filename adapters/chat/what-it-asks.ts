import type { Case, Choice, Field, Text, View } from "../../src/conversation/types.ts";
import type { Form, ShownCard } from "../../src/desk/platform.ts";
import type { MessageKey } from "../../src/words/en/all.ts";
import { say, t } from "../../src/words/words.ts";

/**
 * Whether a card asks its reader something. Then it offers help, keep or go, which a reader who only waits is not
 * offered.
 */
export function isAsked({ question, view }: ShownCard): boolean {
  return question !== undefined && (view.choices ?? []).some(({ key }) => ["help", "keep", "go"].includes(key));
}

/** Whether a card asks for a texted code, which is the only question with a Resend. */
export function asksCode(card: ShownCard): boolean {
  return isAsked(card) && (card.view.choices ?? []).some(({ key }) => key === "resend");
}

/** Whether a card asks for a secret that may not be typed here. Chat platforms forbid asking for a password. */
export function forbidsTyping({ view }: Pick<ShownCard, "view">): boolean {
  return (view.inputs ?? []).some(({ secret }) => secret);
}

/** Whether a card asks for something that can be typed into a form. False where a press decides or takes an offer. */
export function asksField(card: ShownCard): boolean {
  const keys = card.view.choices?.map(({ key }) => key) ?? [];
  return (
    card.question !== undefined &&
    !card.offers &&
    !forbidsTyping(card) &&
    (keys.includes("cancel") || keys.includes("ask-cancel")) &&
    !keys.includes("go")
  );
}

/** Whether a choice asks for one field again, and does not give it an answer by itself. */
export function editsField(choice: string): boolean {
  return choice.startsWith("edit:") && !choice.includes("=");
}

/** Which box a card's button opens: the one for a code, the form, or none because there is nothing to type. */
export function typesBehind(card: ShownCard, form: Form | undefined): "code" | "form" | "answer" | undefined {
  if (asksCode(card)) return "code";
  const isPressed = card.view.choices?.some(({ key }) => key === "go" || key === "cancel:yes" || editsField(key));
  if (!form?.fields.length || isPressed || forbidsTyping(card)) return undefined;
  return form.fields.filter(({ value }) => value === undefined).length > 1 ? "form" : "answer";
}

type Sort = "answers" | "edits" | "links" | "ways" | "cancel" | "says";

/**
 * A card's choices by what they are for: answers to the question, fields to edit, the customer's link, ways round the
 * question, and what a customer tells the owner.
 */
export function sortedChoices({ view }: ShownCard): Record<Sort, Choice[]> {
  const choices = view.choices ?? [];
  const edits = choices.filter(({ key }) => editsField(key));
  const ways = choices.filter(({ key }) => key === "back" || key === "help");
  const links = choices.filter(({ key }) => key === "link" || key === "unlink");
  const cancel = choices.filter(({ key }) => key === "cancel");
  const says = choices.filter(({ key }) => ["not-my-number", "not-me", "ask-cancel", "calls"].includes(key));
  const answers = choices.filter((choice) => ![...edits, ...links, ...ways, ...cancel, ...says].includes(choice));
  return { answers, edits, links, ways, cancel, says };
}

export function stateOf(card: ShownCard): Text {
  const { state, stage, view } = card;
  if (view.over) return t("chat.state-over");
  if (state !== "open") return t(`chat.state-${state}`);
  if (stage === "unknown" || stage === "manual") return t(`chat.state-${stage}`);
  if (stage) return t("chat.state-works");
  return t(isAsked(card) ? "chat.state-asks" : "chat.state-waits");
}

/**
 * The sentences of a card. Where it asks for a password, `instead` says how that is done in a chat, which forbids
 * asking.
 */
export function bodyOf(card: ShownCard, instead: MessageKey): Text[] {
  const { body } = card.view;
  if (!forbidsTyping(card)) return body;
  return [...body.filter(({ key }) => !asksPassword.has(key)), t(instead)];
}

const asksPassword = new Set(["open.password.ask", "open.password.help", "ask.password"]);

/** The gist of a message with the label of practice, for people who hear a message and do not see it. */
export function practised(gist: Text, world: Case["world"]): Text {
  return world === "practice" ? t("chat.gist-practice", { gist }) : gist;
}

/** The RequestIds on a card, each once. People quote them to Tencent's support. */
export function requestIdsOf({ body, fields = [] }: Pick<View, "body" | "fields">): string[] {
  const own = fields.filter(isRequestId).map(({ value }) => (typeof value === "string" ? value : say(value, String)));
  const told = body.flatMap(requestIdsIn);
  return [...new Set([...own, ...told].filter((id) => id !== ""))];
}

function requestIdsIn({ values = {} }: Text): string[] {
  return Object.entries(values).flatMap(([name, value]) => {
    if (typeof value === "object") return "key" in value ? requestIdsIn(value) : [];
    return name === "requestId" ? [String(value)] : [];
  });
}

export const isRequestId = ({ key }: Field): boolean => key === "requestId";

/** The one person who reads a card. Undefined when several do. */
export function readerOf({ people, audience }: ShownCard): string | undefined {
  return people[audience as keyof ShownCard["people"]];
}
