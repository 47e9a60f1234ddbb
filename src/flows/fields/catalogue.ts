import { numbering } from "./numbering.ts";

/** What Tencent offers to choose from: its GetCountryCodes and GetTradeConfigList, or our fallback. */
export interface Catalogue {
  countries: Country[];
  trades: Trade[];
  /** The countries (ISO 3166 alpha-2) that this desk may send texts to. All of them when left out. */
  served?: readonly string[];
  /** The form of CreateAccount. "2024" has no industry and no customer name. */
  profile: "current" | "2024";
}

/** `area` is ISO 3166 alpha-2 ("HK"), `dial` the bare dialling code ("852"), `names` what else it is called (local name, alpha-3 code). */
export interface Country {
  area: string;
  dial: string;
  name: string;
  names?: string[];
}

/** An industry, and the lines of business under it. */
export interface Trade extends NamedTrade {
  children: NamedTrade[];
}

/** `names` is what it is called in other languages than English, by language. */
export interface NamedTrade {
  id: string;
  name: string;
  names?: Record<string, string>;
}

/**
 * All countries as the phone metadata know them, for when GetCountryCodes cannot be reached. Countries that Tencent
 * refuses are among them, so that the refusal can name them.
 */
export function fallbackCountries(): Country[] {
  const long = new Intl.DisplayNames("en", { type: "region" });
  const short = new Intl.DisplayNames("en", { type: "region", style: "short" });
  const chinese = new Intl.DisplayNames("zh-Hans", { type: "region" });
  const { getCountries, getCountryCallingCode } = numbering();
  return getCountries()
    .map((area) => {
      const brief = short.of(area) ?? area;
      // "Hong Kong" reads better than "Hong Kong SAR China", "US" does not
      const name = brief.length > 2 ? brief : (long.of(area) ?? area);
      return { area, dial: getCountryCallingCode(area), name, names: [chinese.of(area) ?? area] };
    })
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}
