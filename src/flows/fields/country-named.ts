import type { Country } from "./catalogue.ts";
import type { Gazetteer } from "./country-names.ts";
import { fold } from "./plain.ts";

const mostWords = 6;

/** The country names said in a sentence as whole words, the longest first ("Northern Ireland" is not "Ireland"). Short codes are ordinary words ("in", "no", "are") and do not count, except in capitals UK, USA, UAE and HK. */
export function countriesNamed(text: string, places: Gazetteer): { name: string; countries: Country[] }[] {
  const loud = text.replace(/\b(?:UK|USA|UAE|HK)\b/g, (code) => ` ${spelt[code]} `);
  const words = fold(loud).split(" ");
  const found: { name: string; countries: Country[] }[] = [];
  for (let i = 0; i < words.length; ) {
    const hit = longestFrom(words, i, places);
    if (hit) found.push(hit);
    i += hit ? hit.length : 1;
  }
  return found;
}

const spelt: Record<string, string> = { UK: "Great Britain", USA: "America", UAE: "Emirates", HK: "Hong Kong" };

function longestFrom(words: string[], start: number, { byName }: Gazetteer) {
  for (let length = Math.min(mostWords, words.length - start); length > 0; length--) {
    const name = words.slice(start, start + length).join(" ");
    const countries = name.length > 3 || /[^\p{Script=Latin}]/u.test(name) ? byName.get(name) : undefined;
    if (countries) return { name, countries, length };
  }
  return undefined;
}
