import type { Choice, Text, View } from "../../src/conversation/types.ts";
import type { ShownCard } from "../../src/platform.ts";
import { say, t } from "../../src/words/words.ts";
import { columns, wrap } from "./wrap.ts";

/** These work at every question, so they are listed as words instead of numbers. */
const words = new Set(["back", "cancel", "help", "skip", "resend"]);

export const isWord = (choice: Choice): boolean => words.has(choice.key);

export function wordsOf(text: Text): string {
  return say(text, clock, (id) => (id === "terminal:you" ? "you" : id));
}

/** The hour of the reader's own clock, with the date when it is another day. */
function clock(at: number): string {
  const then = new Date(at);
  const time = then.toLocaleTimeString("en-GB");
  return then.toDateString() === new Date().toDateString() ? time : `${time} on ${then.toDateString()}`;
}

/** The card as a person reads it, in lines of at most `width`. A field that a choice edits carries that choice's number. */
export function drawCard(card: ShownCard, width: number): string {
  const { view } = card;
  const title = `${card.world === "practice" ? "practice · " : ""}${wordsOf(view.title)}`;
  const numbered = (view.choices ?? [])
    .filter((choice) => !isWord(choice))
    .map((choice, i) => ({ ...choice, n: i + 1 }));
  const numberOf = (field: string) => numbered.find(({ key }) => key === `edit:${field}`)?.n;
  const isLine = (key: string) => view.fields?.some((field) => key === `edit:${field.key}`);
  const list = numbered.filter(({ key }) => !isLine(key)).map(({ n, label }) => `${marker(n)}${wordsOf(label)}`);
  const parts = [
    ["", ...heading(title, width), ...textOf(view, width)],
    tableOf(view, width, (key) => marker(numberOf(key))),
    [...list, ...hintOf(view, width, list.length < numbered.length)],
  ];
  return parts
    .flatMap((part, i) => (i > 0 && part.length > 0 ? ["", ...part] : part))
    .map(withoutControls)
    .join("\n");
}

export function textOf(view: View, width: number): string[] {
  return view.body.flatMap((text) => wrap(withoutControls(wordsOf(text)), width));
}

/** A title with a rule to the edge. */
function heading(title: string, width: number): string[] {
  const lines = wrap(`── ${title} ──`, width);
  const last = lines.pop()!;
  return [...lines, last + "─".repeat(Math.max(0, width - columns(last)))];
}

function marker(n: number | undefined): string {
  return `${n ?? ""}`.padStart(4).padEnd(6);
}

function hintOf({ choices = [] }: View, width: number, hasLines: boolean): string[] {
  const words = choices.filter(isWord).map(({ key }) => key);
  if (words.length === 0) return [];
  const isNumbered = words.length < choices.length;
  const how = hasLines ? "terminal.choose-line" : isNumbered ? "terminal.choose" : "terminal.words";
  return wrap(wordsOf(t(how, { words: words.join(", ") })), width, "  ");
}

/** The same as plain sentences, for a script. */
export function cardText(card: ShownCard): string {
  const label = card.world === "practice" ? "Practice: " : "";
  const body = card.view.body.map((text) => withoutControls(wordsOf(text)));
  return [
    `${label}${wordsOf(card.view.title)}`,
    ...body,
    ...tableOf(card.view, Number.POSITIVE_INFINITY, () => "  "),
  ].join("\n");
}

function tableOf({ fields = [] }: View, width: number, before: (key: string) => string): string[] {
  const names = fields.map(({ label }) => wordsOf(label));
  const longest = Math.max(0, ...names.map(columns));
  return fields.flatMap(({ key, value }, i) => {
    const start = `${before(key)}${names[i]}${" ".repeat(longest - columns(names[i]!))}  `;
    const shown = withoutControls(typeof value === "string" ? value : wordsOf(value));
    const [first, ...rest] = wrap(shown, width - columns(start));
    return [start + first, ...rest.map((line) => " ".repeat(columns(start)) + line)];
  });
}

/** What people typed must not move the cursor or forge a line of ours. */
export function withoutControls(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ");
}
