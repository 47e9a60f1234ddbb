import type { CountryCode, Metadata, PhoneNumber } from "libphonenumber-js/max";
import { numbering } from "./numbering.ts";

/** True for a number the metadata know, and for one they do not if a mobile number there can be this long. */
export function fits(number: PhoneNumber): boolean {
  if (number.isValid()) return true;
  if (number.nationalNumber.startsWith("0")) return false; // a trunk zero that could not be told from the number
  const { country, countryCallingCode } = number;
  const { getCountries, getCountryCallingCode } = numbering();
  const region = country ?? getCountries().find((area) => getCountryCallingCode(area) === countryCallingCode);
  return region !== undefined && mobileLengths(region).includes(number.nationalNumber.length);
}

/** True if the metadata know it as a number that can get a text. */
export function takesTexts(number: PhoneNumber): boolean {
  const type = number.getType();
  return type === "MOBILE" || type === "FIXED_LINE_OR_MOBILE";
}

/** How many digits a mobile number has there, ascending, without the dialling code. */
export function mobileLengths(region: CountryCode): number[] {
  const metadata = numbering().newMetadata();
  metadata.selectNumberingPlan(region);
  const plan = metadata.numberingPlan;
  const lengths = plan && ((plan as PlanByType).type?.("MOBILE") ?? plan).possibleLengths();
  return lengths ?? [];
}

/** The general lengths include short and fixed numbers; the library has the mobile ones but its types do not say so. */
type PlanByType = NonNullable<Metadata["numberingPlan"]> & {
  type?: (name: "MOBILE") => { possibleLengths(): number[] } | undefined;
};
