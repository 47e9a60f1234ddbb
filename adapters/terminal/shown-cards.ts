import { isDeepStrictEqual } from "node:util";
import type { ShownCard } from "../../src/desk/platform.ts";
import type { Screen } from "./screen.ts";

const lookAgainMs = 500;

export type ShownCards = ReturnType<typeof createShownCards>;

/** The newest card of each case that stands on the screen, and when that changes. */
export function createShownCards(screen: Screen) {
  const shown = new Map<string, ShownCard>();
  let changed: () => void = () => {};

  return {
    of: (caseId: string): ShownCard | undefined => shown.get(caseId),
    show(card: ShownCard): void {
      if (card.audience === "operators") return screen.card(card); // read, but not what this person is asked
      const before = shown.get(card.caseId);
      if (before && before.version > card.version) return;
      shown.set(card.caseId, card);
      if (!before || !looksSame(before, card)) screen.card(card);
      changed();
    },
    /** It is shown the next time, although nothing of it is new. */
    forget: (caseId: string): void => void shown.delete(caseId),
    /** False when nothing came for a while. */
    hasChanged(): Promise<boolean> {
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve(false), lookAgainMs);
        changed = () => {
          clearTimeout(timer);
          resolve(true);
        };
      });
    },
  };
}

/** A card goes by line by line here, so one that says nothing new is not said again. */
function looksSame({ version: _, ...before }: ShownCard, { version: __, ...now }: ShownCard): boolean {
  return isDeepStrictEqual(before, now);
}
