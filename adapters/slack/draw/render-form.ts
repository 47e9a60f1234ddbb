import type { types } from "@slack/bolt";
import type { Case, Choice, Text, View } from "../../../src/conversation/types.ts";
import { type Form, type FormField, inOneBox, type ShownCard } from "../../../src/desk/platform.ts";
import { drawnOnce, t } from "../../../src/words/words.ts";
import type { FoundBox, WhyBox } from "../../chat/front.ts";
import { practice, pressButton, row, small, type Target, text, words } from "../../chat/parts.ts";
import { refOf } from "../../chat/payload.ts";
import { readOut } from "../../chat/text.ts";
import { customerField, doing, linkField } from "../keys.ts";
import { fitting, limits } from "../limits.ts";
import { type Block, blocksOf, type Modal, type Option, option } from "./blocks.ts";
import { plain } from "./mrkdwn.ts";
import { alertBlocks, modal } from "./render-modal.ts";

interface Around {
  world: Case["world"];
  /** Why the form is asked again, such as Tencent's refusal. */
  alert?: Text;
  /** Whether a customer can be named in the form. */
  namesCustomer?: boolean;
}

/**
 * A modal with all fields of a form. Each block keeps its id when the view is updated, so that what was typed stays.
 */
export function renderForm(whole: Form, { world, alert, namesCustomer }: Around): Modal {
  const form = inOneBox(whole, fits);
  const first = form.fields.find(({ value }) => value === undefined)?.key;
  return typedInto(t("chat.request", { case: form.caseId }), t("chat.continue"), form, doing.form, [
    ...blocksOf([text(...practice(world))]),
    ...alertBlocks(alert),
    ...blocksOf([text(small(t("chat.form", { name: form.title, case: form.caseId })))]),
    ...form.fields.map((field) => inputBlock(field, field.key === first)),
    ...(namesCustomer ? [customerBlock()] : []),
    ...(namesCustomer && form.link ? [linkBlock()] : []),
    ...(form.fields.length > 1 ? blocksOf([text(small(t("chat.form-next")))]) : []),
  ]);
}

type Coded = Pick<ShownCard, "caseId" | "question" | "why"> & { view?: View };

/** The box for a texted code, with the ways out that the card offers. `number_input` would drop leading zeros. */
export function renderCode(card: Coded, { world, alert = card.why }: Around): Modal {
  const ways = card.view?.choices?.filter(isWayOut) ?? usualWays;
  const body = card.view?.body.filter(({ key }) => key !== alert?.key) ?? [t("chat.code")];
  return typedInto(t("chat.enter-code"), t("chat.code-submit"), card, doing.code, [
    ...blocksOf([text(...practice(world))]),
    ...alertBlocks(alert),
    ...blocksOf([text(words(...body))]),
    {
      type: "input",
      block_id: "code",
      label: plain(t("chat.code-label"), limits.inputLabel),
      element: {
        type: "plain_text_input",
        action_id: doing.answer,
        max_length: limits.codeLength,
        focus_on_load: true,
        ...placed(t("example.code")),
      },
    },
    ...blocksOf(row(...ways.map((way) => pressButton(card, way)))),
  ]);
}

/** The box for the number of what an operator has found. `here` is where they read, which the submission brings back. */
export function renderFound({ caseId, question, name }: FoundBox, here: string, world: Case["world"]): Modal {
  const [label, hint] = [t("chat.found-label", { name }), t("chat.found-hint")];
  const asks = oneInput("found", label, hint, { type: "plain_text_input" });
  const box = typedInto(t("chat.found-title"), t("chat.found-submit"), { caseId, question }, doing.found, [
    ...blocksOf([text(...practice(world), small(t("chat.request", { case: caseId })))]),
    asks,
  ]);
  return { ...box, private_metadata: fitting("The place", `${question} ${here}`, limits.privateMetadata) };
}

/** The box for the reason why an approver declines, or why a limit is lifted. `here` is where they read, which the submission brings back. */
export function renderWhy({ caseId, question, lifts }: WhyBox, here: string, world: Case["world"]): Modal {
  const asks = oneInput("why", t("approval.why-label"), t(lifts ? "chat.lift-hint" : "approval.why-hint"), {
    type: "plain_text_input",
    multiline: true,
    max_length: limits.reason,
  });
  const title = t(lifts ? "chat.lift-title" : "approval.why-title", { case: caseId });
  const submit = t(lifts ? "chat.lift-submit" : "talk.choice-decline");
  const box = typedInto(title, submit, { caseId, question }, lifts ? doing.lift : doing.why, [
    ...blocksOf([text(...practice(world))]),
    asks,
  ]);
  return { ...box, private_metadata: fitting("The place", `${question} ${here}`, limits.privateMetadata) };
}

/** A block to type one thing into, which is there when the box opens. */
function oneInput(
  field: string,
  label: Text,
  hint: Text,
  element: Omit<types.PlainTextInput, "action_id" | "focus_on_load">,
): Block {
  return {
    type: "input",
    block_id: field,
    label: plain(label, limits.inputLabel),
    hint: plain(hint, limits.inputHint),
    element: { action_id: doing.answer, focus_on_load: true, ...element },
  };
}

/** A modal with something to type, and a button to submit it. */
function typedInto(title: Text, submit: Text, target: Target, callback_id: string, blocks: Block[]): Modal {
  const private_metadata = refOf(target);
  return modal(title, { callback_id, private_metadata, submit, close: t("chat.later"), notify_on_close: true, blocks });
}

const isWayOut = ({ key }: Choice) => key === "resend" || key === "not-my-number" || key.startsWith("edit:");

const usualWays: Choice[] = [
  { key: "resend", label: t("talk.choice-resend") },
  { key: "edit:phone", label: t("chat.change-number") },
];

/** The errors of a submission, by block id. Slack takes them only within three seconds of the submission. */
export function renderErrors(wrong: Record<string, Text>): Record<string, string> {
  return Object.fromEntries(Object.entries(wrong).map(([key, why]) => [key, plain(why, limits.inputHint).text]));
}

/** The options that answer a search. Slack takes a hundred. */
export function renderOptions(choices: Choice[]): { options: Option[] } {
  return { options: choices.slice(0, limits.options).map((choice) => option(choice)) };
}

function inputBlock(field: FormField, focus_on_load: boolean): Block {
  return {
    type: "input",
    block_id: fitting(`The field "${field.key}"`, field.key, limits.blockId),
    label: plain(field.label, limits.inputLabel),
    hint: plain(field.hint, limits.inputHint),
    ...(field.optional && { optional: true }),
    element: elementOf(field, focus_on_load),
  };
}

function customerBlock(): Block {
  return {
    type: "input",
    block_id: customerField,
    label: plain(t("slack.customer"), limits.inputLabel),
    hint: plain(t("slack.customer-hint"), limits.inputHint),
    optional: true,
    element: { type: "users_select", action_id: doing.customer, ...placed(t("chat.choose")) },
  };
}

function linkBlock(): Block {
  return {
    type: "input",
    block_id: linkField,
    label: plain(t("chat.link-label"), limits.inputLabel),
    hint: plain(t("chat.link-hint"), limits.inputHint),
    optional: true,
    element: {
      type: "checkboxes",
      action_id: doing.link,
      options: [option({ key: "link", label: t("chat.link-tick") })],
    },
  };
}

function elementOf(field: FormField, focus_on_load: boolean) {
  const { kind, choices = [], groups = [], value } = field;
  if (groups.length > 0) return groupedChooser(groups, value?.key, focus_on_load);
  if (kind === "choice" && choices.length > 0 && choices.length <= limits.options)
    return chooser(choices, value?.key, focus_on_load);
  if (kind === "search") {
    const chosen = value?.key ? { initial_option: option(value as Choice) } : {};
    const placeholder = placed(t("slack.search-like", { example: t("example.country") }));
    return {
      type: "external_select" as const,
      action_id: doing.search,
      min_query_length: 0,
      focus_on_load,
      ...placeholder,
      ...chosen,
    };
  }
  const typed = {
    action_id: doing.answer,
    focus_on_load,
    ...(value && { initial_value: plain(value.label, limits.inputValue).text }),
  };
  if (kind === "mail") return { type: "email_text_input" as const, ...placed(t("example.mail")), ...typed };
  return { type: "plain_text_input" as const, ...typed };
}

type Groups = NonNullable<FormField["groups"]>;

function fits(groups: Groups): boolean {
  return groups.length <= limits.options && groups.every(({ choices }) => choices.length <= limits.options);
}

/** A list whose choices stand in groups. */
function groupedChooser(groups: Groups, key: string | undefined, focus_on_load: boolean) {
  const option_groups = optionGroups(groups);
  const initial_option = option_groups.flatMap(({ options }) => options).find(({ value }) => value === key);
  return {
    type: "static_select" as const,
    ...placed(t("chat.choose")),
    action_id: doing.answer,
    focus_on_load,
    option_groups,
    ...(initial_option && { initial_option }),
  };
}

/** Some hundred options, which are the same for each request. */
const optionGroups = drawnOnce((groups: Groups) =>
  groups.map(({ label, choices }) => ({
    label: plain(label, limits.optionText),
    options: choices.map((choice) => option(choice)),
  })),
);

/** The element for a choice: radio buttons for a few, a list for more. More than Slack lists must be typed. */
function chooser(choices: Choice[], key: string | undefined, focus_on_load: boolean) {
  const options = choices.map((choice) => option(choice));
  const initial_option = options.find(({ value }) => value === key);
  const chosen = { action_id: doing.answer, focus_on_load, options, ...(initial_option && { initial_option }) };
  if (options.length <= limits.radioOptions) return { type: "radio_buttons" as const, ...chosen };
  return { type: "static_select" as const, ...placed(t("chat.choose")), ...chosen };
}

const placed = (words: Text) => ({ placeholder: plain(readOut(words), limits.placeholder) });
