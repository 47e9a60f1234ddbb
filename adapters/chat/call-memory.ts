import type { Reception, ShownCall, ShownCard } from "../../src/desk/platform.ts";

/** The newest call that was sent to one audience of a case. */
interface Kept<Spot> {
  n: number;
  /** How often it was sent, those times among them of which the platform's answer got lost. */
  tries: number;
  /** The platform has answered that it was sent. Then `spot` is its message, unless a card made the call. */
  isSent?: true;
  spot?: Spot;
  /** The message of the call before, which is still to be deleted. */
  old?: Spot;
}

/** What a platform can do with the messages of calls. `at` is the address of the call. */
export interface CallHands<Spot> {
  /** Posts a call as a new message that rings. Undefined when there is no place for it. */
  post(at: string, call: ShownCall, name: string): Promise<Spot | undefined>;
  /** Makes the message of a call that is over one quiet line. */
  quiet(spot: Spot, at: string, call: ShownCall): Promise<unknown>;
  remove(spot: Spot, at: string): Promise<unknown>;
  /** Whether the platform has answered with this error, so that nothing was sent. */
  isAnswer(error: unknown): boolean;
}

/** What became of a message that was to make a call. Undefined as `spot` when there was no place for it. */
export interface Sent<Spot> {
  spot: Spot | undefined;
  /** It was posted earlier and only edited now, which rings nobody. */
  isEarlier?: boolean;
}

/** A call whose answer got lost is sent once more, and never a third time. */
const mostTries = 2;

/**
 * Keeps one call for each audience of a case: sent once, and made quiet when it is over. Each try is noted before it is
 * made, so that a call rings at most twice, whichever process dies in between. A power cut may undo a note.
 */
export function createCalling<Spot extends object>(platform: string, reception: Reception, hands: CallHands<Spot>) {
  const nameOf = ({ caseId, audience }: Pick<ShownCard, "caseId" | "audience">) =>
    `${platform}:call:${caseId}:${audience.replace(/^left-/, "")}`;
  const keep = (name: string, kept: Kept<Spot>) => reception.rememberShown(name, JSON.stringify(kept));

  async function find(name: string): Promise<Kept<Spot> | undefined> {
    const known = await reception.recall(name);
    return known === undefined ? undefined : (JSON.parse(known) as Kept<Spot>);
  }

  /** Sends a call unless it was sent. Undefined when it may not be sent any more, or there is no place for it. */
  async function once(name: string, n: number, send: () => Promise<Sent<Spot>>): Promise<Spot | undefined> {
    const before = await find(name);
    const isAgain = before?.n === n;
    const [tries, old] = isAgain ? [before.tries, before.old] : [0, before?.spot ?? before?.old];
    if ((isAgain && before.isSent) || tries >= mostTries || (before && before.n > n)) return undefined;
    const kept = { n, ...(old && { old }) };
    await keep(name, { ...kept, tries: tries + 1 });
    try {
      const { spot, isEarlier } = await send();
      const sent = { tries: tries + 1, isSent: true, ...(spot && { spot }) } as const;
      await keep(name, { ...kept, ...(isEarlier ? { tries } : sent) });
      return spot;
    } catch (error) {
      if (hands.isAnswer(error)) await keep(name, { ...kept, tries });
      throw error;
    }
  }

  async function removeOld(name: string, at: string): Promise<void> {
    const { old, ...kept } = (await find(name)) ?? {};
    if (!old) return;
    await hands.remove(old, at);
    await keep(name, kept as Kept<Spot>);
  }

  return {
    /** Sends a call, or makes it quiet. Gives the message that was sent. */
    async place(at: string, call: ShownCall): Promise<Spot | undefined> {
      const name = nameOf(call.card);
      if (!call.over) {
        const spot = await once(name, call.n, async () => ({ spot: await hands.post(at, call, `${name}:${call.n}`) }));
        await removeOld(name, at);
        return spot;
      }
      const kept = await find(name);
      if (kept?.n !== call.n || !kept.spot) return undefined;
      await hands.quiet(kept.spot, at, call);
      return kept.spot;
    },
    /**
     * Sends a card as a new message that makes its call as well, or quietly if the call was sent before. Where an earlier
     * message became the card, the call is still to be sent.
     */
    async byCard(
      at: string,
      card: ShownCard,
      send: (calls: ShownCard["call"]) => Promise<Sent<Spot>>,
    ): Promise<Spot | undefined> {
      const { call } = card;
      const name = nameOf(card);
      let sent: Sent<Spot> | undefined;
      if (call)
        await once(name, call.n, async () => {
          sent = await send(call);
          return { ...sent, spot: undefined };
        });
      if (sent) await removeOld(name, at);
      return (sent ?? (await send(undefined))).spot;
    },
  };
}
