import { DiscordAPIError, RateLimitError } from "discord.js";
import type { Text } from "../../../src/conversation/types.ts";
import { operators, type ShownCall, type ShownCard } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import { createCalling } from "../../chat/call-memory.ts";
import type { DrawnCard } from "../../chat/call-parts.ts";
import { createLivingCards } from "../../chat/card-memory.ts";
import { maskedCall } from "../../chat/masked.ts";
import type { Shown } from "../../chat/seen-cards.ts";
import { readerOf } from "../../chat/what-it-asks.ts";
import { isShared, parseAddress, personOf } from "../address.ts";
import type { Message, Notified } from "../draw/components.ts";
import { renderCall } from "../draw/render.ts";
import type { Ground } from "../ground.ts";
import { instantOf, nonceOf } from "../ids.ts";
import { createPosting, type Spot } from "./posting.ts";
import type { Threads } from "./threads.ts";

/** Tells the owner where a card is. */
export type TellOwner = (card: ShownCard, notice: Text) => Promise<void>;

export type Cards = ReturnType<typeof createCards>;

/**
 * Shows each card as one Discord message, which is edited when the case moves on, and calls its reader by another. A
 * card that makes no call is posted without a notification.
 */
export function createCards(ground: Ground, threads: Threads, tellOwner: TellOwner) {
  const { settings, reception, readers } = ground;
  const { command, log } = settings;
  const { post, edit, remove } = createPosting(ground, threads);

  const living = createLivingCards<Spot, DrawnCard<Message>>("discord", reception, {
    edit: (spot, { message }) => edit(spot, message),
    post: (at, card, drawn, name, before) =>
      calls.byCard(at, card, async (call) => {
        const nonce = nonceOf(name, before?.message);
        const calling = call && drawn.calling;
        const posted = await post(at, card, calling ?? drawn.message, nonce, calling ? heardBy(call.person) : "nobody");
        if (calling && posted?.isEarlier) await edit(posted.spot, drawn.message);
        await tellWhere(at, card, posted?.way);
        return { spot: posted?.spot, isEarlier: posted?.isEarlier === true };
      }),
    postedAt: ({ message }) => instantOf(message),
    clock: settings.clock,
    remove,
    async posted({ message }, _, card) {
      if (card.audience === operators) await reception.rememberShown(judgedName(message), card.caseId);
    },
  });

  const calls = createCalling<Spot>("discord", reception, {
    async post(at, call, name) {
      const message = await drawn(call, at);
      return (await post(at, call.card, message, nonceOf(name), heardBy(call.person)))?.spot;
    },
    async quiet(spot, at, call) {
      const isClosed = call.card.state !== "open" && (await threads.caseOf(spot.channel)) !== undefined;
      if (isClosed) await threads.wake(spot.channel);
      await edit(spot, await drawn(call, at));
    },
    remove,
    isAnswer: (error) => error instanceof DiscordAPIError || error instanceof RateLimitError,
  });

  async function drawn(call: ShownCall, at: string): Promise<Message> {
    const reader = readerOf(call.card);
    const form = reader === undefined ? undefined : await reception.form(call.card.caseId, reader);
    return readers.drawn(reader, () => renderCall(isShared(at) ? maskedCall(call) : call, form));
  }

  /**
   * Shows a card. Gives its message, and since when that has shown it. Undefined when there is no place for it but a
   * private answer to an interaction.
   */
  async function place(at: string, card: ShownCard, message: DrawnCard<Message>): Promise<Shown | undefined> {
    const placed = await living.place(at, card, message);
    if (placed && /customer$/.test(card.audience) && (await threads.caseOf(placed.spot.channel)) === card.caseId)
      await admit(placed.spot.channel, card, message.message);
    if (placed) await end(placed.spot.channel, card);
    return placed && { message: placed.spot.message, at: placed.since };
  }

  /** Lets the customer of now into the thread. Who is none any more is taken out, and has the last word in private, once. */
  async function admit(thread: string, card: ShownCard, message: Message): Promise<void> {
    await threads.admit(thread, card);
    const name = `discord:taken-out:${card.caseId}:${card.leaves}`;
    if (!card.leaves || (await reception.recall(name)) !== undefined) return;
    await post(card.leaves, card, message, nonceOf(name), "nobody");
    await reception.rememberShown(name, thread);
  }

  /** Calls the reader of a card. The thread of a case that is over is closed again, since a new message opens it. */
  async function call(at: string, shown: ShownCall): Promise<void> {
    const spot = await calls.place(at, shown);
    if (spot) await end(spot.channel, shown.card);
  }

  /** Tells the owner where a card is, when that is not what they asked for. */
  async function tellWhere(at: string, card: ShownCard, way: { is: "thread" | "direct" } | undefined): Promise<void> {
    const address = parseAddress(at)!;
    const isApart = "channel" in address && address.apart === true;
    const customer = { person: card.people.customer ?? card.people.owner };
    const place = t(way?.is === "thread" ? "discord.the-thread" : "discord.the-dm");
    if (isApart && way) await tellOwner(card, t("discord.thread-for", { customer, place }));
    else if (card.audience === "customer" && !way)
      await tellOwner(card, t("discord.no-place", { customer, command, case: card.caseId }));
    else if (card.audience === "owner" && way?.is !== "direct") {
      const values = { case: card.caseId };
      await tellOwner(card, way ? t("discord.dm-closed", values) : t("discord.dm-closed-here", { ...values, command }));
    }
    if (!way) log.warn({ case: card.caseId, for: card.audience }, "this card can be shown nowhere but on request");
  }

  /** Closes the thread of a case in which nothing is left to press. */
  async function end(channel: string, card: ShownCard): Promise<void> {
    if (card.state === "open" || (card.view.choices ?? []).length > 0) return;
    if ((await threads.caseOf(channel)) === card.caseId) await threads.end(channel, card);
  }

  return {
    place,
    call,
    moveDown: living.moveDown,
    /** The case of an operators' card, by the card's message. */
    ofMessage: (message: string): Promise<string | undefined> => reception.recall(judgedName(message)),
  };
}

/** Who notices a call: the person who is called, or whoever reads there. */
function heardBy(person: string | undefined): Notified {
  const user = personOf(person ?? "")?.user;
  return user === undefined ? "usual" : { user };
}

const judgedName = (message: string): string => `discord:judged:${message}`;
