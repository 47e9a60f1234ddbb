import { type Country, fallbackCountries } from "./catalogue.ts";
import { fold } from "./plain.ts";
import { spoken } from "./spoken-names.ts";

/** Every way to call the countries of one catalogue; all names folded. */
export interface Gazetteer {
  entries: { country: Country; names: string[] }[];
  byName: Map<string, Country[]>;
  /** ISO codes, two and three letters, lower case. */
  byCode: Map<string, Country>;
}

const made = new WeakMap<Country[], Gazetteer>();

/** The names of a catalogue, worked out once per array. Countries Tencent refuses are added if missing, so that they get the true reason. */
export function gazetteer(countries: Country[]): Gazetteer {
  const known = made.get(countries);
  if (known) return known;
  const fresh = compile(countries);
  made.set(countries, fresh);
  return fresh;
}

/** Tencent opens no account on these: the CreateAccount document bars country codes 7, 380 and 86. */
export function barred(dial: string): boolean {
  return dial.startsWith("7") || dial === "380" || dial === "86";
}

function compile(countries: Country[]): Gazetteer {
  const listed = new Set(countries.map((country) => country.area));
  const refused = fallbackCountries().filter((country) => barred(country.dial) && !listed.has(country.area));
  const byName = new Map<string, Country[]>();
  const byCode = new Map<string, Country>();
  const entries = [...countries, ...refused].map((country) => {
    const names = namesOf(country);
    for (const name of names) {
      const same = byName.get(name) ?? [];
      if (!same.some((other) => other.area === country.area)) byName.set(name, [...same, country]);
    }
    for (const code of codesOf(country)) if (!byCode.has(code)) byCode.set(code, country);
    return { country, names };
  });
  return { entries, byName, byCode };
}

function namesOf(country: Country): string[] {
  const names = [country.name, ...(country.names ?? []).filter((name) => !isCode(name)), ...worldNames(country.area)];
  const firsts = names.flatMap((name) => name.split(/ & |, | \(/).slice(0, 1)); // "Bosnia" of "Bosnia & Herzegovina"
  const said = spoken.get(country.area) ?? [];
  return [...new Set([...names, ...firsts, ...said].map(fold))].filter((name) => name.length > 1);
}

function codesOf(country: Country): string[] {
  return [country.area, ...(country.names ?? []).filter(isCode)].map((code) => code.toLowerCase());
}

function isCode(name: string): boolean {
  return /^[A-Z]{3}$/.test(name);
}

function worldNames(area: string): string[] {
  if (!/^[A-Z]{2}$/.test(area)) return [];
  const own = new Intl.Locale(`und-${area}`).maximize().language;
  return ["en", "zh-Hans", "zh-Hant", own].flatMap(namesIn).flatMap((names) => names.of(area) ?? []);
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
