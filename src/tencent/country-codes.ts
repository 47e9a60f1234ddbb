import { z } from "zod";
import { text } from "./members.ts";
import type { CallOutcome } from "./outcome.ts";
import type { CallOptions, CloudApi } from "./transport.ts";

export interface Country {
  /** ISO 3166 alpha-2, such as HK. */
  iso2: string;
  /** ISO 3166 alpha-3, such as HKG. "" when Tencent leaves it out. */
  iso3: string;
  /** The dialling code without plus, such as 852. */
  dialCode: string;
  name: string;
}

// Tencent spells it IOS2 and IOS3
const country = z
  .object({ EnName: text, Name: text, IOS2: text, ISO2: text, IOS3: text, ISO3: text, Code: text })
  .transform(
    (row): Country => ({
      iso2: row.IOS2 || row.ISO2,
      iso3: row.IOS3 || row.ISO3,
      dialCode: row.Code.replace(/^\+/, ""),
      name: row.EnName || row.Name,
    }),
  );

const reply = z
  .object({ Data: z.array(country) })
  .transform(({ Data }) => Data.filter(({ iso2, dialCode }) => iso2 !== "" && dialCode !== ""));

/**
 * GetCountryCodes (5 requests/s): which dialling code belongs to which country. Rows without either are left out. The
 * list changes rarely, so callers may keep it.
 */
export function countryCodes(cloud: CloudApi, options?: CallOptions): Promise<CallOutcome<Country[]>> {
  return cloud.call("GetCountryCodes", {}, reply, options);
}
