import type { Choice } from "../../src/conversation/types.ts";
import type { Form, ShownCard } from "../../src/platform.ts";
import { t } from "../../src/words/words.ts";
import type { Block, Button, Option, Row } from "./blocks.ts";
import { doing, optionValue, pressOf, refOf } from "./keys.ts";
import { fitting, limits } from "./limits.ts";
import { small } from "./render-parts.ts";
import { plain, words } from "./speak.ts";

/** Answers first, then the ways round them. More than a few of a kind become a menu. */
export function choiceRows(card: ShownCard, form?: Form): Block[] {
  const choices = card.view.choices ?? [];
  const edits = choices.filter(({ key }) => key.startsWith("edit:"));
  const ways = choices.filter(({ key }) => key === "back" || key === "help");
  const cancel = choices.filter(({ key }) => key === "cancel");
  const answers = choices.filter((choice) => ![...edits, ...ways, ...cancel].includes(choice));
  const { buttons, listed } = spread(answers);
  const ref = refOf(card);
  return [
    ...row([
      ...typing(card, form),
      ...buttons.map((choice) => button(card, choice)),
      ...(listed.length > 0 ? [menu(`${doing.menu}/answers`, t("slack.choose"), ref, listed)] : []),
    ]),
    ...(listed.length > limits.options
      ? [small(t("slack.more-choices", { more: listed.length - limits.options }))]
      : []),
    ...row([
      ...(edits.length > 1
        ? [menu(`${doing.menu}/edits`, t("talk.choice-edit-any"), ref, edits)]
        : edits.map((edit) => button(card, edit))),
      ...cancel.map((choice) => cancelButton(card, choice)),
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
  if (asksCode(card)) return [formButton(card, doing.code, t("slack.enter-code"))];
  const isPressed = card.view.choices?.some(
    ({ key }) => key === "go" || key === "cancel:yes" || key.startsWith("edit:"),
  );
  if (!form?.fields.length || isPressed || forbidsTyping(card)) return [];
  const empty = form.fields.filter(({ value }) => value === undefined);
  return [formButton(card, doing.form, t(empty.length > 1 ? "slack.fill-in" : "slack.answer"))];
}

/** Whoever must answer can also get help, keep things as they are, or say go; who only waits can at most edit, resend and cancel. */
export function isAsked({ question, view }: ShownCard): boolean {
  return question !== undefined && (view.choices ?? []).some(({ key }) => ["help", "keep", "go"].includes(key));
}

/** Only a texted code can be texted again. */
export function asksCode(card: ShownCard): boolean {
  return isAsked(card) && (card.view.choices ?? []).some(({ key }) => key === "resend");
}

/** Slack's rules forbid asking for a password, so nothing said may be taken for one either. */
export function forbidsTyping({ view }: ShownCard): boolean {
  return (view.inputs ?? []).some(({ secret }) => secret);
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
  const spoken = words(t("slack.about-case", { label, case: caseId }));
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
