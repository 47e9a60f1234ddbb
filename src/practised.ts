import type { PractisedCase, PractisedCases } from "./ledger/practised.ts";

/** Several places where something may have been practised, as one. */
export function anyOf(places: readonly PractisedCases[]): PractisedCases {
  async function first(look: (place: PractisedCases) => Promise<PractisedCase | undefined>) {
    for (const place of places) {
      const found = await look(place);
      if (found) return found;
    }
    return undefined;
  }
  return {
    find: (id) => first((place) => place.find(id)),
    openOf: (owner, sinceMs) => first((place) => place.openOf(owner, sinceMs)),
  };
}
