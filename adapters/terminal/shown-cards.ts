import { isDeepStrictEqual } from "node:util";
import type { ShownCard } from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";
import type { Screen } from "./screen.ts";

const lookAgainMs = 500;

export type ShownCards = ReturnType<typeof createShownCards>;

/** Remembers the newest card of each case on the screen, and shows a card when something in it is new. */
export function createShownCards(screen: Screen) {
  const shown = new Map<string, ShownCard>();
  /** The newest version of each case that was printed. */
  const printed = new Map<string, number>();
  let changed: () => void = () => {};
  const watching = new Set<() => void>();

  return {
    of: (caseId: string): ShownCard | undefined => shown.get(caseId),
    show(card: ShownCard): void {
      // the operators' card is shown, but is not the one that this person answers
      if (card.audience === "operators") return screen.card(judgedByWord(card));
      const before = shown.get(card.caseId);
      if (before && before.version > card.version) return;
      shown.set(card.caseId, card);
      if (!before || !looksSame(before, card)) {
        printed.set(card.caseId, card.version);
        screen.card(card);
      }
      changed();
      for (const shown of [...watching]) shown();
    },
    /** Calls `shown` after each card that is kept. Gives a function that ends that. */
    onShown(shown: () => void): () => void {
      watching.add(shown);
      return () => void watching.delete(shown);
    },
    /** Whether the last card that was printed of this case is older than its turn `n`. */
    isOlder: (caseId: string, n: number): boolean => (printed.get(caseId) ?? 0) < n,
    /** Forgets the card, so that it is shown the next time although nothing in it is new. */
    forget: (caseId: string): void => void shown.delete(caseId),
    /** Resolves when a card has changed, with false when none did for a while. */
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

/** The operators' card without what only a chat can open. Its reader types what they have found. */
function judgedByWord(card: ShownCard): ShownCard {
  const { choices = [], body } = card.view;
  const isAsked = choices.some(({ key }) => key === "found-what");
  const left = choices.filter(({ key }) => !["found-what", "peek", "lift"].includes(key));
  return { ...card, view: { ...card.view, body: isAsked ? [...body, t("terminal.found-how")] : body, choices: left } };
}

/** Whether two versions of a card say the same. A card that says nothing new is not printed again. */
function looksSame(before: ShownCard, now: ShownCard): boolean {
  return isDeepStrictEqual(saidBy(before), saidBy(now));
}

function saidBy({ version: _, call: __, ...said }: ShownCard) {
  return said;
}
