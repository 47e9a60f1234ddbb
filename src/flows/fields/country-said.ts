import type { Country } from "./catalogue.ts";
import { type Named, namesIn } from "./country-named.ts";
import { type Gazetteer, sortedWords } from "./country-names.ts";
import { dialled, type Meaning } from "./dialled.ts";
import { denies, excludes, isFiller, joins } from "./filler.ts";
import { phraseOf, wordsIn } from "./name-words.ts";

/** What an answer to the question for a country says. */
export interface CountrySaid {
  /** By part of the answer, the countries that it can mean. */
  clues: Country[][];
  /** Whether there is nothing beside them that could change what is meant. */
  isSure: boolean;
  /** Whether it names a country that it is not. */
  isDenied: boolean;
}

/** Between two names for one country; a comma may also stand inside a name. */
const marks = [/[()/|;\n]/, /[(),;:/|\n，、]| (?=\+)|(?<=\+\d{1,4}) /];

/** Reads a plain answer: the whole of it, its parts between marks, and the names and codes among its words. */
export function countrySaid(said: string, places: Gazetteer): CountrySaid {
  const whole = meaning(said, places);
  if (whole) return { clues: [whole.countries], isSure: whole.isSure, isDenied: false };
  for (const mark of marks) {
    const parts = said.split(mark).filter((part) => wordsIn(part).join("") !== "");
    const meanings = parts.flatMap((part) => meaning(part, places) ?? []);
    if (parts.length < 2 || meanings.length < parts.length) continue;
    const isNamed = parts.map((part) => !/\d/.test(part));
    const clues = meanings.map(({ countries }) => countries);
    return { clues: withoutItsCountry(clues, isNamed), isSure: true, isDenied: false };
  }
  return amongWords(said, places);
}

function meaning(part: string, places: Gazetteer): Meaning | undefined {
  const name = phraseOf(wordsIn(part));
  if (/^[\d+() .-]+$/.test(part) && /\d/.test(part)) return dialled(part.trim(), places);
  const some = places.parts.get(name);
  if (some && some.length > 0) return { countries: some, isSure: false };
  const coded = places.byCode.get(name);
  const named = places.byName.get(name) ?? (coded && [coded]) ?? places.byWords.get(sortedWords(name));
  return named && named.length > 0 ? { countries: named, isSure: true } : undefined;
}

/** Hong Kong, Macao and Taiwan are said together with China, and mean themselves. */
function withoutItsCountry(clues: Country[][], isNamed = clues.map(() => true)): Country[][] {
  const isOwn = clues.some((clue) => clue.length === 1 && /^(?:HK|MO|TW)$/.test(clue[0]!.area));
  return clues.filter((clue, i) => !(isOwn && isNamed[i] && clue.some(({ area }) => area === "CN")));
}

function amongWords(said: string, places: Gazetteer): CountrySaid {
  const clauses = said
    .split(/[,;:!?\n，。；：！？、|]|(?<!\bst)\.(?= |$)/i)
    .map((clause) => clauseSaid(clause, said, places));
  const isSure = clauses.every((each) => each.isSure);
  const named = clauses.flatMap((each) => each.named);
  const clues = [...clauses.flatMap((each) => each.dialled), ...withoutItsCountry(named)];
  return { clues: together(clues, isSure), isSure, isDenied: clauses.some((each) => each.isDenied) };
}

/** What one clause of an answer says: by digits that dial, and by names and codes. */
interface ClauseSaid extends Omit<CountrySaid, "clues"> {
  dialled: Country[][];
  named: Country[][];
}

function clauseSaid(clause: string, said: string, places: Gazetteer): ClauseSaid {
  const written = /(?:\+|\b0)[\d() .-]*\d/.exec(clause)?.[0];
  const code = written && dialled(written, places);
  const words = code ? clause.replace(written, " ") : clause;
  const names = namesIn(words, places);
  const gaps = names.length > 0 ? [names[0]!.before, ...names.map(({ after }) => after)] : [phraseOf(wordsIn(words))];
  const left = gaps
    .flatMap((gap) => gap.split(" "))
    .filter((word) => !isFiller(word) || (places.byCode.has(word) && isLoud(word, said)));
  const codes = left.map((word) => codeSaid(word, said, places));
  /** Whether a part stands without the name of its country, as in "London UK". */
  const isOfOther = ({ isSure, countries }: Named) =>
    isSure || !coded.some((each) => each.isSure && countries.length === 1 && each.countries[0] === countries[0]);
  const coded = [...codes.flatMap((each) => each ?? []), ...names].filter(({ countries }) => countries.length === 1);
  const isNot = deniedAmong(names);
  const isDenied = isNot.includes(true);
  const meant = names.filter(({ countries }, n) => !isNot[n] && countries.length > 0);
  return {
    dialled: code ? [code.countries] : [],
    named: [...codes.flatMap((found) => found ?? []), ...meant].map(({ countries }) => countries),
    isSure:
      !isDenied &&
      [...(code ? [code] : []), ...codes, ...names.filter(isOfOther)].every((each) => each?.isSure === true),
    isDenied,
  };
}

/** Several countries in one sentence are alternatives, unless they are one country said twice. */
function together(clues: Country[][], isSure: boolean): Country[][] {
  const all = [...new Set(clues.flat())];
  const agreed = clues.reduce((kept, clue) => kept.filter((country) => clue.includes(country)), all);
  return all.length === 0 || (isSure && agreed.length > 0) ? clues : [all];
}

/** Whether each name is one that it is not: "not Hong Kong or Macao" denies both. */
function deniedAmong(named: Named[]): boolean[] {
  const isNot: boolean[] = [];
  named.forEach(({ before, after }, i) => {
    isNot.push(denies(before) || excludes(after) || (isNot[i - 1] === true && joins(before)));
  });
  return isNot;
}

/** Digits that dial, or a country's letters; three small ones may be any word. */
function codeSaid(word: string, said: string, places: Gazetteer): Meaning | undefined {
  if (/^\d+$/.test(word)) return dialled(word, places);
  const named = word.length < 4 ? places.byName.get(word) : undefined;
  if (named && named.length > 0) return { countries: named, isSure: true };
  const coded = word === "no" && !isLoud(word, said) ? undefined : places.byCode.get(word);
  return coded && { countries: [coded], isSure: word.length < 3 || isLoud(word, said) };
}

/** Whether the word stands in capitals among small letters: "IN" for India. */
function isLoud(word: string, said: string): boolean {
  return (
    /^[a-z]{2,3}$/.test(word) &&
    /\p{Ll}/u.test(said) &&
    new RegExp(`(?<!\\p{L})${word.toUpperCase()}(?!\\p{L})`, "u").test(said)
  );
}
