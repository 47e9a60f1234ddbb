import type { Text } from "../../src/conversation/types.ts";
import type { Call, Form, ShownCall, ShownCard } from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";
import { type Button, button, type Part, practice, pressButton, row, small, text, typing, words } from "./parts.ts";

/** A card as it is edited, and as it is posted when it makes its reader's call. */
export interface DrawnCard<Message> {
  message: Message;
  calling: Message | undefined;
}

/** What a call says, with the name of whom it calls. */
export function callWords({ person, text }: Pick<Call, "person" | "text">): Text {
  return person === undefined ? text : t("talk.call", { person: { person }, text });
}

/** The parts of a call: who, what, until when, and the button to do it. One that is over is a quiet line. */
export function callParts(call: ShownCall, form: Form | undefined): Part[] {
  const { card, over } = call;
  if (over) return [text(...practice(card.world), small(call.text))];
  return [text(...practice(card.world), words(callWords(call))), ...row(...acting(call, form), ...peace(call))];
}

/** The button that leads to what is asked. What has to be read first is shown, and not decided by the call's own button. */
function acting({ about, link, card }: ShownCall, form: Form | undefined): Button[] {
  const choices = card.view.choices ?? [];
  const reveal = choices.filter(({ key }) => key === "reveal");
  if (link) return choices.filter(({ key }) => key === "link").map((choice) => pressButton(card, choice));
  if (about !== "turn" && about !== "reminder") return reveal.map((choice) => pressButton(card, choice));
  const typed = typing(card, form, false);
  if (typed.length > 0) return typed;
  const [first] = choices.filter(({ style }) => style === "primary");
  const isSaidHere = (card.view.fields ?? []).length === 0;
  if (first && isSaidHere) return [pressButton(card, first)];
  return hasReader(card) ? [button("resume", t("chat.resume"), { target: { caseId: card.caseId } })] : [];
}

/** The button that ends the calls of a request, while there can be more of them. */
function peace({ about, card, person }: ShownCall): Button[] {
  if (person === undefined || about === "ended") return [];
  return [button("press", t("talk.choice-no-calls"), { target: { caseId: card.caseId }, what: "no-calls" })];
}

function hasReader({ audience, people }: ShownCard): boolean {
  return people[audience as keyof ShownCard["people"]] !== undefined;
}
