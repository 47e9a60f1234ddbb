import type { Text, Value } from "../../src/conversation/types.ts";
import { say, t } from "../../src/words/words.ts";

/** How a platform writes user text, in at most so many characters, and what it draws itself for each reader. */
export interface Hand {
  literal(text: string, most: number): string;
  live(piece: Live): string;
}

/** A text in a platform's own markup. What is too long is cut, but never within an instant or a mention. */
export function written(text: Text | string, most: number, { literal, live }: Hand): string {
  let left = most;
  const parts = piecesOf(text).map((piece) => {
    const part = typeof piece === "string" ? literal(piece, Math.max(1, left)) : live(piece);
    left -= part.length;
    return left < 0 ? "" : part;
  });
  return parts.join("");
}

/** A text without markup, for buttons, lists, labels and titles. */
export function readOut(text: Text | string): string {
  const parts = piecesOf(text).map((piece) => {
    if (typeof piece === "string") return piece;
    return "at" in piece ? inUtc(piece) : say(t("chat.somebody"), String);
  });
  return parts.join("");
}

/**
 * User text without invisible characters, so that it can't hide words, turn their direction or forge a line of ours.
 */
export function clean(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ").replace(/[\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu, "");
}

/**
 * A text cut to at most `most` characters, with an ellipsis. No character is cut in two. An empty text becomes a dash,
 * because no platform takes empty text.
 */
export function shorten(words: string, most: number): string {
  if (words.trim() === "") return "–";
  if (words.length <= most) return words;
  let kept = "";
  for (const character of words) {
    if (kept.length + character.length > most - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** A name or value that cannot be shortened, because a payload must bring it back whole. */
export class TooMuch extends Error {
  override name = "TooMuch" as const;
}

/** Makes a check for a platform: it returns a value that is short enough. @throws TooMuch */
export const fittingIn = (platform: string) => (what: string, value: string, most: number) => {
  if (value.length > most) throw new TooMuch(`${what} has ${value.length} characters, and ${platform} takes ${most}.`);
  return value;
};

/** A piece of a text: words to be shown letter by letter, or something that the platform draws for each reader. */
export type Piece = string | Live;
/**
 * An instant or a person, which the platform draws itself. `isSoon` is set for an instant a few minutes away, whose
 * seconds are shown instead of its day.
 */
export type Live = { at: number; isSoon: boolean } | { person: string };

/** A text in pieces, so that what people typed stays apart from what is drawn. */
export function piecesOf(text: Text | string): Piece[] {
  if (typeof text === "string") return [clean(text)];
  if (!text.values) return [say(text, String)]; // most buttons and options, of which a form has some hundred
  const drawn: Live[] = [];
  const said = say(
    cleaned(text, (piece) => `\0${drawn.push(piece) - 1}\0`),
    String,
  );
  const parts = said.split("\0");
  const pieces = parts.map((part, i): Piece => {
    if (i % 2 === 0) return part;
    const piece = drawn[Number(part)]!;
    return "person" in piece && isOnPage(piece.person) ? customerAfter(parts[i - 1]!, i === 1) : piece;
  });
  return pieces.filter((piece) => piece !== "");
}

/** What a customer who reads in a browser is called, behind these words: at the beginning of a sentence in a capital. */
function customerAfter(before: string, isFirst: boolean): string {
  const name = say(t("link.customer"), String);
  const begins = before.trim() === "" ? isFirst : /[.!?]\s+$/.test(before);
  return begins ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}

/** A text with cleaned values. What the platform draws becomes a mark with a NUL, which no cleaned value has. */
function cleaned({ key, values = {} }: Text, mark: (piece: Live) => string): Text {
  const isSoon = soon.has(key);
  const entries = Object.entries(values).map(([name, value]): [string, Value] => {
    if (typeof value === "string") return [name, clean(value)];
    if (typeof value === "number") return [name, value];
    if ("key" in value) return [name, cleaned(value, mark)];
    if ("country" in value) return [name, { ...value, name: clean(value.name) }];
    if ("names" in value) return [name, { name: clean(value.name), names: mapped(value.names, clean) }];
    return [name, mark("at" in value ? { at: value.at, isSoon } : value)];
  });
  return { key, values: Object.fromEntries(entries) };
}

/** Whether this is a customer who reads in a browser, and has no name that a chat could show. */
export function isOnPage(person: string): boolean {
  return person.startsWith("web:");
}

function mapped(names: Record<string, string>, change: (name: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(names).map(([language, name]) => [language, change(name)]));
}

const soon = new Set(["talk.again-at", "talk.not-before", "talk.try-at", "open.code.asked"]);

/** An instant in UTC, rounded up so that nothing is promised too early. */
export function inUtc({ at, isSoon }: { at: number; isSoon: boolean }): string {
  const iso = new Date(Math.ceil(at / 1000) * 1000).toISOString();
  return isSoon ? `${iso.slice(11, 19)} UTC` : `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
