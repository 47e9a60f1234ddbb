import type { Flow } from "../conversation/flow.ts";
import type { Facts } from "../conversation/step.ts";
import { allFlows } from "../flows/all.ts";
import type { Durations } from "../flows/durations.ts";
import {
  type Catalogue,
  type Country,
  fallbackCountries,
  type NamedTrade,
  type Trade,
} from "../flows/fields/catalogue.ts";
import type { Log } from "../machine/log.ts";
import { askInTurn } from "../tencent/ask-in-turn.ts";
import type { PartnerApi } from "../tencent/partner.ts";
import { probeProfile } from "../tencent/profile.ts";
import type { Industry } from "../tencent/trade-config.ts";
import type { Vault } from "../vault/vault.ts";

export interface OfferParts {
  lists: Parameters<typeof loadCatalogue>[0];
  /** Ids of the kinds that this desk has an API for. */
  kinds: readonly string[];
  durations: Durations;
  /** In whose name people are asked. */
  deskName: string | undefined;
}

/**
 * The kinds of request that this desk offers, built from Tencent's lists of countries and industries, which are read
 * anew every day.
 */
export async function createOffer({ lists, kinds, durations, deskName }: OfferParts) {
  const flows = new Map<string, Flow>();
  let catalogue = await loadCatalogue(lists);

  function furnish(): void {
    for (const flow of allFlows(catalogue, durations)) {
      const named = deskName === undefined ? flow : { ...flow, deskName };
      flows.set(flow.id, kinds.includes(flow.id) ? named : { ...named, retired: true });
    }
  }
  furnish();
  const offered = () => [...flows.values()].filter(({ retired }) => !retired);

  return {
    /** The flow of a kind, also of one that is not offered any more, because its open requests still have to end. */
    flow: (id: string): Flow | undefined => flows.get(id),
    flows: offered,
    ids: (): string[] => offered().map(({ id }) => id),
    /** What a new case knows about the world from the beginning. */
    facts: (): Facts => ({ profile: catalogue.profile }),
    /** Reads Tencent's lists again, if they are a day old or could not be read before. */
    async refresh(): Promise<void> {
      catalogue = await loadCatalogue(lists);
      furnish();
    },
  };
}

export type Offer = Awaited<ReturnType<typeof createOffer>>;

const dayMs = 24 * 60 * 60_000;
/** The longest that a start waits for Tencent's lists. A conversation can begin without them. */
const patienceMs = 5_000;

/**
 * Tencent's countries and industries, at most a day old. While Tencent cannot be asked, the countries are those of the
 * phone metadata.
 */
export async function loadCatalogue(parts: {
  api: PartnerApi;
  vault: Vault;
  /** The world whose lists are wanted. Practice has its own. */
  world: "practice" | "real";
  profile: "auto" | Catalogue["profile"];
  /** The countries (ISO 3166 alpha-2) that texts may go to. All of them when left out. */
  only?: readonly string[];
  log: Log;
}): Promise<Catalogue> {
  const kept = await parts.vault.open(refOf(parts));
  const whole = kept ? (JSON.parse(kept) as Catalogue) : await ask(parts);
  const profile = parts.profile === "auto" ? whole.profile : parts.profile;
  return { ...whole, profile, ...(parts.only && { served: parts.only }) };
}

/**
 * The vault's name for the lists of one world. Practice and the real world have lists of their own, also in one ledger.
 */
function refOf({ world }: { world: string }): string {
  return `catalogue:${world}`;
}

async function ask({ api, vault, world, log }: Parameters<typeof loadCatalogue>[0]): Promise<Catalogue> {
  const signal = AbortSignal.timeout(patienceMs);
  const [codes, trades] = await Promise.all([
    askInTurn("GetCountryCodes", () => api.countryCodes({ signal }), signal),
    askInTurn("GetTradeConfigList", () => api.tradeConfig({ signal }), signal),
  ]);
  const chinese = () => api.tradeConfig({ signal, language: "zh-CN" });
  const inChinese = trades.is === "done" ? await askInTurn("GetTradeConfigList", chinese, signal) : trades;
  const probed = await probeProfile({ tradeConfig: async () => trades });
  if (codes.is !== "done" || "undecided" in probed)
    log.warn({ countries: codes.is, industries: trades.is }, "Tencent's lists can't be had; using our own");
  const catalogue: Catalogue = {
    countries: codes.is === "done" ? codes.value.map(asCountry) : fallbackCountries(),
    trades: trades.is === "done" ? withNames(trades.value, inChinese.is === "done" ? inChinese.value : []) : [],
    profile: "profile" in probed ? probed.profile : "2024",
  };
  if (codes.is === "done" && "profile" in probed) await vault.put(refOf({ world }), JSON.stringify(catalogue), dayMs);
  return catalogue;
}

/** The industries with their Chinese names, where Tencent has others than the English ones. */
function withNames(trades: Industry[], inChinese: Industry[]): Trade[] {
  const zh = new Map(inChinese.flatMap(({ children, ...one }) => [one, ...children]).map(({ id, name }) => [id, name]));
  const named = ({ id, name }: NamedTrade): NamedTrade => {
    const other = zh.get(id);
    return { id, name, ...(other && other !== name && { names: { zh: other } }) };
  };
  return trades.map((trade) => ({ ...named(trade), children: trade.children.map(named) }));
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
