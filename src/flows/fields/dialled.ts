import type { Country } from "./catalogue.ts";
import type { Gazetteer } from "./country-names.ts";
import { numbering } from "./numbering.ts";
import { leadingDigits, mobileLengths } from "./phone-plan.ts";
import { typeIn } from "./regions.ts";

/** What may have been meant, and whether it can be nothing else. */
export interface Meaning {
  countries: Country[];
  isSure: boolean;
}

const mostDigits = 15; // of any phone number
const fewestOfNumber = 6;

/** The countries that these digits dial: a country's code, with or without the first digits of a number after it (+1 876), or a whole number. The three digits of ISO are a guess. */
export function dialled(written: string, places: Gazetteer): Meaning | undefined {
  const isAbroad = /^\+|^0/.test(written);
  const typed = written.replace(/\D/g, "");
  const digits = typed.replace(/^(?:0011|011|00)(?=\d)/, "");
  if (digits.length > mostDigits) return undefined;
  const all = places.entries.map(({ country }) => country);
  const exact = all.filter(({ dial }) => dial === digits);
  if (exact.length > 0) return { countries: exact, isSure: true };
  const begun = places.byDigits.has(typed) ? [] : beginningWith(digits, all, isAbroad);
  if (begun.length > 0) return { countries: begun, isSure: digits.length < fewestOfNumber + 2 };
  const numbered = places.byDigits.get(typed);
  return numbered && { countries: [numbered], isSure: false };
}

/** Without a plus only longer digits behind a code that several countries share are looked for: 344 is not Spain's 34 and a 4. */
function beginningWith(digits: string, all: Country[], isAbroad: boolean): Country[] {
  const code = [3, 2, 1]
    .map((length) => digits.slice(0, length))
    .find((start) => numbering().sharing(start).length > 0);
  if (code === undefined) return [];
  const areas = numbering().sharing(code);
  const rest = digits.slice(code.length);
  if (!isAbroad && (areas.length < 2 || digits.length < 4)) return [];
  const homes = areas.filter((area) => areas.length < 2 || isBegunIn(area, code, rest));
  return all.filter(({ area }) => homes.some((home) => home === area));
}

/** Whether numbers of a country begin so: with the digits that are its alone, where it has such, else by trying numbers. */
function isBegunIn(area: Parameters<typeof typeIn>[1], code: string, rest: string): boolean {
  const own = leadingDigits(area);
  if (own && new RegExp(`^(?:${own})`).test(rest)) return true;
  const { parsePhoneNumberFromString: parse } = numbering();
  return mobileLengths(area).some((length) =>
    Array.from({ length: 10 }, (_, n) => rest + String(n).repeat(Math.max(0, length - rest.length))).some(
      (national) => {
        const number = parse(`+${code}${national}`);
        return number !== undefined && typeIn(number, area) !== undefined;
      },
    ),
  );
}
