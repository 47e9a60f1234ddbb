import type { Text } from "../../../src/conversation/types.ts";
import type { Form, Secret, ShownCard } from "../../../src/desk/platform.ts";
import type { Handed } from "../../chat/around-a-secret.ts";
import type { Part } from "../../chat/parts.ts";

/** What stands in a pane, one below the other. `at` is when it came (ms). */
export type Entry = { id: number; at: number } & What;

type What =
  /** A card. It can be answered as long as it is live. */
  | { is: "card"; card: ShownCard; form?: Form; isLive: boolean }
  /** What the person said, without what is secret. `there` is set for what was typed at the terminal. */
  | { is: "said"; words?: string | Text; there?: true }
  /** What the bot said to this person alone. */
  | { is: "told"; parts: Part[] }
  /** A form, and what was wrong when it was sent. It is gone once it was taken. */
  | { is: "form"; form: Form; typed: Record<string, string>; wrong: Record<string, Text> }
  /** A secret with the words around it. It is dropped once a browser has drawn it. */
  | { is: "secret"; caseId: string; handed: Handed; secret?: Secret };

const mostEntries = 200;

export type Pane = ReturnType<typeof createPane>;

/** What one person has before their eyes. `changed` is called after each change. */
export function createPane(clock: () => number, changed: () => void) {
  let entries: Entry[] = [];
  let last = 0;
  const wanted = new Set<string>();

  function add(what: What): Entry {
    last += 1;
    const entry = { id: last, at: clock(), ...what };
    entries = [...entries, entry].slice(-mostEntries);
    changed();
    return entry;
  }

  function put(id: number, what: What): void {
    entries = entries.map((entry) => (entry.id === id ? { id, at: entry.at, ...what } : entry));
    changed();
  }

  function remove(isGone: (entry: Entry) => boolean): void {
    entries = entries.filter((entry) => !isGone(entry));
    changed();
  }

  /** The card of a case that can be answered, by its audience: operators have one of their own. */
  const liveOf = (caseId: string, isRight: (card: ShownCard) => boolean) =>
    entries.findLast(
      (entry): entry is Extract<Entry, { is: "card" }> =>
        entry.is === "card" && entry.isLive && entry.card.caseId === caseId && isRight(entry.card),
    );

  return {
    entries: (): readonly Entry[] => entries,
    add,
    /** The card of a case that can be answered now. */
    card: (caseId: string): ShownCard | undefined => liveOf(caseId, isPartys)?.card,
    /**
     * Shows a card. One that asks something new becomes a new entry below, and the one before can't be answered any
     * more. Any other takes the place of the one before.
     */
    show(card: ShownCard, form: Form | undefined): void {
      const before = liveOf(card.caseId, ({ audience }) => audience === card.audience);
      if (before && before.card.version > card.version) return;
      const shown = { is: "card" as const, card, ...(form && { form }), isLive: true };
      if (before && staysWhere(before.card, card)) return put(before.id, shown);
      if (before) put(before.id, { ...before, isLive: false });
      remove((entry) => entry.is === "form" && entry.form.caseId === card.caseId);
      add(shown);
    },
    /** Shows a form that can be filled in, in place of one that was there. */
    ask(form: Form, typed: Record<string, string> = {}, wrong: Record<string, Text> = {}): void {
      remove((entry) => entry.is === "form");
      add({ is: "form", form, typed, wrong });
    },
    /** Notes that a secret of this case was asked for here. */
    wants: (caseId: string): void => void wanted.add(caseId),
    /** Whether a secret of this case was asked for here. */
    wanted: (caseId: string): boolean => wanted.has(caseId),
    close: (caseId: string): void => remove((entry) => entry.is === "form" && entry.form.caseId === caseId),
    /** Takes the secrets that have not been drawn yet. After that they are gone from here. */
    drawn(ids: readonly number[]): void {
      entries = entries.map((entry) => {
        if (entry.is !== "secret" || !ids.includes(entry.id)) return entry;
        const { secret: _, ...left } = entry;
        return left;
      });
    },
  };
}

function isPartys({ audience }: ShownCard): boolean {
  return audience === "owner" || audience === "customer";
}

/** Whether a card is the same question as before, or what came of a card that only said to wait. */
function staysWhere(before: ShownCard, now: ShownCard): boolean {
  if (before.question === undefined) return before.state === "open";
  return before.question === now.question && before.state === now.state;
}
