import type { PhoneNumber } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import type { Offer, Outcome, Refusal } from "../../conversation/types.ts";
import { t } from "../../words/words.ts";
import type { Country } from "./catalogue.ts";
import { named, type Place, readCountry, whyBarred } from "./country.ts";
import { barred, gazetteer } from "./country-names.ts";
import { digitsSpelt } from "./digits-spelt.ts";
import { either } from "./list.ts";
import { numbering } from "./numbering.ts";
import { withoutExtension } from "./phone-extension.ts";
import { asMobile, heard, numberToday, regionOf } from "./phone-heard.ts";
import { fits, mobileLengths } from "./phone-plan.ts";
import { plain, tooLong } from "./plain.ts";
import { regionsOf } from "./regions.ts";
import { isNoMobile, type Served, type TextBar, textBar } from "./text-rule.ts";

/** `national` is digits only, without dialling code and trunk zero, as Tencent wants it; `shown` is for people ("+852 5123 4567"). */
export type Phone = { dial: string; area: string; national: string; shown: string };

/**
 * Reads one number of the chosen country, however it is written. A number that the metadata do not know is taken if its
 * length fits, because metadata grow old. `served` are the countries that may be texted.
 */
export function readPhone(text: string, country: Place, countries: Country[], served?: Served): Outcome<Phone> {
  const here: Here = { country, countries, served };
  const long = tooLong(text, "example.phone");
  if (long) return long;
  if (barred(country.dial)) return { ok: false, why: whyBarred([country]) };
  const { said, extension } = withoutExtension(digitsSpelt(plain(text)));
  if (extension !== undefined) return withExtension(extension, readPhone(said, country, countries, served));
  const parts = numbersIn(said);
  const [part] = parts;
  if (part === undefined) return countrySaid(text, here) ?? unreadable(country);
  if (parts.length === 1 && soundIn([part], country).length === 1) return checked(part, here);
  const between =
    parts.length > 1 ? parts : soundIn(part.split("/"), country).length > 1 ? part.split("/") : part.split(/[/ ]/);
  const sound = soundIn(between, country);
  if (sound.length > 1) return { ok: false, why: whyTwo(sound, country) };
  if (parts.length === 1) return checked(part, here);
  const rest = parts.filter((other) => soundIn([other], country).length === 0);
  if (sound[0] && rest.every(isAside)) return checked(sound[0].number, here);
  return hasWordsInside(said) ? unreadable(country) : checked(parts.join(" "), here);
}

interface Here {
  country: Place;
  countries: Country[];
  served: Served;
}

/** By country, the example that each drawing of its question needs. Parsing one takes longer than a turn. */
const exampleOf = new Map<string, string>();

/** A mobile number of that country as people write it ("+852 5123 4567"). */
export function examplePhone(country: Place): string {
  const name = `${country.area} ${country.dial}`;
  const known = exampleOf.get(name) ?? parsedExample(country);
  exampleOf.set(name, known);
  return known;
}

function parsedExample(country: Place): string {
  const region = regionOf(country);
  const example = region && numberToday(numbering().parsePhoneNumberFromString(examples[region], region));
  return example ? example.formatInternational() : `+${country.dial} 123 456 789`;
}

/** The stretches of a text that could be numbers: digits and the marks people put between them. */
function numbersIn(said: string): string[] {
  return said
    .split(/[^\d+().\-/ ]+|(?=\+)/)
    .map((part) => part.trim())
    .filter((part) => /\d/.test(part));
}

function soundIn(parts: string[], country: Place): PhoneNumber[] {
  const sound = new Map<string, PhoneNumber>();
  for (const part of parts) {
    const number = part.length > 3 ? heard(part, country) : undefined;
    if (number && fits(number)) sound.set(number.number, number);
  }
  return [...sound.values()];
}

/**
 * Whether a part is only a note beside the number, such as "ext 12" or "phone 2:". A longer part could be a piece of
 * the number.
 */
function isAside(part: string): boolean {
  return !part.includes("+") && part.replace(/\D/g, "").length < 4;
}

/** A country's name instead of a number. If it is another country than the chosen one, it can be changed with a press. */
function countrySaid(text: string, { country, countries, served }: Here): Refusal | undefined {
  const read = text.length > 60 ? undefined : readCountry(text, countries);
  if (!read?.ok) return undefined;
  const there = read.value;
  if (there.area === country.area)
    return { ok: false, why: t("field.phone.only-country", { example: examplePhone(country) }) };
  return {
    ok: false,
    why: t("field.phone.country", { there: named(there), here: named(country) }),
    ...changing(there, served),
  };
}

/** The button that changes the country. Its press answers another question than that for the number. */
function changing(place: Place, served: Served): { offers?: Offer[] } {
  if (served && !served.includes(place.area)) return {};
  const label = t("field.phone.change", { country: named(place) });
  return { offers: [{ key: `edit:country=${place.area}`, label, value: null }] };
}

function hasWordsInside(said: string): boolean {
  return said
    .split(/\d/)
    .slice(1, -1)
    .some((between) => /\p{L}/u.test(between));
}

function checked(part: string, { country, countries, served }: Here): Outcome<Phone> {
  const number = heard(part, country);
  const digits = number ? number.number.slice(1) : part.replace(/\D/g, "");
  if (!number) return part.includes("+") ? unreadable(country) : wrongLength(digits.length, country);
  if (barred(number.countryCallingCode)) return { ok: false, why: whyBarred(homesOf(number, countries)) };
  const isHere = digits.startsWith(country.dial);
  if (!isHere && number.country !== country.area) return elsewhere(number, { country, countries, served });
  const national = isHere ? digits.slice(country.dial.length) : number.nationalNumber;
  if (!isHere || !fits(number)) return wrongLength(national.length, country);
  const bar = textBar(number, country.area, served);
  if (bar) return { ok: false, why: whyNoText(bar, number, { country, countries }) };
  const value = { dial: country.dial, area: country.area, national, shown: number.formatInternational() };
  if (!isNoMobile(number, country.area)) return { ok: true, value };
  const mobile = asMobile(number);
  return askedToConfirm(value, mobile && phoneIn(country, mobile), country);
}

function phoneIn({ dial, area }: Place, number: PhoneNumber): Phone {
  return { dial, area, national: number.number.slice(1 + dial.length), shown: number.formatInternational() };
}

function whyNoText(bar: TextBar, number: PhoneNumber, { country, countries }: Omit<Here, "served">): Refusal["why"] {
  if (bar === "unserved") return t("field.phone.unserved", { country: named(country) });
  const values = { number: number.formatInternational(), country: named(country), example: examplePhone(country) };
  const there = homesOf(number, countries)[0];
  if (bar === "special" || !there) return t("field.phone.special", values);
  return t("field.phone.neighbour", { ...values, there: named(there) });
}

/** A refusal that lets the person take the number all the same, because the metadata may be wrong, or as the mobile one that it may be. */
function askedToConfirm(phone: Phone, mobile: Phone | undefined, country: Place): Refusal {
  return {
    ok: false,
    why: t("field.phone.no-mobile", { number: phone.shown, example: examplePhone(country) }),
    offers: [...(mobile ? [offerOf("use", mobile)] : []), offerOf("keep-typed", phone)],
  };
}

function offerOf(key: string, phone: Phone): Offer {
  return { key, label: t("field.phone.keep", { number: phone.shown }), value: phone };
}

/** A number that can be taken without its extension is offered so, because no text reaches the extension. */
function withExtension(extension: string, outcome: Outcome<Phone>): Outcome<Phone> {
  if (!outcome.ok) return outcome;
  const why = t("field.phone.extension", { extension, number: outcome.value.shown });
  return { ok: false, why, offers: [offerOf("use", outcome.value)] };
}

function homesOf(number: PhoneNumber, countries: Country[]): Country[] {
  const places = gazetteer(countries).entries.map((entry) => entry.country);
  const homes = regionsOf(number).flatMap((area) => places.filter((place) => place.area === area));
  return homes.length > 0 ? homes : places.filter((place) => place.dial === number.countryCallingCode);
}

function elsewhere(number: PhoneNumber, { country, countries, served }: Here): Refusal {
  const there = homesOf(number, countries)[0];
  const values = { number: number.formatInternational(), here: named(country), dial: country.dial };
  const why = there
    ? t("field.phone.elsewhere", { ...values, there: named(there) })
    : t("field.phone.nowhere", { ...values, code: number.countryCallingCode });
  return { ok: false, why, ...(there && changing(there, served)) };
}

function wrongLength(typed: number, country: Place): Refusal {
  const region = regionOf(country);
  // Tencent's list may give the Bahamas 1242 as dialling code instead of 1
  const extra = region ? country.dial.length - numbering().getCountryCallingCode(region).length : 0;
  const lengths = region ? mobileLengths(region).map((length) => length - extra) : [];
  if (lengths.length === 0 || lengths.includes(typed)) return unreadable(country);
  const [least = 0, most = 0] = [lengths[0], lengths.at(-1)];
  const unbroken = lengths.length > 2 && most - least === lengths.length - 1;
  const digits = unbroken ? t("list.range", { from: least, to: most }) : either(lengths);
  const values = { country: named(country), dial: country.dial, digits, typed, example: examplePhone(country) };
  return { ok: false, why: t("field.phone.length", values) };
}

function whyTwo(numbers: PhoneNumber[], country: Place): Refusal["why"] {
  const shown = numbers.slice(0, 5).map((number) => number.formatInternational());
  return t("field.phone.two", { numbers: either(shown), example: examplePhone(country) });
}

function unreadable(country: Place): Refusal {
  return { ok: false, why: t("field.phone.shape", { example: examplePhone(country) }) };
}
