import type { Case, Field, Text, View } from "../../../src/conversation/types.ts";
import { t } from "../../../src/words/words.ts";
import { requestIdsOf } from "../../chat/what-it-asks.ts";
import { limits } from "../limits.ts";
import type { Block } from "./blocks.ts";
import { markup, plain, spoken } from "./mrkdwn.ts";

/** Every message and modal of the practice world begins with it. */
export function practiceLabel(world: Case["world"]): Block[] {
  return world === "practice" ? [small(t("chat.practice"))] : [];
}

export function small(...texts: Text[]): Block {
  return { type: "context", elements: texts.map((text) => spoken(text, limits.fieldText)) };
}

export function heading(title: Text): Block {
  const bold = `*${markup(title, limits.header)}*`;
  return { type: "section", text: { type: "mrkdwn", text: bold, verbatim: true } };
}

/** Sentences line by line; those with an instant or a person apart, because only they are read as markup. */
export function sentences(texts: Text[]): Block[] {
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

/** Label on the left, value on the right; on a phone one below the other. */
export function fieldRows(fields: Field[]): Block[] {
  const pairs = fields.map(({ label, value }) => {
    const bold = `*${markup(label, limits.header)}*`;
    return [{ type: "mrkdwn" as const, text: bold, verbatim: true }, spoken(value, limits.fieldValue)];
  });
  const sections: Block[] = [];
  for (let i = 0; i < pairs.length; i += limits.fieldsInSection) {
    sections.push({ type: "section", fields: pairs.slice(i, i + limits.fieldsInSection).flat() });
  }
  return sections;
}

/** Comes with a copy button, and no sign in it means anything. */
export function preformatted(text: Text | string): Block {
  const said = plain(text, limits.richText).text;
  return {
    type: "rich_text",
    elements: [{ type: "rich_text_preformatted", elements: [{ type: "text", text: said }] }],
  };
}

/** What somebody quotes to Tencent's support. */
export function requestIdBlocks(view: Pick<View, "body" | "fields">): Block[] {
  return requestIdsOf(view).map((id) => preformatted(t("chat.request-id", { label: t("open.field.request"), id })));
}
