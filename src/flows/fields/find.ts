import type { PhoneNumber } from "libphonenumber-js/max";
import { z } from "zod";
import type { Catalogue, Country } from "./catalogue.ts";
import { type Place, placeOf } from "./country.ts";
import { placesMentioned } from "./country-mentioned.ts";
import { barred, gazetteer } from "./country-names.ts";
import { flagsSpelt } from "./flags.ts";
import { mailsIn, suggestMail } from "./mail.ts";
import { numbering } from "./numbering.ts";
import { unpaste } from "./pasted.ts";
import { type Phone, readPhone } from "./phone.ts";
import { numbersSaid } from "./phone-said.ts";
import { plain } from "./plain.ts";
import type { AccountType } from "./type.ts";
import { typeNamed } from "./type-named.ts";

/** The values that a free text has for fields that were still empty. */
export interface Found {
  type?: AccountType;
  mail?: string;
  country?: Place;
  phone?: Phone;
}

const longestText = 40_000; // the longest Slack message; a longer text is not searched

const known = z.object({ area: z.string(), dial: z.string(), name: z.string() });

/**
 * Finds values in a sentence or a pasted mail. A field is found only if there is exactly one candidate for it.
 * Passwords and codes are never taken.
 */
export function findAll(
  text: string,
  { countries }: Catalogue,
  have: Partial<Record<"type" | "mail" | "country" | "phone", unknown>>,
): Found {
  if (text.length > longestText) return {};
  const said = plain(flagsSpelt(text));
  if (said.length > longestText) return {}; // `plain` can turn one character into eighteen
  const { body, headers } = unpaste(said);
  const told = withoutSecrets(body);
  const words = withoutAddresses(told);
  const home = known.safeParse(have.country).data;
  const type = have.type === undefined ? typeNamed(words) : undefined;
  const mail = have.mail === undefined ? mailIn(told, withoutSecrets(headers)) : undefined;
  const { country, phone } = whereIn(words, home, countries);
  return {
    ...(type && { type }),
    ...(mail && { mail }),
    ...(country && have.country === undefined && { country }),
    ...(phone && have.phone === undefined && { phone }),
  };
}

/** An address in a From or To line counts only if there is no other: it may be the agent's. */
function mailIn(body: string, headers: string): string | undefined {
  const said = mailsIn(body);
  const [mail, another] = said.length > 0 ? said : mailsIn(headers);
  return mail !== undefined && another === undefined && suggestMail(mail) === undefined ? mail : undefined;
}

function whereIn(words: string, known: Place | undefined, countries: Country[]): { country?: Place; phone?: Phone } {
  const { named, denied } = placesMentioned(words, gazetteer(countries));
  if (known && named.length > 0 && !named.some(({ area }) => area === known.area)) return {};
  const home = known ?? (named.length === 1 ? named[0] : undefined);
  const [number, another] = numbersSaid(words, home);
  if (!number || another) return home && !barred(home.dial) ? { country: home } : {};
  const homes = home ? [home] : possibleHomes(number, named.length > 0 ? named : countries);
  const [place, otherPlace] = homes;
  if (!place || otherPlace || denied.has(place.area)) return {};
  const read = readPhone(number.number, place, countries);
  return read.ok ? { country: placeOf(place), phone: read.value } : {};
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

function withoutSecrets(said: string): string {
  return said
    .replace(/[^\s,;<>|]+/g, (word) => (word.includes("://") ? "|" : word)) // https://name:password@host
    .replace(
      /\b(?:password|passcode|passwd|pwd|pass|pin|otp|code|secret)\b(?![\w.+-]{0,64}@)[\s:=]*(?:is[\s:=]+)?\S+/gi,
      "|",
    ) // but not the word "code" in ana.code@example.com
    .replace(/(?:密码|密碼|口令|密钥|密鑰)[\s:=]*(?:[是为為][\s:=]*)?\S+/g, "|")
    .replace(/(?:验证码|驗證碼|校验码)[\s:=]*(?:[是为為][\s:=]*)?[^\s,]+/g, "|");
}

function withoutAddresses(said: string): string {
  return said.replace(/[^\s,;<>\p{Script=Han}]+/gu, (word) => (word.includes("@") ? "|" : word));
}
