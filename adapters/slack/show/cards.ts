import type { webApi } from "@slack/bolt";
import { operators, type ShownCard } from "../../../src/desk/platform.ts";
import { createLivingCards } from "../../chat/card-memory.ts";
import { inVain } from "../../chat/in-vain.ts";
import type { Shown } from "../../chat/seen-cards.ts";
import { readerOf } from "../../chat/what-it-asks.ts";
import { type Address, instantOf, parseAddress } from "../address.ts";
import { gone, lostMessage, quietly, unless, whyOf } from "../connect/error-codes.ts";
import type { Message } from "../draw/render.ts";
import type { Ground } from "../ground.ts";

interface Spot {
  channel: string;
  ts: string;
}

export type Cards = ReturnType<typeof createCards>;

/** Shows each card as one Slack message, which is edited when the case moves on. */
export function createCards({ settings, reception, workspaces }: Ground) {
  const { log } = settings;
  const threadName = (team: string, channel: string, thread: string) => `slack:thread:${team}:${channel}:${thread}`;
  const clientAt = (at: string) => workspaces.client(parseAddress(at)!.team);

  const living = createLivingCards<Spot, Message>("slack", reception, {
    async edit({ channel, ts }, message, at) {
      const client = await clientAt(at);
      return unless(lostMessage, () => client.chat.update({ channel, ts, ...message }));
    },
    post: async (at, card, message) => post(await clientAt(at), parseAddress(at)!, card, message),
    async remove({ channel, ts }, at) {
      const client = await clientAt(at);
      await unless(lostMessage, () => client.chat.delete({ channel, ts }));
    },
    posted: (spot, at, card) => keepThread(parseAddress(at)!, spot, card.caseId),
    postedAt: ({ ts }) => instantOf(ts),
    clock: settings.clock,
  });

  /** Shows a card. Gives its message, and since when that has shown it. */
  async function place(at: string, card: ShownCard, message: Message): Promise<Shown | undefined> {
    const placed = await living.place(at, card, message);
    return placed && { message: placed.spot.ts, at: placed.since };
  }

  /**
   * Remembers which case a thread belongs to. Direct messages need no such memory, because one case at a time asks a
   * person something.
   */
  async function keepThread(address: Address, { channel, ts }: Spot, caseId: string): Promise<void> {
    if (channel.startsWith("D")) return;
    const root = "channel" in address && address.thread ? address.thread : ts;
    await reception.remember(threadName(address.team, channel, root), caseId);
  }

  /**
   * Posts a card. Where the bot cannot write, the card goes to the person's direct messages. The
   * operators' card has no other place, so the refusal is thrown, and the outbox tries again.
   */
  async function post(
    client: webApi.WebClient,
    address: Address,
    card: ShownCard,
    message: Message,
  ): Promise<Spot | undefined> {
    const wanted =
      "channel" in address
        ? { channel: address.channel, ...(address.thread && { thread_ts: address.thread }) }
        : { channel: address.person };
    const reader = readerOf(card);
    const own = reader === undefined ? undefined : parseAddress(reader);
    const privately = own && !("channel" in own) && own.person !== wanted.channel ? [{ channel: own.person }] : [];
    let why = "";
    for (const where of [wanted, ...privately]) {
      try {
        const { channel, ts } = await client.chat.postMessage({ ...where, ...quietly, ...message });
        return { channel: channel!, ts: ts! };
      } catch (error) {
        why = whyOf(error);
        if (!gone.has(why) || card.audience === operators) throw error;
      }
    }
    log.error({ case: card.caseId, why }, "this card can be shown nowhere");
    inVain(reception, `slack:${address.team}`, why);
    return undefined;
  }

  return {
    place,
    moveDown: living.moveDown,
    /** The case that a thread in a channel is about. */
    ofThread: (team: string, channel: string, thread: string) => reception.recall(threadName(team, channel, thread)),
  };
}
