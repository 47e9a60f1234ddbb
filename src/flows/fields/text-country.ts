import { numbering } from "./numbering.ts";
import { regionsOf } from "./regions.ts";

/**
 * The country that a text to these digits counts for, with its English name: the chosen one where the number can be of
 * it, else the first that it can be of. Undefined for a number of no country.
 */
export function textCountry(digits: string, chosen?: string): { code: string; name: string } | undefined {
  const number = numbering().parsePhoneNumberFromString(`+${digits}`);
  const areas: readonly string[] = number ? regionsOf(number) : [];
  const code = chosen !== undefined && areas.includes(chosen) ? chosen : (areas[0] ?? chosen);
  return code === undefined ? undefined : { code, name: nameOf(code) };
}

const names = new Intl.DisplayNames("en", { type: "region" });

function nameOf(code: string): string {
  return names.of(code) ?? code;
}
