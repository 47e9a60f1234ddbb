import type { Moment } from "./moments.ts";

/** A moment as text: what a person sees, and after each button what a press sends. */
export function draw(moment: Moment): string {
  if ("message" in moment) return [`says     ${moment.message.text}`, ...blocks(moment.message.blocks)].join("\n");
  if ("errors" in moment)
    return Object.entries(moment.errors)
      .map(([field, why]) => `error    ${field}: ${why}`)
      .join("\n");
  const view = moment.view as unknown as Shape;
  const ways = [view.submit, view.close].flatMap((button) => (button ? [`[${wordsOf(button)}]`] : []));
  const head = [wordsOf(view.title ?? "Home"), ...ways, view.callback_id, view.private_metadata].filter(Boolean);
  return [`${view.type.padEnd(8)} ${head.join("  ")}`, ...blocks(view.blocks)].join("\n");
}

type Words = string | { text: string };

/** The part of Block Kit that this bot uses. */
interface Shape {
  type: string;
  text?: Words;
  title?: Words;
  submit?: Words;
  close?: Words;
  label?: Words;
  hint?: Words;
  placeholder?: Words;
  callback_id?: string;
  private_metadata?: string;
  block_id?: string;
  action_id?: string;
  value?: string;
  style?: string;
  initial_value?: string;
  initial_option?: Shape;
  confirm?: { text: Words; confirm: Words; deny: Words };
  blocks?: Shape[];
  fields?: Words[];
  elements?: Shape[];
  element?: Shape;
  options?: Shape[];
}

const wordsOf = (words: Words | undefined): string => (typeof words === "object" ? words.text : (words ?? ""));

function blocks(list: unknown): string[] {
  return (list as Shape[]).flatMap((block) => labelled(block.type, linesOf(block)));
}

function labelled(label: string, lines: string[]): string[] {
  return lines
    .flatMap((line) => line.split("\n"))
    .map((line, i) => `${(i === 0 ? label : "").padEnd(8)} ${line}`.trimEnd());
}

function linesOf(block: Shape): string[] {
  switch (block.type) {
    case "section":
      return block.fields ? pairs(block.fields.map(wordsOf)) : [wordsOf(block.text)];
    case "context":
      return [(block.elements ?? []).map(({ text }) => wordsOf(text)).join("  |  ")];
    case "actions":
      return (block.elements ?? []).flatMap(elementLines);
    case "rich_text":
      return (block.elements ?? []).flatMap(({ elements = [] }) => elements.map(({ text }) => `\`${wordsOf(text)}\``));
    case "input":
      return [
        `${wordsOf(block.label)} (${block.block_id})`,
        ...elementLines(block.element!),
        ...(block.hint ? [`    ${wordsOf(block.hint)}`] : []),
      ];
    default:
      return [wordsOf(block.text)];
  }
}

function pairs(fields: string[]): string[] {
  return fields.flatMap((label, i) => (i % 2 === 0 ? [`${label.padEnd(22)} ${fields[i + 1]}`] : []));
}

function elementLines(element: Shape): string[] {
  const { type, action_id, value, style, confirm, options = [], initial_option, initial_value } = element;
  const sends = [style && `(${style})`, action_id, value].filter(Boolean).join(" ");
  if (type === "button")
    return [`[${wordsOf(element.text)}] ${sends}`, ...(confirm ? [`    ${questionOf(confirm)}`] : [])];
  const shown = initial_value ?? wordsOf(initial_option?.text) ?? "";
  const hint = wordsOf(element.placeholder);
  const chosen = options.map(
    (each) => `    ${wordsOf(each.text)}${each === initial_option ? " (chosen)" : ""}: ${each.value}`,
  );
  return [`‹${shown || hint || (type === "overflow" ? "⋯" : "")}› ${type} ${sends}`, ...chosen];
}

function questionOf({ text, confirm, deny }: NonNullable<Shape["confirm"]>): string {
  return `asks: ${wordsOf(text)} [${wordsOf(confirm)}] [${wordsOf(deny)}]`;
}
