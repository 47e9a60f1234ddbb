import { type Country, fallbackCountries } from "./catalogue.ts";
import { countriesOfCities } from "./cities.ts";
import { isoCodes } from "./iso-codes.ts";
import { phraseOf, wordsIn } from "./name-words.ts";
import { former, partsOf, spoken } from "./spoken-names.ts";

/** Every name of the countries of one catalogue, in the form that `fold` gives. */
export interface Gazetteer {
  entries: { country: Country; names: string[] }[];
  /** A name of a country that is not in the catalogue has none: it is no part of another's. */
  byName: Map<string, Country[]>;
  /** Names whatever the order of their words: "Korea, Republic of". */
  byWords: Map<string, Country[]>;
  /** ISO codes, two and three letters, lower case. */
  byCode: Map<string, Country>;
  /** The three digits of ISO. */
  byDigits: Map<string, Country>;
  /** With which a name begins. */
  firstWords: Set<string>;
  /** Parts of a country whose name holds another one's, with those to ask about. */
  parts: Map<string, Country[]>;
}

const byArray = new WeakMap<Country[], Gazetteer>();
const byList = new Map<string, Gazetteer>();
const listsKept = 4;

/**
 * The names of a catalogue, computed once for what is listed, because Tencent's list is another array each time it is
 * read. Countries that Tencent refuses are added if missing, so that people who name one are told the true reason.
 */
export function gazetteer(countries: Country[]): Gazetteer {
  const known = byArray.get(countries);
  if (known) return known;
  const list = JSON.stringify(countries);
  const places = byList.get(list) ?? compile(countries);
  byList.set(list, places);
  if (byList.size > listsKept) byList.delete([...byList.keys()][0]!);
  byArray.set(countries, places);
  return places;
}

/** Whether Tencent opens no account for this dialling code. The CreateAccount document bars 7, 380 and 86. */
export function barred(dial: string): boolean {
  return dial.startsWith("7") || dial === "380" || dial === "86";
}

/** The words of a folded name in an order of their own. */
export function sortedWords(name: string): string {
  return name
    .split(" ")
    .filter((word) => !/^(?:the|of|and)$/.test(word))
    .sort()
    .join(" ");
}

function compile(countries: Country[]): Gazetteer {
  const listed = new Set(countries.map((country) => country.area));
  const refused = fallbackCountries().filter((country) => barred(country.dial) && !listed.has(country.area));
  const entries = [...countries, ...refused].map((country) => ({ country, names: namesOf(country) }));
  const byArea = new Map(entries.map(({ country }) => [country.area, country]));
  const byName = new Map<string, Country[]>();
  for (const area of isoCodes.keys()) if (!byArea.has(area)) for (const name of namesOf({ area })) byName.set(name, []);
  for (const { country, names } of entries)
    for (const name of [...names, ...(former.get(country.area) ?? []).map(keyOf)]) add(byName, name, country);
  const byWords = new Map<string, Country[]>();
  for (const [name, called] of byName) for (const country of called) add(byWords, sortedWords(name), country);
  const byCode = new Map<string, Country>();
  for (const { country } of entries)
    for (const code of codesOf(country)) if (!byCode.has(code)) byCode.set(code, country);
  const byDigits = new Map(entries.map(({ country }) => [isoCodes.get(country.area)?.digits ?? "", country]));
  const parts = new Map(
    [...countriesOfCities, ...partsOf].map(([name, areas]) => [
      keyOf(name),
      areas.flatMap((area) => byArea.get(area) ?? []),
    ]),
  );
  const firstWords = new Set([...byName.keys(), ...parts.keys()].flatMap((name) => wordsIn(name).slice(0, 1)));
  return { entries, byName, byWords, byCode, byDigits, firstWords, parts };
}

function add(names: Map<string, Country[]>, name: string, country: Country): void {
  const same = names.get(name) ?? [];
  if (!same.some(({ area }) => area === country.area)) names.set(name, [...same, country]);
}

function namesOf({ area, name, names = [] }: Pick<Country, "area" | "names"> & { name?: string }): string[] {
  const known = [...(name ? [name] : []), ...names.filter((each) => !isCode(each)), ...worldNames(area)];
  const firsts = known.flatMap((each) => each.split(/ & |, | \(/).slice(0, 1)); // "Bosnia" of "Bosnia & Herzegovina"
  const said = spoken.get(area) ?? [];
  const distinct = [...new Set([...known, ...firsts, ...said])];
  return [...new Set(distinct.map(keyOf))].filter((each) => each.length > 1 || isHan(each));
}

function keyOf(name: string): string {
  return phraseOf(wordsIn(name));
}

function isHan(name: string): boolean {
  return /^\p{Script=Han}$/u.test(name);
}

function codesOf({ area, names = [] }: Country): string[] {
  const three = isoCodes.get(area)?.three;
  return [area, ...(three ? [three] : []), ...names.filter(isCode)].map((code) => code.toLowerCase());
}

function isCode(name: string): boolean {
  return /^[A-Z]{3}$/.test(name);
}

function worldNames(area: string): string[] {
  if (!/^[A-Z]{2}$/.test(area)) return [];
  const own = new Intl.Locale(`und-${area}`).maximize().language;
  return ["en", "zh-Hans", "zh-Hant", "zh-Hant-HK", own].flatMap(namesIn).flatMap((names) => names.of(area) ?? []);
}

const opened = new Map<string, Intl.DisplayNames[]>();

function namesIn(locale: string): Intl.DisplayNames[] {
  const known = opened.get(locale);
  if (known) return known;
  const styles = (["long", "short"] as const).map(
    (style) => new Intl.DisplayNames(locale, { type: "region", style, fallback: "none" }),
  );
  opened.set(locale, styles);
  return styles;
}
