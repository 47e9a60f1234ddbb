import type { Text } from "../../../src/conversation/types.ts";
import { operators, type ShownCard } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import { createLivingCards } from "../../chat/card-memory.ts";
import type { Shown } from "../../chat/seen-cards.ts";
import { readerOf } from "../../chat/what-it-asks.ts";
import { parseAddress, personOf } from "../address.ts";
import { closedDm, codeOf, lostMessage, noWay, threadArchived, unless } from "../connect/error-codes.ts";
import type { Message } from "../draw/components.ts";
import type { Ground } from "../ground.ts";
import { instantOf, nonceOf } from "../ids.ts";
import type { Threads } from "./threads.ts";

interface Spot {
  channel: string;
  message: string;
}

/** Where a card is: in the thread of its case, or in a person's direct messages. */
type Way = { is: "thread" | "direct"; channel: string };

/** Tells the owner where a card is. */
export type TellOwner = (card: ShownCard, notice: Text) => Promise<void>;

export type Cards = ReturnType<typeof createCards>;

/** Shows each card as one Discord message, which is edited when the case moves on. */
export function createCards(ground: Ground, threads: Threads, tellOwner: TellOwner) {
  const { settings, reception, calls, directOf, places } = ground;
  const { command, log } = settings;
  const living = createLivingCards<Spot, Message>("discord", reception, {
    edit,
    post: (at, card, message, name, before) => post(at, card, message, nonceOf(name, before?.message)),
    postedAt: ({ message }) => instantOf(message),
    clock: settings.clock,
    remove: ({ channel, message }) => unless(lostMessage, () => calls.remove(channel, message)),
    async posted({ message }, _, card) {
      if (card.audience === operators) await reception.remember(judgedName(message), card.caseId);
    },
  });

  /**
   * Shows a card. Gives its message, and since when that has shown it. Undefined when there is no place for it but a
   * private answer to an interaction.
   */
  async function place(at: string, card: ShownCard, message: Message): Promise<Shown | undefined> {
    const placed = await living.place(at, card, message);
    if (placed) await end(placed.spot.channel, card);
    return placed && { message: placed.spot.message, at: placed.since };
  }

  /** Edits a card's message. A thread that was archived is opened for it. */
  async function edit({ channel, message: id }: Spot, message: Message): Promise<boolean> {
    const once = () => unless(lostMessage, () => calls.edit(channel, id, message).then(() => true));
    try {
      return (await once()) ?? false;
    } catch (error) {
      if (codeOf(error) !== threadArchived) throw error;
      await threads.wake(channel);
      return (await once()) ?? false;
    }
  }

  /**
   * Posts a card in the thread or in direct messages, whichever is possible. The owner is told when that is not what
   * they asked for. The operators' card has no other place, so the refusal is thrown, and the outbox tries again.
   */
  async function post(at: string, card: ShownCard, message: Message, nonce: string): Promise<Spot | undefined> {
    const address = parseAddress(at)!;
    const isApart = "channel" in address && address.apart === true;
    const refuses = new Set(card.audience === operators ? [] : [...closedDm, ...noWay]);
    for (const findPlace of isApart
      ? [inThread, inPrivate]
      : "channel" in address
        ? [inChannel]
        : [inPrivate, inThread]) {
      const way = await findPlace(at, card);
      const id = way && (await unless(refuses, () => calls.post(way.channel, message, nonce)));
      if (!way || !id) continue;
      await tellWhere(card, isApart, way);
      return { channel: way.channel, message: id };
    }
    await tellWhere(card, isApart, undefined);
    return undefined;
  }

  async function inPrivate(at: string, card: ShownCard): Promise<Way | undefined> {
    const reader = personOf(at) ?? personOf(readerOf(card) ?? "");
    const channel = reader && (await unless(closedDm, () => directOf(reader.user)));
    return channel === undefined ? undefined : { is: "direct", channel };
  }

  async function inThread(at: string, card: ShownCard): Promise<Way | undefined> {
    const address = parseAddress(at)!;
    const visit = places.of(at);
    const parent = "channel" in address ? address.channel : visit?.guild && visit.kind === "open" ? visit.channel : "";
    const channel = parent === "" ? undefined : await threads.of({ guild: address.guild, channel: parent }, card);
    return channel === undefined ? undefined : { is: "thread", channel };
  }

  async function inChannel(at: string): Promise<Way | undefined> {
    const address = parseAddress(at)!;
    return "channel" in address ? { is: "thread", channel: address.channel } : undefined;
  }

  async function tellWhere(card: ShownCard, isApart: boolean, way: Way | undefined): Promise<void> {
    const customer = { person: card.people.customer ?? card.people.owner };
    const place = t(way?.is === "thread" ? "discord.the-thread" : "discord.the-dm");
    if (isApart && way) await tellOwner(card, t("discord.thread-for", { customer, place }));
    else if (card.audience === "customer" && !way) await tellOwner(card, t("discord.no-place", { customer, command }));
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
    moveDown: living.moveDown,
    /** The case of an operators' card, by the card's message. */
    ofMessage: (message: string): Promise<string | undefined> => reception.recall(judgedName(message)),
  };
}

const judgedName = (message: string): string => `discord:judged:${message}`;
