import type { Reception } from "../../src/desk/platform.ts";

/** Which message a card has become. `again` asks for a new one further down, where it is seen; the `old` one has to go. */
export type Kept<Spot> = Spot & { again?: true; old?: Spot };

/** What outlives a restart of each card: the message it is. */
export function createCardMemory<Spot extends object>(platform: string, reception: Reception) {
  /** Whoever went on elsewhere still has the message they had. */
  const nameOf = (address: string, caseId: string, audience: string) =>
    `${platform}:card:${address}:${caseId}:${audience.replace(/^left-/, "")}`;
  const keep = (name: string, kept: Kept<Spot>) => reception.remember(name, JSON.stringify(kept));

  async function find(name: string): Promise<Kept<Spot> | undefined> {
    const known = await reception.recall(name);
    return known === undefined ? undefined : (JSON.parse(known) as Kept<Spot>);
  }

  return {
    nameOf,
    keep,
    find,
    /** The next time the card is shown, it is a new message, and the old one goes. */
    async moveDown(address: string, caseId: string, audience: string): Promise<void> {
      const name = nameOf(address, caseId, audience);
      const kept = await find(name);
      if (kept) await keep(name, { ...kept, again: true });
    },
  };
}
