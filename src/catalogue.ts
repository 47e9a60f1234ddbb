import { type Catalogue, type Country, fallbackCountries } from "./flows/fields/catalogue.ts";
import type { Log } from "./log.ts";
import type { PartnerApi } from "./tencent/partner.ts";
import { probeProfile } from "./tencent/profile.ts";
import type { Vault } from "./vault/vault.ts";

const dayMs = 24 * 60 * 60_000;
const ref = "catalogue";

/** Tencent's countries and industries, a day old at most; where Tencent can't be asked, the phone metadata's countries. */
export async function loadCatalogue(parts: {
  api: PartnerApi;
  vault: Vault;
  profile: "auto" | Catalogue["profile"];
  /** ISO2 codes that texts may go to; everywhere when left out. */
  only?: readonly string[];
  log: Log;
}): Promise<Catalogue> {
  const kept = await parts.vault.open(ref);
  const whole = kept ? (JSON.parse(kept) as Catalogue) : await ask(parts);
  const { only } = parts;
  const countries = only ? whole.countries.filter(({ area }) => only.includes(area)) : whole.countries;
  return { ...whole, countries, profile: parts.profile === "auto" ? whole.profile : parts.profile };
}

async function ask({ api, vault, log }: Parameters<typeof loadCatalogue>[0]): Promise<Catalogue> {
  const [codes, trades] = [await api.countryCodes(), await api.tradeConfig()];
  const probed = await probeProfile({ tradeConfig: async () => trades });
  if (codes.is !== "done" || "undecided" in probed) log.warn({ countries: codes.is, industries: trades.is }, "Tencent's lists can't be had; using our own");
  const catalogue: Catalogue = {
    countries: codes.is === "done" ? codes.value.map(asCountry) : fallbackCountries(),
    trades: trades.is === "done" ? trades.value : [],
    profile: "profile" in probed ? probed.profile : "2024",
  };
  if (codes.is === "done" && "profile" in probed) await vault.put(ref, JSON.stringify(catalogue), dayMs);
  return catalogue;
}

function asCountry({ iso2, iso3, dialCode, name }: { iso2: string; iso3: string; dialCode: string; name: string }): Country {
  return { area: iso2, dial: dialCode, name, ...(iso3 && { names: [iso3] }) };
}
