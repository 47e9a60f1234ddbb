import { type APIChannel, ChannelType } from "discord.js";
import { parseAddress } from "./address.ts";
import type { Calls } from "./connect/calls.ts";
import { viewersOf } from "./viewers.ts";

export type Rulers = (operators: string) => Promise<string[]>;

/**
 * Finds the people who can act as operators, because they read the operators' channel. It rejects for a bot without the
 * privileged intent "Server Members", because Discord lists members only with it.
 */
export function createRulers(calls: Pick<Calls, "channel" | "server" | "members" | "threadMembers">): Rulers {
  return async (operators) => {
    const place = parseAddress(operators);
    if (!place || !("channel" in place)) return [];
    const channel = await calls.channel(place.channel);
    const isPrivate = channel.type === ChannelType.PrivateThread;
    const parent = isThread(channel) ? await calls.channel(channel.parent_id!) : channel;
    const [guild, members] = [await calls.server(place.guild), await calls.members(place.guild)];
    const inThread = isPrivate ? new Set(await calls.threadMembers(channel.id)) : undefined;
    const overwrites = "permission_overwrites" in parent ? (parent.permission_overwrites ?? []) : [];
    return viewersOf(guild, overwrites, members, inThread);
  };
}

function isThread(channel: APIChannel): channel is APIChannel & { parent_id: string } {
  return [ChannelType.PublicThread, ChannelType.PrivateThread, ChannelType.AnnouncementThread].includes(channel.type);
}
