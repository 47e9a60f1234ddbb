import type { Text } from "../../src/conversation/types.ts";
import { DeliveryError, type Platform, type ShownCall, type ShownCard } from "../../src/desk/platform.ts";

/** One thing that somebody saw, in the order in which it came. */
export type Seen = { at: string } & (
  | { card: ShownCard }
  | { call: ShownCall }
  | { notice: Text }
  | { secret: string; caseId: string }
);

export interface Screen {
  platform: Platform;
  seen: Seen[];
  /** At one address, or wherever people of the case read. */
  cards(caseId: string, at?: string): ShownCard[];
  /** Calls to an address that rang. */
  calls(at: string): ShownCall[];
  notices(at: string): Text[];
  secrets(at: string): string[];
  /** Called before each delivery; what it throws is a delivery that failed. */
  weather: { onDelivery: (what: Seen) => void | Promise<void> };
}

/** A platform that remembers all it was told to show. */
export function createScreen(stir: () => void): Screen {
  const seen: Seen[] = [];
  const weather: Screen["weather"] = { onDelivery: () => {} };
  const take = async (what: Seen) => {
    await weather.onDelivery(what);
    seen.push(what);
    stir();
  };
  return {
    seen,
    weather,
    cards: (caseId, at) =>
      seen.flatMap((each) =>
        "card" in each && each.card.caseId === caseId && (at ? each.at === at : each.card.audience !== "operators")
          ? [each.card]
          : [],
      ),
    calls: (at) => seen.flatMap((each) => ("call" in each && each.at === at && !each.call.over ? [each.call] : [])),
    notices: (at) => seen.flatMap((each) => ("notice" in each && each.at === at ? [each.notice] : [])),
    secrets: (at) => seen.flatMap((each) => ("secret" in each && each.at === at ? [each.secret] : [])),
    platform: {
      name: "test",
      show: (at, card) => take({ at, card }),
      call: (at, call) => take({ at, call }),
      tell: (at, notice) => take({ at, notice }),
      reveal: (at, caseId, secret) => take({ at, caseId, secret: secret.expose() }),
    },
  };
}

export function outage(at: string): DeliveryError {
  return new DeliveryError(at, 1, new Error("no network"));
}
