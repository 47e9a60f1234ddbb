import type { Case, Field, Text } from "../../../src/conversation/types.ts";
import type { Form, ShownCard } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import { opensInstead } from "../../chat/no-such-case.ts";
import { bodyOf, isRequestId, requestIdsOf, sortedChoices, stateOf, typesBehind } from "../../chat/what-it-asks.ts";
import { idOf } from "../ids.ts";
import { limits } from "../limits.ts";
import { type Button, button, display, does, lists, type Message, message, type Part, rows } from "./components.ts";
import { markup, preformatted, words } from "./markdown.ts";

/** A card as a message. `form` is what the desk can ask of this reader now; without it there is no button to type behind. `afterForm`: one was filled in just now, and this goes on. */
export function renderCard(card: ShownCard, form?: Form, afterForm = false): Message {
  return message([...cardParts(card), ...choiceParts(card, form, afterForm)], accentOf(card));
}

/** One sentence said once, to one person. */
export function renderNotice(notice: Text, world: Case["world"], buttons: Button[] = []): Message {
  const said = lines([...practiceLine(world), markup(notice, limits.text - limits.line)]);
  return message([display(said), ...rows([...openForRealButton(notice), ...buttons])]);
}

/** Below words about what was practised: its like, for real. */
function openForRealButton(notice: Text): Button[] {
  const flow = opensInstead(notice);
  return flow === undefined ? [] : [does(t("chat.open-real"), idOf({ do: "open", what: flow }), "primary")];
}

/** Several, line by line. */
export function renderNotices(notices: Text[], world: Case["world"], buttons: Button[] = []): Message {
  const said = notices.map((notice) => markup(notice, limits.line));
  return message([display(fitted(lines([...practiceLine(world), ...said]), limits.text)), ...rows(buttons)]);
}

/** There is nothing but components, so what a notification says stands first: practice, case, state and gist. */
function cardParts(card: ShownCard): Part[] {
  const { view, world } = card;
  const fields = (view.fields ?? []).filter((field) => !isRequestId(field));
  const said = [
    ...practiceLine(world),
    `### ${markup(view.title, limits.heading)}`,
    `-# ${markup(stateOf(card), limits.heading)}`,
    ...bodyOf(card, "discord.password").map((text) => markup(text, limits.line)),
  ];
  const first = fitted(lines(said), textShare);
  return [
    display(first),
    ...(fields.length > 0 ? [display(fitted(lines(fields.map(fieldLine)), textShare))] : []),
    ...requestIdsOf(view)
      .slice(0, mostIds)
      .map((id) => {
        const label = t("chat.request-id", { label: t("open.field.request"), id });
        return display(preformatted(words(label, limits.line / 2)));
      }),
  ];
}

/** Text, fields and ids share what one message takes. */
const textShare = 1_600;
const mostIds = 1;

export function practiceLine(world: Case["world"]): string[] {
  return world === "practice" ? [`-# ${markup(t("chat.practice"), limits.line)}`] : [];
}

function fieldLine({ label, value }: Field): string {
  return `**${markup(label, limits.heading)}**  ${markup(value, limits.fieldValue)}`;
}

export function lines(said: string[]): string {
  return said.join("\n");
}

/** Whole lines only, so that no escape is cut in two. */
function fitted(said: string, most: number): string {
  if (said.length <= most) return said;
  const kept: string[] = [];
  let length = 1;
  for (const line of said.split("\n")) {
    if (length + line.length + 1 > most) break;
    kept.push(line);
    length += line.length + 1;
  }
  return lines([...kept, "…"]);
}

/** Answers first, then the ways round them. More than a row of a kind becomes a list. */
function choiceParts(card: ShownCard, form: Form | undefined, afterForm: boolean): Part[] {
  const { answers, edits, ways, cancel, says } = sortedChoices(card);
  const isFew = answers.length <= limits.buttonsInRow;
  const buttons = isFew ? answers : answers.filter(({ style }) => style).slice(0, limits.buttonsInRow);
  const listed = answers.filter((choice) => !buttons.includes(choice));
  const left = listed.length - limits.lists * limits.options;
  return [
    ...rows([...typing(card, form, afterForm), ...buttons.map((choice) => button(card, choice))]),
    ...lists(card, t("chat.choose"), listed, 0),
    ...(left > 0 ? [display(`-# ${markup(t("chat.more-choices", { more: left }), limits.line)}`)] : []),
    ...(edits.length > 1 ? lists(card, t("talk.choice-edit-any"), edits, limits.lists) : []),
    ...rows([
      ...(edits.length === 1 ? edits.map((edit) => button(card, edit)) : []),
      ...cancel.map(({ label }) => cancelButton(card, label)),
      ...says.map((choice) => button(card, choice)),
      ...ways.map((way) => button(card, way)),
    ]),
  ];
}

/** The button behind which one types, where there is something to type. */
function typing(card: ShownCard, form: Form | undefined, afterForm: boolean): Button[] {
  const behind = typesBehind(card, form);
  if (!behind) return [];
  const fill = afterForm ? t("chat.continue") : t("chat.fill-in");
  const label = { code: t("chat.enter-code"), form: fill, answer: afterForm ? fill : t("chat.answer") }[behind];
  const isFirst = !card.view.choices?.some(({ style }) => style === "primary");
  return [does(label, idOf({ do: behind === "code" ? "code" : "form", ...card }), isFirst ? "primary" : undefined)];
}

/** Asks first, in a word for the presser alone; what that sends is confirmed, so it carries the case and no question. */
export function cancelButton({ caseId }: { caseId: string }, label: Text): Button {
  return does(label, idOf({ do: "sure", caseId }));
}

/** The question behind a cancel. */
export function renderSure(caseId: string, sure: Text, world: Case["world"]): Message {
  return renderNotice(sure, world, [
    does(t("talk.choice-cancel-yes"), idOf({ do: "cancel", caseId }), "danger"),
    does(t("talk.choice-cancel-no"), idOf({ do: "keep", caseId })),
  ]);
}

const colours = { asks: 0x2f6fed, over: 0x2e9e5b, stopped: 0x8a8f98, unsure: 0xd98e04 };

/** Never the only sign of anything: the same stands in words. */
function accentOf({ state, stage }: ShownCard): number {
  if (state === "done") return colours.over;
  if (state !== "open") return colours.stopped;
  return stage === "unknown" || stage === "manual" ? colours.unsure : colours.asks;
}
