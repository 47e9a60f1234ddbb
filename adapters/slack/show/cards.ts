import { webApi } from "@slack/bolt";
import type { ShownCall, ShownCard } from "../../../src/desk/platform.ts";
import { createCalling } from "../../chat/call-memory.ts";
import type { DrawnCard } from "../../chat/call-parts.ts";
import { createLivingCards } from "../../chat/card-memory.ts";
import type { Shown } from "../../chat/seen-cards.ts";
import { readerOf } from "../../chat/what-it-asks.ts";
import { type Address, instantOf, parseAddress } from "../address.ts";
import { type Message, renderCall } from "../draw/render.ts";
import type { Ground } from "../ground.ts";
import { createPosting, type Spot } from "./posting.ts";

export type Cards = ReturnType<typeof createCards>;

/** Shows each card as one Slack message, which is edited when the case moves on, and calls its reader by another. */
export function createCards(ground: Ground) {
  const { settings, reception, readers } = ground;
  const threadName = (team: string, channel: string, thread: string) => `slack:thread:${team}:${channel}:${thread}`;
  const { post, edit, remove } = createPosting(ground);

  const living = createLivingCards<Spot, DrawnCard<Message>>("slack", reception, {
    edit: (spot, { message }, at) => edit(spot, message, at),
    post: (at, card, { message, calling }) =>
      calls.byCard(at, card, (call) => post(at, card, (call && calling) ?? message, { calls: call?.person })),
    remove,
    posted: (spot, at, card) => keepThread(parseAddress(at)!, spot, card.caseId),
    postedAt: ({ ts }) => instantOf(ts),
    clock: settings.clock,
  });

  const calls = createCalling<Spot>("slack", reception, {
    post: async (at, call) =>
      post(at, call.card, await drawn(call), { root: await rootOf(at, call.card), calls: call.person }),
    quiet: async (spot, at, call) => edit(spot, await drawn(call), at),
    remove,
    isAnswer: (error) => error instanceof webApi.WebAPIPlatformError || error instanceof webApi.WebAPIRateLimitedError,
  });

  async function drawn(call: ShownCall): Promise<Message> {
    const reader = readerOf(call.card);
    const form = reader === undefined ? undefined : await reception.form(call.card.caseId, reader);
    return readers.drawn(reader, () => renderCall(call, form));
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
    if (channel.startsWith("D")) return;
    const root = "channel" in address && address.thread ? address.thread : ts;
    await reception.remember(threadName(address.team, channel, root), caseId);
  }

  return {
    /** Shows a card. Gives its message, and since when that has shown it. */
    async place(at: string, card: ShownCard, message: DrawnCard<Message>): Promise<Shown | undefined> {
      const placed = await living.place(at, card, message);
      return placed && { message: placed.spot.ts, at: placed.since };
    },
    call: calls.place,
    moveDown: living.moveDown,
    /** The case that a thread in a channel is about. */
    ofThread: (team: string, channel: string, thread: string) => reception.recall(threadName(team, channel, thread)),
  };
}
