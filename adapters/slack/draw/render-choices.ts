import type { Choice, Text } from "../../../src/conversation/types.ts";
import type { Form, ShownCard } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import { opensInstead } from "../../chat/no-such-case.ts";
import { refOf } from "../../chat/payload.ts";
import { readOut } from "../../chat/text.ts";
import { sortedChoices, typesBehind } from "../../chat/what-it-asks.ts";
import { doing, optionValue, pressOf } from "../keys.ts";
import { fitting, limits } from "../limits.ts";
import type { Block, Button, Option, Row } from "./blocks.ts";
import { plain } from "./mrkdwn.ts";
import { small } from "./render-parts.ts";

/** Below words about what was practised: its like, for real. */
export function openForRealRow(notice: Text): Block[] {
  const flow = opensInstead(notice);
  if (flow === undefined) return [];
  const label = plain(t("chat.open-real"), limits.buttonText);
  return row([{ type: "button", text: label, action_id: `${doing.open}/${flow}`, value: flow, style: "primary" }]);
}

/** Answers first, then the ways round them. More than a few of a kind become a menu. */
export function choiceRows(card: ShownCard, form?: Form): Block[] {
  const { answers, edits, ways, cancel, says } = sortedChoices(card);
  const { buttons, listed } = spread(answers);
  const ref = refOf(card);
  return [
    ...row([
      ...typing(card, form),
      ...buttons.map((choice) => button(card, choice)),
      ...(listed.length > 0 ? [menu(`${doing.menu}/answers`, t("chat.choose"), ref, listed)] : []),
    ]),
    ...(listed.length > limits.options
      ? [small(t("chat.more-choices", { more: listed.length - limits.options }))]
      : []),
    ...row([
      ...(edits.length > 1
        ? [menu(`${doing.menu}/edits`, t("talk.choice-edit-any"), ref, edits)]
        : edits.map((edit) => button(card, edit))),
      ...cancel.map((choice) => cancelButton(card, choice)),
      ...says.map((choice) => button(card, choice)),
      ...(ways.length > 1 ? [overflow(ref, ways)] : ways.map((way) => button(card, way))),
    ]),
  ];
}

/** A few answers are buttons; of many only those that stand out. */
function spread(answers: Choice[]): { buttons: Choice[]; listed: Choice[] } {
  if (answers.length <= limits.buttonsInRow) return { buttons: answers, listed: [] };
  const buttons = answers.filter(({ style }) => style).slice(0, limits.buttonsInRow);
  return { buttons, listed: answers.filter((choice) => !buttons.includes(choice)) };
}

function row(elements: Row[]): Block[] {
  return elements.length > 0 ? [{ type: "actions", elements }] : [];
}

/** The button behind which one types, where there is something to type. */
function typing(card: ShownCard, form: Form | undefined): Button[] {
  const behind = typesBehind(card, form);
  if (!behind) return [];
  if (behind === "code") return [formButton(card, doing.code, t("chat.enter-code"))];
  return [formButton(card, doing.form, t(behind === "form" ? "chat.fill-in" : "chat.answer"))];
}

function formButton(card: ShownCard, action: string, label: ReturnType<typeof t>): Button {
  const isFirst = !card.view.choices?.some(({ style }) => style === "primary");
  return { ...bare(card, label), action_id: action, value: refOf(card), ...(isFirst && { style: "primary" }) };
}

export function button(of: { caseId: string; question?: string }, { key, label, style }: Choice): Button {
  return { ...bare(of, label), action_id: pressOf(key), value: refOf(of), ...(style && { style }) };
}

/** Says which case, because a screen reader reads it alone. */
function bare({ caseId }: { caseId: string }, label: Choice["label"]): Button {
  const spoken = readOut(t("chat.about-case", { label, case: caseId }));
  return {
    type: "button",
    text: plain(label, limits.buttonText),
    accessibility_label: plain(spoken, limits.accessibilityLabel).text,
  };
}

/** Asks on the spot, so what it sends is confirmed already: it carries the case and no question. */
export function cancelButton(
  { caseId }: { caseId: string },
  { label }: Choice,
  sure = t("talk.cancel-sure", { case: caseId }),
): Button {
  return {
    ...button({ caseId }, { key: "cancel:yes", label }),
    confirm: {
      title: plain(label, limits.confirmTitle),
      text: plain(sure, limits.confirmText),
      confirm: plain(t("talk.choice-cancel-yes"), limits.confirmButton),
      deny: plain(t("talk.choice-cancel-no"), limits.confirmButton),
      style: "danger",
    },
  };
}

function menu(action: string, placeholder: Choice["label"], ref: string, choices: Choice[]): Row {
  return {
    type: "static_select",
    action_id: action,
    placeholder: plain(placeholder, limits.placeholder),
    options: choices.slice(0, limits.options).map((choice) => option(choice, optionValue(ref, choice.key))),
  };
}

function overflow(ref: string, choices: Choice[]): Row {
  const options = choices.map((choice) => option(choice, optionValue(ref, choice.key)));
  return { type: "overflow", action_id: `${doing.menu}/ways`, options };
}

/** In a form an option's value is the bare choice. */
export function option({ key, label }: Choice, value = key): Option {
  return { text: plain(label, limits.optionText), value: fitting(`The choice "${key}"`, value, limits.optionValue) };
}
