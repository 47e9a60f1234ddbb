import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackComponent,
  ComponentType,
  TextInputStyle,
} from "discord.js";
import type { Case, Text } from "../../../src/conversation/types.ts";
import { type Form, type FormField, inOneBox, type ShownCard } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import type { FoundBox, WhyBox } from "../../chat/front.ts";
import { idOf, linkField } from "../ids.ts";
import { fitting, limits } from "../limits.ts";
import { display, type Modal, option } from "./components.ts";
import { markup, words } from "./markdown.ts";

/** What was typed before and was wrong, by field. */
export type Typed = Record<string, string>;

/**
 * A modal with the fields that are still to be asked, as many as one modal takes. The others come with the next one.
 * The open question is always among them, even if it has an answer already.
 */
export function renderForm(whole: Form, world: Case["world"], typed: Typed = {}): Modal {
  const form = inOneBox(whole, fits);
  const asked = stillAsked(form);
  const isFirstTime = asked.some(({ value, skipped }) => value === undefined && !skipped);
  const offersLink = form.link && isFirstTime && form.fields.length > 1 && asked.length < limits.modalParts;
  return {
    custom_id: idOf({ do: "form", ...form }),
    title: titled(t("chat.request", { case: form.caseId }), world),
    components: [
      ...asked.slice(0, limits.modalParts).map((field) => labelled(field, typed[field.key])),
      ...(offersLink ? [linkBox(typed[linkField] !== undefined)] : []),
    ],
  };
}

/** The box to tick for a link to the customer. It stands in the last modal of a form, if a fifth part fits there. */
function linkBox(isTicked: boolean): APIModalInteractionResponseCallbackComponent {
  return {
    type: ComponentType.Label,
    label: words(t("chat.link-tick"), limits.label),
    description: hinted(t("chat.link-hint")),
    component: { type: ComponentType.Checkbox, custom_id: linkField, ...(isTicked && { default: true }) },
  };
}

/** The fields of a form that a modal asks. Without any there is nothing to open: Discord refuses a modal without fields. */
export function stillAsked({ fields, asks }: Form): FormField[] {
  return fields.filter(({ key, value, skipped }) => (value === undefined && !skipped) || key === asks);
}

function fits(groups: NonNullable<FormField["groups"]>): boolean {
  const total = groups.reduce((sum, { choices }) => sum + choices.length, 0);
  return total > 0 && total <= limits.options;
}

type Coded = Pick<ShownCard, "caseId" | "question"> & { view?: ShownCard["view"] };

/** The box for a texted code. What the card says about the text stands above it. */
export function renderCode(card: Coded, world: Case["world"]): Modal {
  const said = card.view?.body.map((text) => markup(text, limits.line)) ?? [];
  return {
    custom_id: idOf({ do: "code", ...card }),
    title: titled(t("chat.enter-code"), world),
    components: [
      ...(said.length > 0 ? [display(said.join("\n"))] : []),
      textBox("code", limits.codeLength, {
        label: t("chat.code-label"),
        hint: t("chat.code"),
        example: t("example.code"),
      }),
    ],
  };
}

/** The box for the number of what an operator has found. */
export function renderFound({ caseId, question, name }: FoundBox, world: Case["world"]): Modal {
  return {
    custom_id: idOf({ do: "found", caseId, question }),
    title: titled(t("chat.about-case", { label: t("chat.found-title"), case: caseId }), world),
    components: [
      textBox("found", limits.inputValue, { label: t("chat.found-label", { name }), hint: t("chat.found-hint") }),
    ],
  };
}

/** The box for the reason why an approver declines, or why a limit is lifted. */
export function renderWhy({ caseId, question, lifts }: WhyBox, world: Case["world"]): Modal {
  return {
    custom_id: idOf({ do: lifts ? "lift" : "why", caseId, question }),
    title: titled(t(lifts ? "chat.lift-title" : "approval.why-title", { case: caseId }), world),
    components: [
      textBox("why", limits.reason, {
        label: t("approval.why-label"),
        hint: t(lifts ? "chat.lift-hint" : "approval.why-hint"),
        isLong: true,
      }),
    ],
  };
}

interface BoxWords {
  label: Text;
  hint: Text;
  example?: Text;
  /** It has room for several lines. */
  isLong?: true;
}

/** A box to type into, which takes at most so many characters. */
function textBox(name: string, most: number, { label, hint, example, isLong }: BoxWords): Modal["components"][number] {
  return {
    type: ComponentType.Label,
    label: words(label, limits.label),
    description: hinted(hint),
    component: {
      type: ComponentType.TextInput,
      custom_id: name,
      style: isLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
      max_length: most,
      ...(example && { placeholder: words(example, limits.inputPlaceholder) }),
    },
  };
}

/** The title of a modal, with the label of practice, because a label elsewhere would cost a field. */
function titled(title: Text, world: Case["world"]): string {
  return words(world === "practice" ? t("discord.title", { title }) : title, limits.modalTitle);
}

function labelled(field: FormField, typed: string | undefined): APIModalInteractionResponseCallbackComponent {
  return {
    type: ComponentType.Label,
    label: words(field.label, limits.label),
    description: hinted(field.hint),
    component: boxOf(field, typed),
  };
}

/** As many whole sentences of a hint as Discord shows. */
function hinted(hint: Text): string {
  const all = words(hint, limits.inputValue);
  if (all.length <= limits.labelHint) return all;
  const end = all.lastIndexOf(". ", limits.labelHint - 1);
  return end > 0 ? all.slice(0, end + 1) : words(hint, limits.labelHint);
}

/**
 * The component for a field: radio buttons for a few choices, a list for more. More than Discord lists must be typed,
 * and so must a field that is searched, because a modal cannot search.
 */
function boxOf(field: FormField, typed: string | undefined): APILabelComponent["component"] {
  const { kind, groups = [], value } = field;
  const choices = groups.length > 0 ? groups.flatMap((group) => group.choices) : (field.choices ?? []);
  const custom_id = fitting(`The field "${field.key}"`, field.key, limits.customId);
  if (kind === "choice" && choices.length > 0 && choices.length <= limits.options) {
    const options = choices.map((choice) => ({
      ...option(choice),
      ...(choice.key === value?.key && { default: true }),
    }));
    const isFew = options.length > 1 && options.length <= limits.radioOptions;
    if (isFew) return { type: ComponentType.RadioGroup, custom_id, options };
    return {
      type: ComponentType.StringSelect,
      custom_id,
      options,
      placeholder: words(t("chat.choose"), limits.placeholder),
    };
  }
  const shown = typed || (value && words(value.label, limits.inputValue));
  const example = { search: t("example.country"), mail: t("example.mail"), text: undefined, choice: undefined }[kind];
  return {
    type: ComponentType.TextInput,
    custom_id,
    style: TextInputStyle.Short,
    max_length: limits.inputValue,
    ...(field.optional && { required: false }),
    ...(shown && { value: shown.slice(0, limits.inputValue) }),
    ...(example && { placeholder: words(example, limits.inputPlaceholder) }),
  };
}
