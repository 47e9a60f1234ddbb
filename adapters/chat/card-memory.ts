import type { Reception, ShownCard } from "../../src/desk/platform.ts";

/** Which message a card has become. `again` asks for a new one further down, where it is seen; the `old` one has to go. */
type Kept<Spot> = Spot & { again?: true; old?: Spot };

/** How a platform puts a message somewhere; `at` is the address of the card. */
export interface Hands<Spot, Message> {
  /** False when it is not there any more. */
  edit(spot: Spot, message: Message, at: string): Promise<boolean>;
  /** `name` is the card's, and `before` the message it was; undefined when there is no place for it. */
  post(at: string, card: ShownCard, message: Message, name: string, before?: Spot): Promise<Spot | undefined>;
  remove(spot: Spot, at: string): Promise<unknown>;
  /** It is a new message. */
  posted(spot: Spot, at: string, card: ShownCard): Promise<void>;
}

/** One living message for each card: posted once, then edited. Which one it is outlives a restart. */
export function createLivingCards<Spot extends object, Message>(
  platform: string,
  reception: Reception,
  hands: Hands<Spot, Message>,
) {
  /** Whoever went on elsewhere still has the message they had. */
  const nameOf = (address: string, caseId: string, audience: string) =>
    `${platform}:card:${address}:${caseId}:${audience.replace(/^left-/, "")}`;
  const keep = (name: string, kept: Kept<Spot>) => reception.remember(name, JSON.stringify(kept));

  async function find(name: string): Promise<Kept<Spot> | undefined> {
    const known = await reception.recall(name);
    return known === undefined ? undefined : (JSON.parse(known) as Kept<Spot>);
  }

  async function removeOld(name: string, at: string, { old, ...kept }: Kept<Spot>): Promise<void> {
    if (!old) return;
    await hands.remove(old, at);
    await keep(name, kept as Kept<Spot>);
  }

  async function put(name: string, at: string, card: ShownCard, message: Message): Promise<Spot | undefined> {
    const kept = await find(name);
    if (kept) await removeOld(name, at, kept);
    if (kept && !kept.again && (await hands.edit(kept, message, at))) return kept;
    const spot = await hands.post(at, card, message, name, kept);
    if (!spot) return undefined;
    const fresh = kept?.again ? { ...spot, old: messageOf(kept) } : spot;
    await keep(name, fresh);
    await hands.posted(spot, at, card);
    await removeOld(name, at, fresh);
    return spot;
  }

  async function markAgain(name: string): Promise<void> {
    const kept = await find(name);
    if (kept) await keep(name, { ...kept, again: true });
  }

  /** Cards being placed; true once one of them is to be a new message the next time. A mark made meanwhile would be of the message before. */
  const placing = new Map<string, boolean>();
  const marking = new Map<string, Promise<void>>();

  function mark(name: string): Promise<void> {
    const marked = markAgain(name).finally(() => marking.delete(name));
    marking.set(name, marked);
    return marked;
  }

  return {
    /** The message that it is now; undefined when there is no place for it. */
    async place(at: string, card: ShownCard, message: Message): Promise<Spot | undefined> {
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
    /** The next time the card is shown, it is a new message, and the old one goes. */
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
