import type { CountryCode, NumberType, PhoneNumber } from "libphonenumber-js/max";
import { numbering } from "./numbering.ts";

/**
 * Every country that a number can belong to by the metadata. A number that they do not know belongs where numbers with
 * the same first digits do, else to the first country of its dialling code.
 */
export function regionsOf(number: PhoneNumber): CountryCode[] {
  const sharing = numbering().sharing(number.countryCallingCode);
  if (sharing.length < 2) return sharing;
  const known = knownIn(number, sharing);
  if (known.length > 0) return known;
  const akin = likeIt(number, sharing);
  return akin.length > 0 ? akin : sharing.slice(0, 1);
}

/**
 * Whether the number can be one of that country. A country that the metadata lack has the numbers that no other country
 * has.
 */
export function belongsTo(number: PhoneNumber, area: string): boolean {
  const { isSupportedCountry, getCountryCallingCode, sharing } = numbering();
  const code = number.countryCallingCode;
  if (isSupportedCountry(area) && getCountryCallingCode(area) === code) return regionsOf(number).includes(area);
  return knownIn(number, sharing(code)).length === 0;
}

/** The type of the number in that country, by the metadata. */
export function typeIn({ number }: PhoneNumber, area: CountryCode): NumberType {
  const there = numbering().parsePhoneNumberFromString(number);
  if (!there) return undefined;
  there.country = area;
  return there.getType();
}

function knownIn(number: PhoneNumber, areas: CountryCode[]): CountryCode[] {
  return areas.filter((area) => typeIn(number, area) !== undefined);
}

const fewest = 3; // the digits of an area code

/** The countries whose numbers begin as this one does, by the longest beginning that any of them has. */
function likeIt(number: PhoneNumber, areas: CountryCode[]): CountryCode[] {
  const { nationalNumber: digits } = number;
  for (let kept = digits.length - 1; kept >= fewest; kept -= 1) {
    const others = Array.from({ length: 10 }, (_, n) => digits.slice(0, kept) + String(n).repeat(digits.length - kept));
    const akin = areas.filter((area) => others.some((other) => isKnown(number, other, area)));
    if (akin.length > 0) return akin;
  }
  return [];
}

function isKnown({ number }: PhoneNumber, national: string, area: CountryCode): boolean {
  const there = numbering().parsePhoneNumberFromString(number);
  if (!there) return false;
  there.country = area;
  there.nationalNumber = national as typeof there.nationalNumber;
  return there.getType() !== undefined;
}
