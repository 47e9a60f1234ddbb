import type { Reception, ShownCard } from "../../src/desk/platform.ts";

/**
 * The message that shows a card. With `again`, the card gets a new message further down the next time. `old` is a
 * message that must be deleted.
 */
type Kept<Spot> = Spot & { again?: true; old?: Spot };

/** What a platform can do with messages. `at` is the address of the card. */
export interface Hands<Spot, Message> {
  /** Edits a message. False when it is not there any more. */
  edit(spot: Spot, message: Message, at: string): Promise<boolean>;
  /** When a message was posted, by the platform's clock (ms). */
  postedAt(spot: Spot): number;
  /** The time now (ms), for edits, of which the platform tells no time. */
  clock(): number;
  /**
   * Posts a card as a new message. `name` is the card's name, and `before` the message that showed it so far. Undefined
   * when there is no place for it.
   */
  post(at: string, card: ShownCard, message: Message, name: string, before?: Spot): Promise<Spot | undefined>;
  remove(spot: Spot, at: string): Promise<unknown>;
  /** Called after a card was posted as a new message. */
  posted(spot: Spot, at: string, card: ShownCard): Promise<void>;
}

/** The message of a card, and since when it has shown what it shows now (ms). */
interface Placed<Spot> {
  spot: Spot;
  since: number;
}

/** Keeps one message for each card: posted once, then edited. Which message it is outlives a restart. */
export function createLivingCards<Spot extends object, Message>(
  platform: string,
  reception: Reception,
  hands: Hands<Spot, Message>,
) {
  /**
   * The name under which a card's message is remembered. It has the address in it, so that a person who goes on
   * elsewhere keeps the old message too.
   */
  const nameOf = (address: string, caseId: string, audience: string) =>
    `${platform}:card:${address}:${caseId}:${audience.replace(/^left-/, "")}`;
  const keep = (name: string, kept: Kept<Spot>) => reception.rememberShown(name, JSON.stringify(kept));

  async function find(name: string): Promise<Kept<Spot> | undefined> {
    const known = await reception.recall(name);
    return known === undefined ? undefined : (JSON.parse(known) as Kept<Spot>);
  }

  async function removeOld(name: string, at: string, { old, ...kept }: Kept<Spot>): Promise<void> {
    if (!old) return;
    await hands.remove(old, at);
    await keep(name, kept as Kept<Spot>);
  }

  async function put(name: string, at: string, card: ShownCard, message: Message): Promise<Placed<Spot> | undefined> {
    const kept = await find(name);
    if (kept) await removeOld(name, at, kept);
    if (kept && !kept.again && (await hands.edit(kept, message, at))) return { spot: kept, since: hands.clock() };
    const spot = await hands.post(at, card, message, name, kept);
    if (!spot) return undefined;
    const fresh = kept?.again ? { ...spot, old: messageOf(kept) } : spot;
    await keep(name, fresh);
    await hands.posted(spot, at, card);
    await removeOld(name, at, fresh);
    return { spot, since: hands.postedAt(spot) };
  }

  async function markAgain(name: string): Promise<void> {
    const kept = await find(name);
    if (kept) await keep(name, { ...kept, again: true });
  }

  /**
   * The cards that are being placed now. True once a card is to become a new message the next time, because a mark on
   * its present message would be lost.
   */
  const placing = new Map<string, boolean>();
  const marking = new Map<string, Promise<void>>();

  function mark(name: string): Promise<void> {
    const marked = markAgain(name).finally(() => marking.delete(name));
    marking.set(name, marked);
    return marked;
  }

  return {
    /** The message that shows a card, if there is one. */
    async spotOf(
      address: string,
      { caseId, audience }: Pick<ShownCard, "caseId" | "audience">,
    ): Promise<Spot | undefined> {
      const kept = await find(nameOf(address, caseId, audience));
      return kept && messageOf(kept);
    },
    /** Shows a card and gives its message. Undefined when there is no place for it. */
    async place(at: string, card: ShownCard, message: Message): Promise<Placed<Spot> | undefined> {
      const name = nameOf(at, card.caseId, card.audience);
      await marking.get(name);
      placing.set(name, false);
      try {
        return await put(name, at, card, message);
      } finally {
        const isMarked = placing.get(name);
        placing.delete(name);
        if (isMarked) await mark(name);
      }
    },
    /** Makes the card a new message the next time it is shown. The old message is deleted then. */
    async moveDown(address: string, caseId: string, audience: string): Promise<void> {
      const name = nameOf(address, caseId, audience);
      if (placing.has(name)) placing.set(name, true);
      else await mark(name);
    },
  };
}

function messageOf<Spot extends object>({ again: _, old: __, ...spot }: Kept<Spot>): Spot {
  return spot as unknown as Spot;
}
