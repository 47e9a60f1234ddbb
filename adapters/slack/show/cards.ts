import type { webApi } from "@slack/bolt";
import type { Reception, ShownCard } from "../../../src/desk/platform.ts";
import { createCardMemory, type Kept } from "../../chat/card-memory.ts";
import { type Address, parseAddress } from "../address.ts";
import type { Workspaces } from "../connect/workspaces.ts";
import type { Message } from "../draw/blocks.ts";
import type { SlackSettings } from "../settings.ts";
import { gone, lostMessage, quietly, unless } from "./refusals.ts";

interface Spot {
  channel: string;
  ts: string;
}

export type Cards = ReturnType<typeof createCards>;

/** One living message for each card: posted once, then edited. Which one it is outlives a restart. */
export function createCards({ log }: SlackSettings, reception: Reception, workspaces: Workspaces) {
  const { nameOf, keep, find, moveDown } = createCardMemory<Spot>("slack", reception);
  const threadName = (team: string, channel: string, thread: string) => `slack:thread:${team}:${channel}:${thread}`;

  async function place(at: string, card: ShownCard, message: Message): Promise<void> {
    const name = nameOf(at, card.caseId, card.audience);
    const kept = await find(name);
    const address = parseAddress(at)!;
    const client = await workspaces.client(address.team);
    if (kept?.old) await remove(client, name, kept);
    if (kept && !kept.again) {
      const { channel, ts } = kept;
      if (await unless(lostMessage, () => client.chat.update({ channel, ts, ...message }))) return;
    }
    const spot = await post(client, address, card, message);
    if (!spot) return log.error({ case: card.caseId }, "this card can be shown nowhere");
    const fresh = kept?.again ? { ...spot, old: { channel: kept.channel, ts: kept.ts } } : spot;
    await keep(name, fresh);
    await keepThread(address, spot, card.caseId);
    await remove(client, name, fresh);
  }

  /** Direct messages need no such memory: whoever writes there is asked by one case at a time. */
  async function keepThread(address: Address, { channel, ts }: Spot, caseId: string): Promise<void> {
    if (channel.startsWith("D")) return;
    const root = "channel" in address && address.thread ? address.thread : ts;
    await reception.remember(threadName(address.team, channel, root), caseId);
  }

  async function remove(client: webApi.WebClient, name: string, { old, ...kept }: Kept<Spot>): Promise<void> {
    if (!old) return;
    await unless(lostMessage, () => client.chat.delete({ ...old }));
    await keep(name, kept);
  }

  /** Where the bot cannot write, a person's card finds them in private. */
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
    const reader = card.people[card.audience as keyof ShownCard["people"]];
    const own = reader === undefined ? undefined : parseAddress(reader);
    const privately = own && !("channel" in own) && own.person !== wanted.channel ? [{ channel: own.person }] : [];
    for (const where of [wanted, ...privately]) {
      let spot: Spot | undefined;
      const isPosted = await unless(gone, async () => {
        const { channel, ts } = await client.chat.postMessage({ ...where, ...quietly, ...message });
        spot = { channel: channel!, ts: ts! };
      });
      if (isPosted) return spot;
    }
    return undefined;
  }

  return {
    place,
    moveDown,
    /** The case that a thread in a channel is about. */
    ofThread: (team: string, channel: string, thread: string) => reception.recall(threadName(team, channel, thread)),
  };
}
