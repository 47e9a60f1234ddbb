import type { Case, Choice, Field, Text, View } from "../../src/conversation/types.ts";
import type { Form, ShownCard } from "../../src/desk/platform.ts";
import type { MessageKey } from "../../src/words/en/all.ts";
import { say, t } from "../../src/words/words.ts";

/** Whoever must answer can also get help, keep things as they are, or say go; who only waits can at most edit, resend and cancel. */
function isAsked({ question, view }: ShownCard): boolean {
  return question !== undefined && (view.choices ?? []).some(({ key }) => ["help", "keep", "go"].includes(key));
}

/** Only a texted code can be texted again. */
export function asksCode(card: ShownCard): boolean {
  return isAsked(card) && (card.view.choices ?? []).some(({ key }) => key === "resend");
}

/** Chat platforms forbid asking for a password, so nothing said may be taken for one either. */
export function forbidsTyping({ view }: Pick<ShownCard, "view">): boolean {
  return (view.inputs ?? []).some(({ secret }) => secret);
}

/** Not where a press decides, nor where one would take an offer. */
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

/** Behind which button one types: the box for a code, the form, or none because there is nothing to type. */
export function typesBehind(card: ShownCard, form: Form | undefined): "code" | "form" | "answer" | undefined {
  if (asksCode(card)) return "code";
  const isPressed = card.view.choices?.some(
    ({ key }) => key === "go" || key === "cancel:yes" || key.startsWith("edit:"),
  );
  if (!form?.fields.length || isPressed || forbidsTyping(card)) return undefined;
  return form.fields.filter(({ value }) => value === undefined).length > 1 ? "form" : "answer";
}

/** Choices by what they are for: answers to the question, fields to edit, the ways round it, and what a customer tells the owner. */
export function sortedChoices({ view }: ShownCard): Record<"answers" | "edits" | "ways" | "cancel" | "says", Choice[]> {
  const choices = view.choices ?? [];
  const edits = choices.filter(({ key }) => key.startsWith("edit:"));
  const ways = choices.filter(({ key }) => key === "back" || key === "help");
  const cancel = choices.filter(({ key }) => key === "cancel");
  const says = choices.filter(({ key }) => key === "not-my-number" || key === "ask-cancel");
  const answers = choices.filter((choice) => ![...edits, ...ways, ...cancel, ...says].includes(choice));
  return { answers, edits, ways, cancel, says };
}

export function stateOf(card: ShownCard): Text {
  const { state, stage } = card;
  if (state !== "open") return t(`chat.state-${state}`);
  if (stage === "unknown" || stage === "manual") return t(`chat.state-${stage}`);
  if (stage) return t("chat.state-works");
  return t(isAsked(card) ? "chat.state-asks" : "chat.state-waits");
}

/** A chat platform forbids what a flow may ask elsewhere; `instead` says how it is done here. */
export function bodyOf(card: ShownCard, instead: MessageKey): Text[] {
  const { body } = card.view;
  if (!forbidsTyping(card)) return body;
  return [...body.filter(({ key }) => !asksPassword.has(key)), t(instead)];
}

const asksPassword = new Set(["open.password.ask", "open.password.help", "ask.password"]);

/** For who hears a message and does not see its label. */
export function practised(gist: Text, world: Case["world"]): Text {
  return world === "practice" ? t("chat.gist-practice", { gist }) : gist;
}

/** What somebody quotes to Tencent's support: each once, whether a field or a sentence has it. */
export function requestIdsOf({ body, fields = [] }: Pick<View, "body" | "fields">): string[] {
  const own = fields.filter(isRequestId).map(({ value }) => (typeof value === "string" ? value : say(value, String)));
  const told = body.flatMap(({ values }) => (typeof values?.requestId === "string" ? [values.requestId] : []));
  return [...new Set([...own, ...told].filter((id) => id !== ""))];
}

export const isRequestId = ({ key }: Field): boolean => key === "requestId";
