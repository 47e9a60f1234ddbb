import type { Flow } from "../conversation/flow.ts";
import type { Facts } from "../conversation/step.ts";
import { allFlows } from "../flows/all.ts";
import type { Durations } from "../flows/durations.ts";
import { type Catalogue, type Country, fallbackCountries } from "../flows/fields/catalogue.ts";
import type { Log } from "../machine/log.ts";
import type { PartnerApi } from "../tencent/partner.ts";
import { probeProfile } from "../tencent/profile.ts";
import type { Vault } from "../vault/vault.ts";

export interface OfferParts {
  lists: Parameters<typeof loadCatalogue>[0];
  /** Ids of the kinds that this desk has an API for. */
  kinds: readonly string[];
  durations: Durations;
}

/** What the desk opens, by Tencent's lists of countries and industries as they are today. */
export async function createOffer({ lists, kinds, durations }: OfferParts) {
  const flows = new Map<string, Flow>();
  let catalogue = await loadCatalogue(lists);

  function furnish(): void {
    for (const flow of allFlows(catalogue, durations))
      flows.set(flow.id, kinds.includes(flow.id) ? flow : { ...flow, retired: true });
  }
  furnish();
  const offered = () => [...flows.values()].filter(({ retired }) => !retired);

  return {
    /** Also of a kind that is offered no more, for what is open of it. */
    flow: (id: string): Flow | undefined => flows.get(id),
    flows: offered,
    ids: (): string[] => offered().map(({ id }) => id),
    /** What a new case knows about the world. */
    facts: (): Facts => ({ profile: catalogue.profile }),
    /** It may have had to do without Tencent's lists, or they are a day old. */
    async refresh(): Promise<void> {
      catalogue = await loadCatalogue(lists);
      furnish();
    },
  };
}

const dayMs = 24 * 60 * 60_000;
/** A talk can begin without the lists, so it does not wait longer for them. */
const patienceMs = 5_000;

/** Tencent's countries and industries, a day old at most; where Tencent can't be asked, the phone metadata's countries. */
export async function loadCatalogue(parts: {
  api: PartnerApi;
  vault: Vault;
  /** Practice has lists of its own. */
  world: "practice" | "real";
  profile: "auto" | Catalogue["profile"];
  /** ISO2 codes that texts may go to; everywhere when left out. */
  only?: readonly string[];
  log: Log;
}): Promise<Catalogue> {
  const kept = await parts.vault.open(refOf(parts));
  const whole = kept ? (JSON.parse(kept) as Catalogue) : await ask(parts);
  const profile = parts.profile === "auto" ? whole.profile : parts.profile;
  return { ...whole, profile, ...(parts.only && { served: parts.only }) };
}

/** The two worlds keep lists of their own, also in one ledger. */
function refOf({ world }: { world: string }): string {
  return `catalogue:${world}`;
}

async function ask({ api, vault, world, log }: Parameters<typeof loadCatalogue>[0]): Promise<Catalogue> {
  const soon = { signal: AbortSignal.timeout(patienceMs) };
  const [codes, trades] = await Promise.all([api.countryCodes(soon), api.tradeConfig(soon)]);
  const probed = await probeProfile({ tradeConfig: async () => trades });
  if (codes.is !== "done" || "undecided" in probed)
    log.warn({ countries: codes.is, industries: trades.is }, "Tencent's lists can't be had; using our own");
  const catalogue: Catalogue = {
    countries: codes.is === "done" ? codes.value.map(asCountry) : fallbackCountries(),
    trades: trades.is === "done" ? trades.value : [],
    profile: "profile" in probed ? probed.profile : "2024",
  };
  if (codes.is === "done" && "profile" in probed) await vault.put(refOf({ world }), JSON.stringify(catalogue), dayMs);
  return catalogue;
}

function asCountry({
  iso2,
  iso3,
  dialCode,
  name,
}: {
  iso2: string;
  iso3: string;
  dialCode: string;
  name: string;
}): Country {
  return { area: iso2, dial: dialCode, name, ...(iso3 && { names: [iso3] }) };
}
