import type { webApi } from "@slack/bolt";
import { operators, type ShownCard } from "../../../src/desk/platform.ts";
import { inVain } from "../../chat/in-vain.ts";
import { readerOf } from "../../chat/what-it-asks.ts";
import { parseAddress, userOf } from "../address.ts";
import { gone, lostMessage, quietly, unless, whyOf } from "../connect/error-codes.ts";
import type { Message } from "../draw/render.ts";
import type { Ground } from "../ground.ts";

/** A message in Slack. */
export interface Spot {
  channel: string;
  ts: string;
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
     * Posts a message for the reader of a card, in the thread below `root` if it is given. Where the bot cannot write, it
     * goes to the person's direct messages. What operators read has no other place, so the refusal is thrown, and the
     * outbox tries again. Only `calls`, a person's id, is notified: other people are named by an edit, which notifies
     * nobody.
     */
    async post(
      at: string,
      card: ShownCard,
      message: Message,
      { root, calls }: { root?: Spot | undefined; calls?: string | undefined } = {},
    ): Promise<Spot | undefined> {
      const [client, address] = [await clientAt(at), parseAddress(at)!];
      const silent = silenced(message, calls);
      const thread = ("channel" in address && address.thread) || root?.ts;
      const wanted =
        "channel" in address
          ? { channel: address.channel, ...(thread && { thread_ts: thread }) }
          : { channel: address.person };
      const reader = readerOf(card);
      const own = reader === undefined ? undefined : parseAddress(reader);
      const privately = own && !("channel" in own) && own.person !== wanted.channel ? [{ channel: own.person }] : [];
      let why = "";
      for (const where of [wanted, ...privately]) {
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

/** The message without the names of people, except one. The same message when it names nobody else. */
function silenced(message: Message, calls: string | undefined): Message {
  const whole = JSON.stringify(message);
  const user = calls === undefined ? undefined : userOf(calls);
  const silent = whole.replace(/<@(\w+)>/g, (name, named) => (named === user ? name : "…"));
  return silent === whole ? message : (JSON.parse(silent) as Message);
}
