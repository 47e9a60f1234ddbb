import type { types } from "@slack/bolt";
import type { Choice, Field, Text } from "../../../src/conversation/types.ts";
import { t } from "../../../src/words/words.ts";
import type { Button, Item, Line, Part } from "../../chat/parts.ts";
import { refOf } from "../../chat/payload.ts";
import { readOut } from "../../chat/text.ts";
import { doing, optionValue, pressOf } from "../keys.ts";
import { fitting, limits } from "../limits.ts";
import { markup, plain, spoken } from "./mrkdwn.ts";

export type Block = types.KnownBlock;
export type Modal = types.ModalView;
export type Home = types.HomeView;
export type Option = types.PlainTextOption;
type Row = types.ActionsBlockElement;

export function blocksOf(parts: Part[]): Block[] {
  return parts.flatMap((part) => {
    if (part.is === "text") return part.lines.flatMap(lineBlocks);
    if (part.is === "fields") return fieldRows(part.fields);
    if (part.is === "quote") return [preformatted(plain(part.text, limits.richText).text)];
    if (part.is === "block") return [preformatted(part.lines.map((line) => plain(line, limits.line).text).join("\n"))];
    return [{ type: "actions", elements: part.items.map(elementOf) }];
  });
}

/** The blocks of one line of a card. Its state has none, because the notification tells it. */
function lineBlocks({ as, texts }: Line): Block[] {
  if (as === "words") return sentences(texts);
  if (as === "small") return [{ type: "context", elements: texts.map((text) => spoken(text, limits.fieldText)) }];
  if (as === "title") return [{ type: "section", text: bold(texts[0]!) }];
  return [];
}

/**
 * The blocks of some sentences, one a line. Those with an instant or a person have a block of their own, because only
 * they are read as markup.
 */
function sentences(texts: Text[]): Block[] {
  const lines = texts.map((text) => spoken(text, limits.line));
  const blocks: { type: "section"; text: (typeof lines)[number] }[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    const joined = last?.text.type === line.type ? `${last.text.text}\n${line.text}` : undefined;
    if (last && joined && joined.length <= limits.sectionText) last.text = { ...line, text: joined };
    else blocks.push({ type: "section", text: line });
  }
  return blocks;
}

/** The blocks of some fields: label on the left, value on the right; on a phone one below the other. */
function fieldRows(fields: Field[]): Block[] {
  const pairs = fields.map(({ label, value }) => [bold(label), spoken(value, limits.fieldValue)]);
  const sections: Block[] = [];
  for (let i = 0; i < pairs.length; i += limits.fieldsInSection) {
    sections.push({ type: "section", fields: pairs.slice(i, i + limits.fieldsInSection).flat() });
  }
  return sections;
}

const bold = (text: Text) => ({
  type: "mrkdwn" as const,
  text: `*${markup(text, limits.header)}*`,
  verbatim: true,
});

/** A block of preformatted text. Slack gives it a copy button and reads nothing in it as markup. */
function preformatted(text: string): Block {
  return {
    type: "rich_text",
    elements: [{ type: "rich_text_preformatted", elements: [{ type: "text", text }] }],
  };
}

function elementOf(item: Item): Row {
  if (item.is === "button") return buttonOf(item);
  const { of, target, label, choices } = item;
  const options = choices.slice(0, limits.options).map((each) => option(each, optionValue(refOf(target), each.key)));
  const action_id = `${doing.menu}/${of}`;
  if (of === "ways") return { type: "overflow", action_id, options };
  return { type: "static_select", action_id, placeholder: plain(label, limits.placeholder), options };
}

const actions = {
  form: doing.form,
  code: doing.code,
  resume: doing.resume,
  reveal: doing.reveal,
  found: pressOf("found-what"),
  why: pressOf("decline"),
  lift: pressOf("lift"),
  sure: pressOf("cancel:yes"),
  cancel: pressOf("cancel:yes"),
  keep: pressOf("keep"),
};

function buttonOf({ does, label, style, target, what = "", asks }: Button): types.Button {
  const action_id =
    does === "press" ? pressOf(what) : does === "open" || does === "list" ? `${doing[does]}/${what}` : actions[does];
  return {
    type: "button",
    text: plain(label, limits.buttonText),
    ...(target && does !== "reveal" && { accessibility_label: heard(label, target.caseId) }),
    action_id,
    value: target ? refOf(target) : what,
    ...(style && { style }),
    ...(asks && { confirm: confirmation(label, asks) }),
  };
}

/** The label of a button for screen readers, with the case number, because they read the button alone. */
function heard(label: Text | string, caseId: string): string {
  return plain(readOut(t("chat.about-case", { label, case: caseId })), limits.accessibilityLabel).text;
}

/** Slack's own dialog that asks whether the person is sure. What the button sends is confirmed already. */
function confirmation(label: Choice["label"], asks: Text) {
  return {
    title: plain(label, limits.confirmTitle),
    text: plain(asks, limits.confirmText),
    confirm: plain(t("talk.choice-cancel-yes"), limits.confirmButton),
    deny: plain(t("talk.choice-cancel-no"), limits.confirmButton),
    style: "danger" as const,
  };
}

/** An option of a menu. In a form its value is the choice's key alone. */
export function option({ key, label }: Choice, value = key): Option {
  return { text: plain(label, limits.optionText), value: fitting(`The choice "${key}"`, value, limits.optionValue) };
}
