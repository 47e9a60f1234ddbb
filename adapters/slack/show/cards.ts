import { webApi } from "@slack/bolt";
import type { Text } from "../../../src/conversation/types.ts";
import type { ShownCall, ShownCard } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import { createCalling } from "../../chat/call-memory.ts";
import type { DrawnCard } from "../../chat/call-parts.ts";
import { createLivingCards } from "../../chat/card-memory.ts";
import type { Shown } from "../../chat/seen-cards.ts";
import { readerOf } from "../../chat/what-it-asks.ts";
import { type Address, instantOf, isShared, parseAddress, personId } from "../address.ts";
import { type Message, type Sight, sightOfCall } from "../draw/render.ts";
import type { Ground } from "../ground.ts";
import { createPosting, fitting, type Spot } from "./posting.ts";

/** Tells the owner where a card is. */
export type TellOwner = (card: ShownCard, notice: Text) => Promise<void>;

export type Cards = ReturnType<typeof createCards>;

/** Shows each card as one Slack message, which is edited when the case moves on, and calls its reader by another. */
export function createCards(ground: Ground, tellOwner: TellOwner) {
  const { settings, reception, readers } = ground;
  const threadName = (team: string, channel: string, thread: string) => `slack:thread:${team}:${channel}:${thread}`;
  const roomName = (person: string) => `slack:room:${person}`;
  const { post, edit, remove } = createPosting(ground);

  const living = createLivingCards<Spot, Sight<DrawnCard<Message>>>("slack", reception, {
    edit: (spot, sight, at) => edit(spot, fitting(sight, spot.channel).message, at),
    post: (at, card, { own, shared }) =>
      calls.byCard(at, card, async (call) => {
        const drawn = ({ message, calling }: DrawnCard<Message>) => (call && calling) ?? message;
        const message = { own: drawn(own), shared: drawn(shared) };
        return { spot: await post(at, card, message, { calls: call?.person }) };
      }),
    remove,
    async posted(spot, at, card) {
      const address = parseAddress(at)!;
      await keepThread(address, spot, card.caseId);
      if (!("channel" in address) || !address.person || !isShared(spot.channel)) return;
      const customer = personId(address.team, address.person);
      await reception.rememberShown(roomName(customer), at);
      await tellOwner(
        card,
        t("slack.in-thread", { customer: { person: customer }, case: card.caseId, command: settings.command }),
      );
    },
    postedAt: ({ ts }) => instantOf(ts),
    clock: settings.clock,
  });

  const calls = createCalling<Spot>("slack", reception, {
    post: async (at, call) =>
      post(at, call.card, await drawn(call), { root: await rootOf(at, call.card), calls: call.person }),
    quiet: async (spot, at, call) => edit(spot, fitting(await drawn(call), spot.channel), at),
    remove,
    isAnswer: (error) => error instanceof webApi.WebAPIPlatformError || error instanceof webApi.WebAPIRateLimitedError,
  });

  async function drawn(call: ShownCall): Promise<Sight> {
    const reader = readerOf(call.card);
    const form = reader === undefined ? undefined : await reception.form(call.card.caseId, reader);
    return readers.drawn(reader, () => sightOfCall(call, form));
  }

  /** The card below which a person is called in a channel. A role is called in the channel itself, where it is seen. */
  async function rootOf(at: string, card: ShownCard): Promise<Spot | undefined> {
    const address = parseAddress(at)!;
    if (readerOf(card) === undefined || !("channel" in address) || address.channel.startsWith("D")) return undefined;
    const spot = await living.spotOf(at, card);
    return spot?.channel === address.channel ? spot : undefined;
  }

  /**
   * Remembers which case a thread belongs to. Direct messages need no such memory, because one case at a time asks a
   * person something.
   */
  async function keepThread(address: Address, { channel, ts }: Spot, caseId: string): Promise<void> {
    if (!isShared(channel)) return;
    const root = "channel" in address && address.thread ? address.thread : ts;
    await reception.rememberShown(threadName(address.team, channel, root), caseId);
  }

  return {
    /** Shows a card. Gives its message, and since when that has shown it. */
    async place(at: string, card: ShownCard, message: Sight<DrawnCard<Message>>): Promise<Shown | undefined> {
      const placed = await living.place(at, card, message);
      return placed && { message: placed.spot.ts, at: placed.since };
    },
    call: calls.place,
    moveDown: living.moveDown,
    /** The address in a channel at which somebody reads to whom Slack lets the bot write nothing in private. */
    roomOf: (person: string): Promise<string | undefined> => reception.recall(roomName(person)),
    /** The case that a thread in a channel is about. */
    ofThread: (team: string, channel: string, thread: string) => reception.recall(threadName(team, channel, thread)),
  };
}
