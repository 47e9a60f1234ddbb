import type { Text, Value } from "../conversation/types.ts";
import { countryBehind } from "./en/article.ts";
import { type Compiled, compile, formOf, type Piece } from "./pieces.ts";

/** How a platform shows an instant (ms). The terminal prints a clock, Discord a countdown. */
export type ShowInstant = (at: number) => string;

/** How a platform names a person. Slack and Discord write a mention. */
export type ShowPerson = (id: string) => string;

/** Turns a text into words. User text goes in as values and is never read as a pattern. */
export type Say = (text: Text, instant: ShowInstant, person?: ShowPerson) => string;

/**
 * Says texts in the words of one catalogue: patterns in ICU's message format, with values in braces and plurals, by
 * message key. `language` (BCP 47) decides plurals, numbers and names of countries, and `always` has values that every message may
 * use. What it gives throws for a key that
 * has no words, and where a value is missing.
 */
export function speaker(
  patterns: Readonly<Record<string, string>>,
  language = "en",
  always: Readonly<Record<string, Value>> = {},
): Say {
  const compiled = new Map<string, Compiled>();

  function compiledOf(key: string): Compiled {
    const known = compiled.get(key);
    if (known !== undefined) return known;
    const pattern = Object.hasOwn(patterns, key) ? patterns[key] : undefined;
    if (pattern === undefined) throw new Error(`No words for "${key}".`);
    const fresh = compile(pattern, language);
    compiled.set(key, fresh);
    return fresh;
  }

  function joined(pieces: Piece[], text: Text, instant: ShowInstant, person: ShowPerson): string {
    let words = "";
    for (const piece of pieces) {
      if (typeof piece === "string") {
        words += piece;
        continue;
      }
      const value = text.values?.[piece.name] ?? always[piece.name];
      if (value === undefined) throw new Error(`The words for "${text.key}" need ${piece.name}.`);
      if ("format" in piece) words += piece.format.format(Number(value));
      else if ("forms" in piece) words += joined(formOf(piece, Number(value)), text, instant, person);
      else words += isCountry(value) ? countryIn(language, value, words) : shown(value, instant, person);
    }
    return words;
  }

  function shown(value: Value, instant: ShowInstant, person: ShowPerson): string | number {
    if (typeof value !== "object") return value;
    if ("at" in value) return instant(value.at);
    if ("person" in value) return person(value.person);
    if ("country" in value) return countryIn(language, value);
    if ("names" in value) return value.names[language] ?? value.name;
    return say(value, instant, person);
  }

  function say(text: Text, instant: ShowInstant, person: ShowPerson = (id) => id): string {
    const said = compiledOf(text.key);
    return typeof said === "string" ? said : joined(said, text, instant, person);
  }

  return say;
}

type CountryValue = { country: string; name: string };

const isCountry = (value: Value): value is CountryValue => typeof value === "object" && "country" in value;

function countryIn(language: string, { country, name }: CountryValue, before = ""): string {
  if (language === "en") return countryBehind(before, name);
  if (!/^[A-Z]{2}$/.test(country)) return name;
  const known = countryNames.get(language) ?? new Intl.DisplayNames(language, { ...briefly, fallback: "none" });
  countryNames.set(language, known);
  return known.of(country) ?? name;
}

const countryNames = new Map<string, Intl.DisplayNames>();
const briefly = { type: "region", style: "short" } as const;
