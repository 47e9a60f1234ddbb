import type { Choice, Text, View } from "../../src/conversation/types.ts";
import type { ShownCard } from "../../src/desk/platform.ts";
import type { Language } from "../../src/words/languages.ts";
import { inLanguage, say, t } from "../../src/words/words.ts";
import { isOnPage } from "../chat/text.ts";
import { columns, wrap } from "./wrap.ts";

/** Choices that are listed as words instead of numbers, because they work at every question: what to type, by key. */
const words = new Map<string, Text>([
  ["back", t("terminal.word-back")],
  ["cancel", t("terminal.word-cancel")],
  ["help", t("terminal.word-help")],
  ["skip", t("terminal.word-skip")],
  ["resend", t("terminal.word-resend")],
  ["link", t("terminal.word-link")],
  ["unlink", t("terminal.word-unlink")],
]);

/** The person at the terminal, and the customer whom they may play on the page beside it. */
const names = new Map<string, Text>([
  ["terminal:you", t("terminal.you")],
  ["terminal:customer", t("terminal.customer")],
]);

export const isWord = (choice: Choice): boolean => words.has(choice.key);

/**
 * The clock on the reader's wall: an instant in milliseconds, an IANA zone such as `Asia/Hong_Kong`, and the language
 * that they read, English when left out.
 */
export interface WallClock {
  now: number;
  zone: string;
  language?: Language;
}

export function wordsOf(text: Text, wall: WallClock): string {
  return inLanguage(wall.language ?? "en", () =>
    say(
      text,
      (at) => shownInstant(at, wall),
      (id) => {
        const name = names.get(id) ?? (isOnPage(id) ? t("link.customer") : undefined);
        return name ? wordsOf(name, wall) : id;
      },
    ),
  );
}

/** The hour, with the date when it is another day for the reader. */
function shownInstant(at: number, wall: WallClock): string {
  const time = new Date(at).toLocaleTimeString("en-GB", { timeZone: wall.zone });
  const day = dayOf(at, wall);
  return day === dayOf(wall.now, wall) ? time : wordsOf(t("terminal.instant", { time, day }), wall);
}

const locales: Record<Language, string> = { en: "en-GB", zh: "zh-CN" };

function dayOf(at: number, { zone, language = "en" }: WallClock): string {
  return new Date(at).toLocaleDateString(locales[language], {
    timeZone: zone,
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
  });
}

/** The card as a person reads it, in lines of at most `width`. A field that a choice edits carries that choice's number. */
export function drawCard(card: ShownCard, width: number, wall: WallClock): string {
  const { view } = card;
  const label = card.world === "practice" ? `${wordsOf(t("terminal.label"), wall)} · ` : "";
  const title = `${label}${wordsOf(view.title, wall)}`;
  const numbered = (view.choices ?? [])
    .filter((choice) => !isWord(choice))
    .map((choice, i) => ({ ...choice, n: i + 1 }));
  const numberOf = (field: string) => numbered.find(({ key }) => key === `edit:${field}`)?.n;
  const isLine = (key: string) => view.fields?.some((field) => key === `edit:${field.key}`);
  const list = numbered.filter(({ key }) => !isLine(key)).map(({ n, label }) => `${marker(n)}${wordsOf(label, wall)}`);
  const parts = [
    ["", ...heading(title, width), ...textOf(view, width, wall)],
    tableOf(view, width, wall, (key) => marker(numberOf(key))),
    [...list, ...hintOf(view, width, wall, list.length < numbered.length)],
  ];
  return parts
    .flatMap((part, i) => (i > 0 && part.length > 0 ? ["", ...part] : part))
    .map(withoutControls)
    .join("\n");
}

export function textOf(view: View, width: number, wall: WallClock): string[] {
  return view.body.flatMap((text) => wrap(withoutControls(wordsOf(text, wall)), width));
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

function hintOf({ choices = [] }: View, width: number, wall: WallClock, hasLines: boolean): string[] {
  const typed = choices.flatMap(({ key }) => words.get(key) ?? []).map((word) => wordsOf(word, wall));
  if (typed.length === 0) return [];
  const isNumbered = typed.length < choices.length;
  const how = hasLines ? "terminal.choose-line" : isNumbered ? "terminal.choose" : "terminal.words";
  return wrap(wordsOf(t(how, { words: typed.join(", ") }), wall), width, "  ");
}

/** The card as plain sentences, for a script. */
export function cardText(card: ShownCard, wall: WallClock): string {
  const label = card.world === "practice" ? "Practice: " : "";
  const body = card.view.body.map((text) => withoutControls(wordsOf(text, wall)));
  return [
    `${label}${wordsOf(card.view.title, wall)}`,
    ...body,
    ...tableOf(card.view, Number.POSITIVE_INFINITY, wall, () => "  "),
  ].join("\n");
}

function tableOf({ fields = [] }: View, width: number, wall: WallClock, before: (key: string) => string): string[] {
  const names = fields.map(({ label }) => wordsOf(label, wall));
  const longest = Math.max(0, ...names.map(columns));
  return fields.flatMap(({ key, value }, i) => {
    const start = `${before(key)}${names[i]}${" ".repeat(longest - columns(names[i]!))}  `;
    const shown = withoutControls(typeof value === "string" ? value : wordsOf(value, wall));
    const [first, ...rest] = wrap(shown, width - columns(start));
    return [start + first, ...rest.map((line) => " ".repeat(columns(start)) + line)];
  });
}

/** A line without control characters, so that what people typed can't move the cursor or forge a line of ours. */
export function withoutControls(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ");
}
