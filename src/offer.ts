import { loadCatalogue } from "./catalogue.ts";
import type { Flow } from "./conversation/flow.ts";
import type { Facts } from "./conversation/step.ts";
import { allFlows } from "./flows/all.ts";
import type { Durations } from "./flows/durations.ts";

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
    for (const flow of allFlows(catalogue, durations)) if (kinds.includes(flow.id)) flows.set(flow.id, flow);
  }
  furnish();

  return {
    flow: (id: string): Flow | undefined => flows.get(id),
    flows: (): Flow[] => [...flows.values()],
    ids: (): string[] => [...flows.keys()],
    /** What a new case knows about the world. */
    facts: (): Facts => ({ profile: catalogue.profile }),
    /** It may have had to do without Tencent's lists, or they are a day old. */
    async refresh(): Promise<void> {
      catalogue = await loadCatalogue(lists);
      furnish();
    },
  };
}
