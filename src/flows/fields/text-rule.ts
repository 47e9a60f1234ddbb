import type { CountryCode, PhoneNumber } from "libphonenumber-js/max";
import { numbering } from "./numbering.ts";
import { belongsTo, regionsOf, typeIn } from "./regions.ts";

/** The countries (ISO 3166 alpha-2) that texts may go to. All of them when undefined. */
export type Served = readonly string[] | undefined;

/**
 * Why a number gets no text, whatever people say. `unserved`: the desk sends none to that country. `special`: the
 * number costs extra or is nobody's own. `foreign`: the number is of another country.
 */
export type TextBar = "unserved" | "special" | "foreign";

/**
 * Why this number may get no text, if so. It is asked in the conversation and again where the text is sent. Without a
 * chosen country, any that the number can belong to will do.
 */
export function textBar(number: PhoneNumber, chosen: string | undefined, served: Served): TextBar | undefined {
  if (chosen !== undefined && served && !served.includes(chosen)) return "unserved";
  const regions = regionsOf(number);
  if (typesOf(number, regions).some((type) => special.has(type))) return "special";
  if (chosen !== undefined) return belongsTo(number, chosen) ? undefined : "foreign";
  return served && !regions.some((area) => served.includes(area)) ? "unserved" : undefined;
}

/**
 * `textBar` for digits with the country's code first. What is no phone number is left to Tencent to refuse, unless only
 * some countries are served.
 */
export function textBarOf(digits: string, chosen: string | undefined, served: Served): TextBar | undefined {
  const number = numbering().parsePhoneNumberFromString(`+${digits}`);
  if (number) return textBar(number, chosen, served);
  return served ? "unserved" : undefined;
}

/** Whether the metadata know that nobody reads a text there: a landline, a pager, a voice box. */
export function isNoMobile(number: PhoneNumber, chosen?: string): boolean {
  const regions = regionsOf(number);
  const types = typesOf(number, chosen === undefined ? regions : regions.filter((area) => area === chosen));
  return types.length > 0 && types.every((type) => deaf.has(type));
}

const special = new Set<unknown>(["PREMIUM_RATE", "TOLL_FREE", "SHARED_COST", "PERSONAL_NUMBER"]);
const deaf = new Set<unknown>(["FIXED_LINE", "VOIP", "PAGER", "UAN", "VOICEMAIL"]);

/** A number of no country, such as +800, has a type of its own. */
function typesOf(number: PhoneNumber, regions: CountryCode[]) {
  return regions.length > 0 ? regions.map((area) => typeIn(number, area)) : [number.getType()];
}
