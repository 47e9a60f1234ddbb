import type { Country } from "./catalogue.ts";
import type { Gazetteer } from "./country-names.ts";
import { isFiller } from "./filler.ts";
import { phraseOf, wordsIn } from "./name-words.ts";

/** A country's name in a text, with the folded words before it (since the name before) and after it (up to the next one). */
export interface Named {
  name: string;
  countries: Country[];
  /** False for a part of a country whose name holds another's. */
  isSure: boolean;
  before: string;
  after: string;
}

const mostWords = 16; // or signs

/**
 * The names in one clause, as whole words or, in scripts without spaces, wherever they stand; the longest first
 * ("Northern Ireland" is not "Ireland").
 */
export function namesIn(clause: string, places: Gazetteer): Named[] {
  const words = wordsIn(clause);
  const named: Named[] = [];
  let gap: string[] = [];
  const endGap = () => {
    const between = phraseOf(gap);
    const last = named.at(-1);
    if (last) last.after = between;
    gap = [];
    return between;
  };
  for (let i = 0; i < words.length; ) {
    const hit = longestFrom(words, i, places);
    if (hit) named.push({ name: hit.name, countries: hit.countries, isSure: hit.isSure, before: endGap(), after: "" });
    else gap.push(words[i]!);
    i += hit ? hit.length : 1;
  }
  endGap();
  return named;
}

function longestFrom(words: string[], start: number, { byName, firstWords, parts }: Gazetteer) {
  if (!firstWords.has(words[start]!)) return undefined;
  for (let length = Math.min(mostWords, words.length - start); length > 0; length--) {
    const name = phraseOf(words.slice(start, start + length));
    const part = parts.get(name);
    const countries = part ?? (isName(name) ? byName.get(name) : undefined);
    if (countries) return { name, countries, isSure: !part && countries.length > 0, length };
  }
  return undefined;
}

/** Short codes are ordinary words ("in", "no", "are"), as is Iceland's own name, and one sign may be anything. */
function isName(name: string): boolean {
  if (isFiller(name)) return false;
  return name.length > 3 || (name.length > 1 && /[^\p{Script=Latin}]/u.test(name));
}
