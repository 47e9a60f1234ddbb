import type { Outcome, Refusal, Value } from "../../conversation/types.ts";
import { t } from "../../words/words.ts";
import type { Country } from "./catalogue.ts";
import { barred, type Gazetteer, gazetteer } from "./country-names.ts";
import { countrySaid } from "./country-said.ts";
import { flagsSpelt } from "./flags.ts";
import { either } from "./list.ts";
import { fold, longest, plain, tooLong } from "./plain.ts";
import { usual } from "./spoken-names.ts";
import { typos } from "./typos.ts";

/** `dial` is the bare dialling code ("852"), `area` ISO 3166 alpha-2 ("HK"). */
export type Place = { area: string; dial: string; name: string };

/** A refusal that knows what may have been meant: one to five countries, the likeliest first. */
export interface PlaceDoubt extends Refusal {
  candidates: Place[];
}

const mostNamed = 5;

/**
 * Reads a country by name, letters, flag or dialling code, alone, together ("Guinea (GN)", "USA +1") or among words that
 * change nothing ("I'm in Hong Kong"). Any other word makes it a question.
 */
export function readCountry(text: string, countries: Country[]): Outcome<Place> | PlaceDoubt {
  const long = tooLong(text, "example.country");
  if (long) return long;
  const said = plain(flagsSpelt(text));
  const places = gazetteer(countries);
  const { clues, isSure, isDenied } = countrySaid(said, places);
  const left = clues.reduce((kept, clue) => kept.filter((country) => clue.includes(country)), clues[0] ?? []);
  if (left.length > 0 && left.every((country) => barred(country.dial))) return { ok: false, why: whyBarred(left) };
  // "no" is more often an answer than Norway's code
  if (/^[Nn]o\W*$/.test(said) && left.length > 0) return doubt("field.country.near", left);
  if (left.length === 1 && left[0] && isSure) return { ok: true, value: placeOf(left[0]) };
  if (clues.length > 0)
    return doubt(isSure ? "field.country.which" : "field.country.unsure", left.length > 0 ? left : clues.flat());
  if (isDenied) return { ok: false, why: t("field.country.not") };
  const near = alike(said, places);
  return near.length > 0 ? doubt("field.country.near", near) : { ok: false, why: t("field.country.unknown") };
}

/**
 * The countries for an autocomplete box: exact matches first, then beginnings, parts and misspellings. Without a query
 * the usual ones come first. Countries that Tencent refuses are found too, and choosing one tells why.
 */
export function matchCountries(query: string, countries: Country[], limit: number): Country[] {
  if (query.length > longest || limit < 1) return [];
  const said = plain(flagsSpelt(query));
  const folded = fold(said);
  const digits = said.replace(/^(?:\+|00)/, "");
  const places = gazetteer(countries);
  const ranked = places.entries
    .map(({ country, names }) => {
      const isCode = places.byCode.get(folded) === country;
      return { country, rank: isCode ? 0 : rankOf(country, names, folded, digits) };
    })
    .filter(({ rank }) => rank < unlike)
    .sort((a, b) => a.rank - b.rank || usualness(a.country) - usualness(b.country));
  if (ranked.length > 0) return ranked.map(({ country }) => country).slice(0, limit);
  const others = folded.length > 1 ? alsoBegins(folded, places) : [];
  return (others.length > 0 ? others : alike(said, places)).slice(0, limit);
}

/** Why no account can be opened on the first country's dialling code; the others are named if they share it. */
export function whyBarred(countries: Place[]): Refusal["why"] {
  const dial = countries[0]?.dial ?? "";
  const names = countries.filter((country) => country.dial === dial).map(named);
  return t("field.country.barred", { names: either(names.slice(0, mostNamed)), dial });
}

/** The country's name in the language of whoever reads it. */
export function named({ area, name }: Pick<Country, "area" | "name">): Value {
  return { country: area, name };
}

export function placeOf({ area, dial, name }: Country): Place {
  return { area, dial, name };
}

function doubt(
  key: "field.country.near" | "field.country.unsure" | "field.country.which",
  countries: Country[],
): PlaceDoubt {
  const distinct = [...new Set(countries)].sort((a, b) => usualness(a) - usualness(b)).slice(0, mostNamed);
  const names = distinct.map((country) => t("field.country.named", { name: named(country), area: country.area }));
  return {
    ok: false,
    why: t(key, { names: either(names), example: distinct[0]?.area ?? "" }),
    candidates: distinct.map(placeOf),
  };
}

function alike(said: string, places: Gazetteer): Country[] {
  const folded = fold(said);
  if (folded.length < 3 || folded.length > 60) return [];
  const begun = places.entries.filter(({ names }) => names.some((name) => ` ${name}`.includes(` ${folded}`)));
  if (begun.length > 0) return begun.map(({ country }) => country);
  const most = folded.length < 7 ? 1 : 2;
  const near = places.entries
    .map(({ country, names }) => ({ country, slips: Math.min(...names.map((name) => typos(folded, name, most))) }))
    .filter(({ slips }) => slips <= most);
  const least = Math.min(...near.map(({ slips }) => slips));
  return near.filter(({ slips }) => slips === least).map(({ country }) => country);
}

const unlike = 6;

/** The countries with a city, a part or a name of before that begins like this. */
function alsoBegins(folded: string, { parts, byName }: Gazetteer): Country[] {
  const all = [...parts, ...byName];
  return [...new Set(all.flatMap(([name, countries]) => (name.startsWith(folded) ? countries : [])))];
}

function rankOf(country: Country, names: string[], folded: string, digits: string): number {
  if (digits === "") return 0;
  if (names.includes(folded) || country.dial === digits) return 0;
  if (folded !== "" && names[0]?.startsWith(folded)) return 1;
  if (folded !== "" && names.some((name) => name.startsWith(folded))) return 2;
  if (/^\d+$/.test(digits) && country.dial.startsWith(digits)) return 3;
  if (folded !== "" && names.some((name) => name.includes(` ${folded}`))) return 4;
  if (folded !== "" && names.some((name) => name.includes(folded))) return 5;
  return unlike;
}

function usualness({ area }: Country): number {
  const place = usual.indexOf(area);
  return place < 0 ? usual.length : place;
}
