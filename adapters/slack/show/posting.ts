import type { webApi } from "@slack/bolt";
import { operators, type ShownCard } from "../../../src/desk/platform.ts";
import { inVain } from "../../chat/in-vain.ts";
import { readerOf } from "../../chat/what-it-asks.ts";
import { type Address, isShared, parseAddress, userOf } from "../address.ts";
import { gone, lostMessage, quietly, unless, whyOf } from "../connect/error-codes.ts";
import type { Message, Sight } from "../draw/render.ts";
import type { Ground } from "../ground.ts";

/** A message in Slack. */
export interface Spot {
  channel: string;
  ts: string;
}

/** The form of a message that fits the channel in which it stands. */
export function fitting<M>({ own, shared }: Sight<M>, channel: string): M {
  return isShared(channel) ? shared : own;
}

/** Posts, edits and deletes messages of cases. */
export function createPosting({ settings, reception, workspaces }: Ground) {
  const { log } = settings;
  const clientAt = (at: string): Promise<webApi.WebClient> => workspaces.client(parseAddress(at)!.team);

  /** Edits a message. False when it is not there any more. */
  async function edit({ channel, ts }: Spot, message: Message, at: string): Promise<boolean> {
    const client = await clientAt(at);
    return unless(lostMessage, () => client.chat.update({ channel, ts, ...message }));
  }

  return {
    /**
     * Posts a message for the reader of a card, in the thread below `root` if it is given. What is for one person goes to
     * their direct messages, and where the bot cannot write it goes to the other of the two. What operators read has no other place, so the refusal is thrown, and the
     * outbox tries again. Only `calls`, a person's id, is notified: other people are named by an edit, which notifies
     * nobody.
     */
    async post(
      at: string,
      card: ShownCard,
      sight: Sight,
      { root, calls }: { root?: Spot | undefined; calls?: string | undefined } = {},
    ): Promise<Spot | undefined> {
      const [client, address] = [await clientAt(at), parseAddress(at)!];
      let why = "";
      for (const where of waysTo(address, card, root)) {
        const message = fitting(sight, where.channel);
        const silent = silenced(message, calls);
        try {
          const { channel, ts } = await client.chat.postMessage({ ...where, ...quietly, ...silent });
          const spot = { channel: channel!, ts: ts! };
          if (silent !== message) await edit(spot, message, at);
          return spot;
        } catch (error) {
          why = whyOf(error);
          if (!gone.has(why) || card.audience === operators) throw error;
        }
      }
      log.error({ case: card.caseId, why }, "this can be shown nowhere");
      inVain(reception, `slack:${address.team}`, why);
      return undefined;
    },
    edit,
    async remove({ channel, ts }: Spot, at: string): Promise<void> {
      const client = await clientAt(at);
      await unless(lostMessage, () => client.chat.delete({ channel, ts }));
    },
  };
}

/** Where a message can go, the best place first. */
function waysTo(address: Address, card: ShownCard, root: Spot | undefined): { channel: string; thread_ts?: string }[] {
  if (!("channel" in address)) return [{ channel: address.person }];
  const thread = address.thread ?? root?.ts;
  const there = { channel: address.channel, ...(thread && { thread_ts: thread }) };
  const reader = address.person ?? userOf(readerOf(card) ?? "");
  if (reader === undefined) return [there];
  return address.person === undefined ? [there, { channel: reader }] : [{ channel: reader }, there];
}

/** The message without the names of people, except one. The same message when it names nobody else. */
function silenced(message: Message, calls: string | undefined): Message {
  const whole = JSON.stringify(message);
  const user = calls === undefined ? undefined : userOf(calls);
  const silent = whole.replace(/<@(\w+)>/g, (name, named) => (named === user ? name : "…"));
  return silent === whole ? message : (JSON.parse(silent) as Message);
}
