import type { Platform, ShownCard } from "../../src/desk/platform.ts";

export interface Screen {
  platform: Platform;
  /** The newest card of each case that this address has seen, the newest case last. */
  cards(address: string): ShownCard[];
  /** Forgets the cards of cases that no longer exist. */
  forget(isThere: (caseId: string) => boolean): void;
  /** The number of notices that were delivered. One that came twice counts twice. */
  readonly told: number;
}

/** The platform of a simulated world, which remembers what people see. */
export function createScreen(tell: (what: string) => void): Screen {
  const cards = new Map<string, Map<string, ShownCard>>();
  let told = 0;
  return {
    platform: {
      name: "sim",
      async show(address, card) {
        const own = cards.get(address) ?? new Map<string, ShownCard>();
        cards.set(address, own);
        if ((own.get(card.caseId)?.version ?? 0) > card.version) return;
        own.set(card.caseId, card);
        const asked = card.view.body.map(({ key }) => key).join(" ");
        tell(`${address} sees ${card.caseId} v${card.version} ${card.state} ${card.stage ?? ""} ${asked}`);
      },
      async call(address, { n, text, over, card }) {
        tell(`${address} ${over ? "is called no more" : "is called"} for ${card.caseId} in turn ${n}: ${text.key}`);
      },
      async tell(address, notice) {
        told += 1;
        tell(`${address} is told ${notice.key}`);
      },
      async reveal(address, caseId) {
        tell(`${address} is shown the secret of ${caseId}`);
      },
    },
    forget(isThere) {
      for (const own of cards.values()) for (const id of own.keys()) if (!isThere(id)) own.delete(id);
    },
    cards: (address) => [...(cards.get(address)?.values() ?? [])],
    get told() {
      return told;
    },
  };
}
