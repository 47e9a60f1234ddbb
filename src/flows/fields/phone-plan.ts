import type { CountryCode, Metadata, PhoneNumber } from "libphonenumber-js/max";
import { numbering } from "./numbering.ts";

/** Whether a number can be real: the metadata know it, or mobile numbers of its country can be this long. */
export function fits(number: PhoneNumber): boolean {
  if (number.isValid()) return true;
  if (number.nationalNumber.startsWith("0")) return false; // the zero may be a trunk prefix or a part of the number
  const { country, countryCallingCode } = number;
  if (country === "AR" && /^9?15\d{8}$/.test(number.nationalNumber)) return false; // its 15 comes behind an area code, which is missing
  const { getCountries, getCountryCallingCode } = numbering();
  const region = country ?? getCountries().find((area) => getCountryCallingCode(area) === countryCallingCode);
  return region !== undefined && mobileLengths(region).includes(number.nationalNumber.length);
}

/** Whether the metadata know it as a number that can get a text. */
export function takesTexts(number: PhoneNumber): boolean {
  const type = number.getType();
  return type === "MOBILE" || type === "FIXED_LINE_OR_MOBILE";
}

/** The first digits, as an expression, by which the metadata tell a country from others with its dialling code. */
export function leadingDigits(region: CountryCode): string | undefined {
  const metadata = numbering().newMetadata();
  metadata.selectNumberingPlan(region);
  return (metadata.numberingPlan as PlanByType | undefined)?.leadingDigits?.() || undefined;
}

/** The lengths of mobile numbers in that country, ascending, in digits without the dialling code. */
export function mobileLengths(region: CountryCode): number[] {
  const metadata = numbering().newMetadata();
  metadata.selectNumberingPlan(region);
  const plan = metadata.numberingPlan;
  const lengths = plan && ((plan as PlanByType).type?.("MOBILE") ?? plan).possibleLengths();
  return lengths ?? [];
}

/**
 * The lengths by type of number, and the leading digits. The library has them, but its types do not say so, and its
 * general lengths include short and fixed numbers.
 */
type PlanByType = NonNullable<Metadata["numberingPlan"]> & {
  leadingDigits?(): string | 0;
  type?: (name: "MOBILE") => { possibleLengths(): number[] } | undefined;
};
