import type { PhoneNumber } from "libphonenumber-js/max";
import { z } from "zod";
import type { Refusal, Text } from "../../conversation/types.ts";
import { t } from "../../words/words.ts";
import type { Catalogue, Country } from "./catalogue.ts";
import { type Place, placeOf, readCountry } from "./country.ts";
import { placesMentioned } from "./country-mentioned.ts";
import { barred, gazetteer } from "./country-names.ts";
import { mailsIn } from "./mail.ts";
import { readMailOffered } from "./mail-offered.ts";
import { numbering } from "./numbering.ts";
import { type Either, type Paste, readPaste, unusedIn, valuesOf } from "./paste.ts";
import { type FoundName, nameIn } from "./paste-name.ts";
import { type FoundTrades, tradesIn } from "./paste-trade.ts";
import { type Phone, readPhone } from "./phone.ts";
import { numbersSaid } from "./phone-said.ts";
import { type AccountType, readType } from "./type.ts";
import { typeNamed } from "./type-named.ts";

/** The values that a free text has for fields that were still empty. */
interface Found extends FoundName, FoundTrades {
  type?: AccountType;
  mail?: string;
  country?: Place;
  phone?: Phone;
}

/** What a free text tells: values, the fields that it tells in a way that must be asked about, and what has no field. */
export interface Told {
  values: Found;
  asked: { [K in keyof Found]?: Text };
  doubts: { [K in keyof Found]?: Refusal };
  unused: Text[];
}

type Have = Partial<Record<keyof Found, unknown>>;

const known = z.object({ area: z.string(), dial: z.string(), name: z.string() });
const nothing: Told = { values: {}, asked: {}, doubts: {}, unused: [] };

/**
 * Finds values in a sentence or a pasted text. A field is found only if there is exactly one candidate for it, and two
 * candidates are asked about. Passwords and codes are never taken.
 */
export function findAll(text: string, { countries, trades }: Catalogue, have: Have): Told {
  const paste = readPaste(text);
  if (!paste) return nothing;
  const type = have.type === undefined ? typeIn(paste) : {};
  const mail = have.mail === undefined ? mailIn(paste) : {};
  const where = whereIn(paste, known.safeParse(have.country).data, countries);
  const name = have.name === undefined ? nameIn(paste, type.value ?? have.type) : {};
  const industry = have.industry === undefined ? tradesIn(paste, trades) : {};
  const values: Found = {
    ...(type.value && { type: type.value }),
    ...(mail.value && { mail: mail.value }),
    ...(where.country && have.country === undefined && { country: where.country }),
    ...(where.phone && have.phone === undefined && { phone: where.phone }),
    ...(name.value && { name: name.value }),
    ...industry.values,
  };
  const asked: Told["asked"] = {
    ...(type.why && { type: type.why }),
    ...(mail.why && { mail: mail.why }),
    ...(where.whyCountry && have.country === undefined && { country: where.whyCountry }),
    ...(where.whyPhone && have.phone === undefined && { phone: where.whyPhone }),
    ...(name.why && { name: name.why }),
    ...(industry.why && { industry: industry.why }),
  };
  const doubts: Told["doubts"] = {
    ...(mail.doubt && { mail: mail.doubt }),
    ...(industry.doubt && { industry: industry.doubt }),
  };
  return {
    values,
    asked,
    doubts,
    unused: unusedIn(paste, ["person", "fax", "address", "website", "other"], name.used),
  };
}

function typeIn(paste: Paste): Either<AccountType> {
  const labelled = valuesOf(paste, "type").map((value) => readType(value));
  const types = new Set(labelled.flatMap((read) => (read.ok ? [read.value] : [])));
  const said = typeNamed(paste.words);
  if (said) types.add(said);
  const [type, another] = types;
  if (another) return { why: t("paste.two") };
  if (type) return { value: type };
  return labelled.length > 0 ? { why: t("paste.unread") } : {};
}

/**
 * An address under a label counts before any other, and one in a From or To line only if there is no other: it may be
 * the agent's.
 */
function mailIn(paste: Paste): Either<string> {
  const said = addressesIn(paste);
  const mails = said.length > 0 ? said : mailsIn(paste.headers);
  const [mail, another] = mails;
  if (another) return said.length > 0 ? { why: t("paste.two") } : {};
  if (mail === undefined) return valuesOf(paste, "mail").length > 0 ? { why: t("paste.unread") } : {};
  const read = readMailOffered(mail);
  return read.ok ? { value: read.value } : { doubt: read };
}

/** The addresses that may be the customer's: those under a label, else those beside a contact, else those in words. */
export function addressesIn(paste: Paste): string[] {
  const beside = valuesOf(paste, "contact", "person", "company", "name", "phone", "mobile");
  const ways = [valuesOf(paste, "mail"), beside, [paste.told]];
  for (const texts of ways) {
    const mails = [...new Set(texts.flatMap(mailsIn))];
    if (mails.length > 0) return mails;
  }
  return [];
}

interface Where {
  country?: Place;
  phone?: Phone;
  whyCountry?: Text;
  whyPhone?: Text;
}

function whereIn(paste: Paste, chosen: Place | undefined, countries: Country[]): Where {
  const labelled = valuesOf(paste, "country").map((value) => readCountry(value, countries));
  const written = distinct(labelled.flatMap((read) => (read.ok ? [read.value] : [])));
  const { named: mentioned, denied } = placesMentioned(placesText(paste), gazetteer(countries));
  const named = written.length > 0 ? written : mentioned;
  if (chosen && named.length > 0 && !named.some(({ area }) => area === chosen.area))
    return { whyPhone: t("paste.clash") };
  const home = chosen ?? (named.length === 1 ? named[0] : undefined);
  const unread = labelled.some((read) => !read.ok) ? { whyCountry: t("paste.unread") } : {};
  const countryOnly: Where = home && !barred(home.dial) ? { country: home } : unread;
  const { numbers, hasLabel } = phonesIn(paste, home);
  const [number, another] = numbers;
  if (another) return { ...countryOnly, whyPhone: t("paste.two") };
  if (!number) return hasLabel ? { ...countryOnly, whyPhone: t("paste.unread") } : countryOnly;
  const homes = home ? [home] : possibleHomes(number, named.length > 0 ? named : countries);
  const [place, otherPlace] = homes;
  if (place && !otherPlace && !denied.has(place.area)) {
    const read = readPhone(number.number, place, countries);
    if (read.ok) return { country: placeOf(place), phone: read.value };
  }
  if (!hasLabel && written.length === 0) return {};
  const dial = number.countryCallingCode;
  const unserved = barred(dial) && t("paste.barred", { dial });
  const why = unserved || t(named.length > 0 ? "paste.clash" : "paste.unread");
  return { whyCountry: why, whyPhone: why };
}

/** Where a country can stand: in words without a label, and beside a number. */
export function placesText(paste: Paste): string {
  return [paste.words, ...valuesOf(paste, "mobile", "phone")].join("\n");
}

function distinct(places: Place[]): Place[] {
  return [...new Map(places.map((place) => [place.area, place])).values()];
}

/** The mobile numbers that may be the customer's: those under a label, else those beside a contact, else those in words. */
export function phonesIn(paste: Paste, home?: Place): { numbers: PhoneNumber[]; hasLabel: boolean } {
  const labelled = valuesOf(paste, "mobile", "phone");
  const written = labelled.map((value) => value.replace(/^(\d{2,3})[- ](?=\d)/, "($1) ")); // "852-51234567"
  const ways = [[...labelled, ...written], valuesOf(paste, "contact", "person", "company", "name"), [paste.words]];
  for (const texts of ways) {
    const numbers = new Map(texts.flatMap((each) => numbersSaid(each, home).map((one) => [one.number, one] as const)));
    if (numbers.size > 0) return { numbers: [...numbers.values()], hasLabel: labelled.length > 0 };
  }
  return { numbers: [], hasLabel: labelled.some((value) => /\d{4}/.test(value.replace(/[ ().-]/g, ""))) };
}

/** Countries sharing a dialling code share some numbers too: an Australian mobile number could be from Christmas Island. */
function possibleHomes(number: PhoneNumber, places: Place[]): Place[] {
  return places.filter(({ area, dial }) => {
    const { isSupportedCountry, parsePhoneNumberFromString: parse } = numbering();
    const there = parse(number.number);
    if (!there || !isSupportedCountry(area) || !number.number.startsWith(`+${dial}`)) return false;
    there.country = area;
    return there.isValid();
  });
}
