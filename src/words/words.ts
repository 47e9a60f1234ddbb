import type { Text, Value } from "../conversation/types.ts";
import { part } from "../machine/part.ts";
import { commands } from "./commands.ts";
import { en, type MessageKey } from "./en/all.ts";
import { countryBehind } from "./en/article.ts";
import type { Language } from "./languages.ts";
import { type Compiled, compile, formOf, type Piece } from "./pieces.ts";

/**
 * A message before any language: a key, and the values that its pattern needs. The compiler checks that the key has a
 * message.
 */
export function t(key: MessageKey, values?: Record<string, Value>): Text {
  return values ? { key, values } : { key };
}

/** How a platform shows an instant. The terminal prints a clock, Discord a countdown. */
export type ShowInstant = (at: number) => string;

/** How a platform names a person. Slack and Discord write a mention. */
export type ShowPerson = (id: string) => string;

/** Loads a language, so that `inLanguage` can use it. A language is loaded once. */
export async function learn(language: Language): Promise<void> {
  if (catalogues.has(language)) return;
  const { zh } = await part(import("./zh/all.ts"));
  catalogues.set("zh", catalogue("zh", zh));
}

/**
 * A function that draws something in words and waits for nothing. The compiler refuses one that gives a promise: while
 * it waits, another drawing would choose another language, and the rest would be said in that one.
 */
export type Drawing<T> = (() => T) & ([Extract<T, PromiseLike<unknown>>] extends [never] ? unknown : never);

/** Runs `draw`, and says whatever it says in this language, or in the one spoken before if this one was not learned. */
export function inLanguage<T>(language: Language, draw: Drawing<T>): T {
  const before = spoken;
  spoken = catalogues.get(language) ?? before;
  try {
    return draw();
  } finally {
    spoken = before;
  }
}

/** Turns a text into words. User text goes in as values and is never read as a pattern. */
export function say(text: Text, instant: ShowInstant, person: ShowPerson = (id) => id): string {
  const said = compiledOf(text.key);
  return typeof said === "string" ? said : joined(said, text, instant, person);
}

function joined(pieces: Piece[], text: Text, instant: ShowInstant, person: ShowPerson): string {
  let words = "";
  for (const piece of pieces) {
    if (typeof piece === "string") {
      words += piece;
      continue;
    }
    const value = text.values?.[piece.name] ?? commands[piece.name];
    if (value === undefined) throw new Error(`The words for "${text.key}" need ${piece.name}.`);
    if ("format" in piece) words += piece.format.format(Number(value));
    else if ("forms" in piece) words += joined(formOf(piece, Number(value)), text, instant, person);
    else words += isCountry(value) ? countryIn(spoken.language, value, words) : shown(value, instant, person);
  }
  return words;
}

function shown(value: Value, instant: ShowInstant, person: ShowPerson): string | number {
  if (typeof value !== "object") return value;
  if ("at" in value) return instant(value.at);
  if ("person" in value) return person(value.person);
  if ("country" in value) return countryIn(spoken.language, value);
  if ("names" in value) return value.names[spoken.language] ?? value.name;
  return say(value, instant, person);
}

type CountryValue = { country: string; name: string };

const isCountry = (value: Value): value is CountryValue => typeof value === "object" && "country" in value;

function countryIn(language: Language, { country, name }: CountryValue, before = ""): string {
  if (language === "en") return countryBehind(before, name);
  if (!/^[A-Z]{2}$/.test(country)) return name;
  const known = countryNames.get(language) ?? new Intl.DisplayNames(language, { ...briefly, fallback: "none" });
  countryNames.set(language, known);
  return known.of(country) ?? name;
}

const countryNames = new Map<Language, Intl.DisplayNames>();
const briefly = { type: "region", style: "short" } as const;

interface Catalogue {
  language: Language;
  patterns: Record<string, string>;
  compiled: Map<string, Compiled>;
}

function catalogue(language: Language, patterns: Record<string, string>): Catalogue {
  return { language, patterns, compiled: new Map() };
}

const english = catalogue("en", en);
const catalogues = new Map<Language, Catalogue>([["en", english]]);
let spoken = english;

function compiledOf(key: string): Compiled {
  const { language, patterns, compiled } = spoken;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const pattern = patterns[key];
  if (pattern === undefined) throw new Error(`No words for "${key}".`);
  const fresh = compile(pattern, language);
  compiled.set(key, fresh);
  return fresh;
}
