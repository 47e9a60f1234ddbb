import { operators, type ShownCard } from "../../../src/desk/platform.ts";
import { readerOf } from "../../chat/what-it-asks.ts";
import { parseAddress, personOf } from "../address.ts";
import { closedDm, codeOf, lostMessage, noWay, threadArchived, unless } from "../connect/error-codes.ts";
import type { Message, Notified } from "../draw/components.ts";
import type { Ground } from "../ground.ts";
import type { Threads } from "./threads.ts";

/** A message in Discord. */
export interface Spot {
  channel: string;
  message: string;
}

/** Where a case is read: in its thread or a channel, or in a person's direct messages. */
type Way = { is: "thread" | "direct"; channel: string };

/** Posts, edits and deletes messages of cases. */
export function createPosting({ calls, directOf, places }: Ground, threads: Threads) {
  /** Edits a message. False when it is not there any more. A thread that was archived is opened for it. */
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
   * Posts a message for the reader of a card, in the thread or in direct messages, whichever is possible. What operators
   * read has no other place, so the refusal is thrown, and the outbox tries again.
   */
  async function post(
    at: string,
    card: ShownCard,
    message: Message,
    nonce: string,
    notified: Notified,
  ): Promise<{ spot: Spot; way: Way; isEarlier: boolean } | undefined> {
    const refuses = new Set(card.audience === operators ? [] : [...closedDm, ...noWay]);
    for (const findPlace of waysTo(at)) {
      const way = await findPlace(at, card);
      const posted = way && (await unless(refuses, () => calls.post(way.channel, message, nonce, notified)));
      if (way && posted)
        return { spot: { channel: way.channel, message: posted.id }, way, isEarlier: posted.isEarlier };
    }
    return undefined;
  }

  function waysTo(at: string) {
    const address = parseAddress(at)!;
    if (!("channel" in address)) return [inPrivate, inThread];
    return address.apart ? [inThread, inPrivate] : [inChannel];
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

  return {
    edit,
    post,
    remove: async ({ channel, message }: Spot): Promise<void> => {
      await unless(new Set([...lostMessage, threadArchived]), () => calls.remove(channel, message));
    },
  };
}
