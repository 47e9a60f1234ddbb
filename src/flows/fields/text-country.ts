import { numbering } from "./numbering.ts";
import { regionsOf } from "./regions.ts";

/** A number of no country, such as that of a satellite phone, counts for this one. */
const noCountry = { code: "001", name: "numbers of no country" };

/**
 * The country that a text to these digits counts for, with its English name: the chosen one where the number can be of
 * it, else the first that it can be of.
 */
export function textCountry(digits: string, chosen?: string): { code: string; name: string } {
  const number = numbering().parsePhoneNumberFromString(`+${digits}`);
  const areas: readonly string[] = number ? regionsOf(number) : [];
  const code = chosen !== undefined && areas.includes(chosen) ? chosen : (areas[0] ?? chosen);
  return code === undefined ? noCountry : { code, name: countryName(code) };
}

const names = new Intl.DisplayNames("en", { type: "region", style: "short" });

/** The English name of the country that texts are counted for. */
export function countryName(code: string): string {
  return code === noCountry.code ? noCountry.name : (names.of(code) ?? code);
}
