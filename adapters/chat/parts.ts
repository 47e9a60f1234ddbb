import type { Case, Choice, Field, Text } from "../../src/conversation/types.ts";
import { type Form, operators, type ShownCard } from "../../src/desk/platform.ts";
import type { MessageKey } from "../../src/words/en/all.ts";
import { t } from "../../src/words/words.ts";
import { bodyOf, isRequestId, requestIdsOf, sortedChoices, stateOf, typesBehind } from "./what-it-asks.ts";

/** The parts of a message, from top to bottom, before a platform draws them. */
export type Part =
  /** Lines that stand together. */
  | { is: "text"; lines: Line[] }
  | { is: "fields"; fields: Field[] }
  /** A text in a box of its own, to be copied letter by letter. */
  | { is: "quote"; text: Text | string }
  /** The same of several lines. */
  | { is: "block"; lines: string[] }
  | { is: "row"; items: Item[] };

/** Words are a paragraph of one sentence or more, and small texts stand beside each other. */
export interface Line {
  as: "title" | "state" | "words" | "small";
  texts: Text[];
}

/**
 * Something to press. Few choices are buttons. Many are a menu: of answers, of fields to edit, or of ways round the
 * question.
 */
export type Item =
  | Button
  | { is: "menu"; of: "answers" | "edits" | "ways"; target: Target; label: Text; choices: Choice[] };

/** The case, and the question if there is one. */
export interface Target {
  caseId: string;
  question?: string | undefined;
}

/** `press` answers with a choice, `sure` asks before it cancels, `open` begins a new case, and `list` turns to another page. */
export type Does =
  | "press"
  | "form"
  | "code"
  | "lift"
  | "resume"
  | "sure"
  | "cancel"
  | "keep"
  | "open"
  | "list"
  | "reveal"
  | "found"
  | "why";

export interface Button {
  is: "button";
  does: Does;
  label: Text;
  style?: Choice["style"];
  /** Absent where no case is open yet. */
  target?: Target;
  /** The choice's key, the kind of request to open, or the page. */
  what?: string;
  /** The question that `sure` asks. */
  asks?: Text;
}

export const text = (...lines: Line[]): Part => ({ is: "text", lines });
export const words = (...texts: Text[]): Line => ({ as: "words", texts });
export const small = (...texts: Text[]): Line => ({ as: "small", texts });
export const row = (...items: Item[]): Part[] => (items.length > 0 ? [{ is: "row", items }] : []);

/** The label with which every message of practice begins. */
export const practice = (world: Case["world"]): Line[] => (world === "practice" ? [small(t("chat.practice"))] : []);

export function button(does: Does, label: Text, more: Pick<Button, "target" | "what" | "style" | "asks"> = {}): Button {
  return { is: "button", does, label, ...more };
}

/**
 * The button that cancels a case. It asks whether the person is sure, and the answer to that counts for the case,
 * whichever question is open. What it asks may stand there until the case is over, so it says nothing of how that is.
 */
export function cancelButton(caseId: string, label: Text): Button {
  return button("sure", label, { target: { caseId }, asks: t("chat.cancel-listed", { case: caseId }) });
}

/** What a card tells, without its buttons. `password` is the message in place of a question for a password. */
export function cardParts(card: ShownCard, password: MessageKey, mostIds?: number): Part[] {
  const { view, world } = card;
  const fields = (view.fields ?? []).filter((field) => !isRequestId(field));
  const request = (id: string) => t("chat.request-id", { label: t("open.field.request"), id });
  return [
    text(
      ...practice(world),
      { as: "title", texts: [view.title] },
      { as: "state", texts: [stateOf(card)] },
      words(...bodyOf(card, password)),
    ),
    ...(fields.length > 0 ? [{ is: "fields" as const, fields }] : []),
    ...judgeHint(card),
    ...requestIdsOf(view)
      .slice(0, mostIds)
      .map((id) => ({ is: "quote" as const, text: request(id) })),
  ];
}

/** How the operators may say what a card asks them, in words that every platform hears. */
function judgeHint({ caseId, audience, question, view }: ShownCard): Part[] {
  if (audience !== operators || question === undefined) return [];
  const isHeld = (view.choices ?? []).some(({ key }) => key === "close");
  return [text(small(t(isHeld ? "chat.judge-how-held" : "chat.judge-how", { case: caseId })))];
}

export interface Room {
  /** The most buttons in a row. More of a kind become a menu. */
  buttons: number;
  /** The most choices of a menu. */
  choices: number;
}

/**
 * The choices of a card: answers first, then the ways round them. `form` is the form that this reader can fill in now;
 * without it there is no button to open one. `goesOn` means that the reader has just filled in a form and goes on from
 * there.
 */
export function choiceParts(card: ShownCard, form: Form | undefined, room: Room, goesOn = false): Part[] {
  const { answers, edits, links, ways, cancel, says } = sortedChoices(card);
  const isFew = answers.length <= room.buttons;
  const shown = isFew ? answers : answers.filter(({ style }) => style).slice(0, room.buttons);
  const listed = answers.filter((choice) => !shown.includes(choice));
  const pressing = (choices: Choice[]) => choices.map((choice) => pressButton(card, choice));
  const menu = (of: "answers" | "edits" | "ways", label: Text, choices: Choice[]): Item[] =>
    choices.length > 0 ? [{ is: "menu", of, target: card, label, choices }] : [];
  const left = listed.length - room.choices;
  return [
    ...row(...primaryFirst(typing(card, form, goesOn), pressing(shown)), ...menu("answers", t("chat.choose"), listed)),
    ...(left > 0 ? [text(small(t("chat.more-choices", { more: left })))] : []),
    ...row(
      ...(edits.length > 1 ? menu("edits", t("talk.choice-edit-any"), edits) : pressing(edits)),
      ...pressing(links),
      ...cancel.map(({ label }) => cancelButton(card.caseId, label)),
      ...pressing(says),
      ...(ways.length > 1 ? menu("ways", t("chat.choose"), ways) : pressing(ways)),
    ),
  ];
}

export function pressButton({ caseId, question }: Target, { key, label, style }: Choice): Button {
  return button("press", label, { target: { caseId, question }, what: key, style });
}

/** Typing stands before the answers, unless one of those is what most people press. */
function primaryFirst(typing: Button[], answers: Button[]): Button[] {
  return answers.some(({ style }) => style === "primary") ? [...answers, ...typing] : [...typing, ...answers];
}

/** The button that opens a form or the box for a code, where there is something to type. */
export function typing(card: ShownCard, form: Form | undefined, goesOn: boolean): Button[] {
  const behind = typesBehind(card, form);
  if (!behind) return [];
  const fill = goesOn ? t("chat.continue") : t("chat.fill-in");
  const label = { code: t("chat.enter-code"), form: fill, answer: goesOn ? fill : t("chat.answer") }[behind];
  const isFirst = !card.view.choices?.some(({ style }) => style === "primary");
  return [button(behind === "code" ? "code" : "form", label, { target: card, ...(isFirst && { style: "primary" }) })];
}
