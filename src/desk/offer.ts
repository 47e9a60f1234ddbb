import type { Flow } from "../conversation/flow.ts";
import type { Facts } from "../conversation/step.ts";
import { allFlows } from "../flows/all.ts";
import type { Durations } from "../flows/durations.ts";
import { loadCatalogue } from "./catalogue.ts";

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
