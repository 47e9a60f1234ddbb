import type { CountryCode, PhoneNumber } from "libphonenumber-js/max";
import type { Place } from "./country.ts";
import { numbering } from "./numbering.ts";
import { fits, takesTexts } from "./phone-plan.ts";
import { phoneKey, spellingsToday } from "./spellings.ts";

/** The number in its likeliest reading: a known mobile number, else one whose length fits. Undefined if no reading has a known dialling code. */
export function heard(part: string, country?: Place): PhoneNumber | undefined {
  const { parsePhoneNumberFromString: parse } = numbering();
  const region = country && regionOf(country);
  const readings = readingsOf(part, country).flatMap(
    (reading) => numberToday(parse(reading, { ...(region && { defaultCountry: region }), extract: false })) ?? [],
  );
  return readings.find(takesTexts) ?? readings.find(fits) ?? readings[0];
}

/** The number as it is written today, when it was written in an older way. */
export function numberToday(number: PhoneNumber | undefined): PhoneNumber | undefined {
  if (!number) return undefined;
  const { parsePhoneNumberFromString: parse } = numbering();
  const digits = spellingsToday(number.number.slice(1), { known: number.isValid() });
  const today = digits.flatMap((each) => parse(`+${each}`) ?? []);
  return today.find((each) => each.isValid()) ?? (fits(number) ? undefined : today.find(fits)) ?? number;
}

/** The number as a mobile one, where people leave out what makes it one: Argentina's 9. */
export function asMobile(number: PhoneNumber): PhoneNumber | undefined {
  const mobile = numbering().parsePhoneNumberFromString(`+${phoneKey(number.number.slice(1))}`);
  return mobile && mobile.number !== number.number && takesTexts(mobile) ? mobile : undefined;
}

/**
 * The readings to try, "00" as "+" before the local way. In Singapore 008 is a prefix of its own, so read locally
 * 00852… would become a number in Mexico.
 */
function readingsOf(part: string, country?: Place): string[] {
  const digits = part.replace(/\D/g, "");
  if (part.includes("+")) return [`+${digits.replace(/^(?:0011|011|00)/, "")}`];
  const australian = digits.startsWith("0011") ? [`+${digits.slice(4)}`] : [];
  if (digits.startsWith("00")) return [`+${digits.slice(2)}`, ...australian, digits];
  if (digits.startsWith("011") && digits.length > 11) return [digits, `+${digits.slice(3)}`];
  return country && digits.startsWith(country.dial) ? [digits, `+${digits}`] : [digits];
}

/** The country of that name in the metadata, or the first of its dialling code. */
export function regionOf({ area, dial }: Place): CountryCode | undefined {
  const { getCountries, getCountryCallingCode, isSupportedCountry } = numbering();
  if (isSupportedCountry(area) && dial.startsWith(getCountryCallingCode(area))) return area;
  return getCountries().find((other) => getCountryCallingCode(other) === dial);
}
