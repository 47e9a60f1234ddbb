import { PermissionFlagsBits } from "discord.js";
import { refuse } from "./refusal.ts";
import { type Channel, type Guild, isThread, type World } from "./world.ts";

export type Permission = keyof typeof PermissionFlagsBits;

export const bits = (names: Permission[]) => names.reduce((sum, name) => sum | PermissionFlagsBits[name], 0n);

const all = bits(Object.keys(PermissionFlagsBits) as Permission[]);

/** Of a member in a guild, or in one of its channels; a thread has those of its parent. */
export function permissionsOf(guild: Guild, userId: string, channel?: Channel): bigint {
  const member = guild.members.get(userId);
  if (!member) return 0n;
  if (guild.ownerId === userId) return all;
  const roles = [guild.id, ...member.roles];
  const base = roles.reduce((sum, id) => sum | (guild.roles.get(id)?.permissions ?? 0n), 0n);
  if (base & PermissionFlagsBits.Administrator) return all;
  const overwrites = (channel?.parent ?? channel)?.overwrites ?? [];
  const ranks = [
    overwrites.filter(({ id }) => id === guild.id),
    overwrites.filter(({ id, of }) => of === "role" && id !== guild.id && member.roles.has(id)),
    overwrites.filter(({ id, of }) => of === "member" && id === userId),
  ];
  return ranks.reduce((sum, rank) => {
    const deny = rank.reduce((taken, overwrite) => taken | overwrite.deny, 0n);
    const allow = rank.reduce((given, overwrite) => given | overwrite.allow, 0n);
    return (sum & ~deny) | allow;
  }, base);
}

export const dmPermissions = bits(["ViewChannel", "SendMessages", "ReadMessageHistory", "AddReactions", "EmbedLinks"]);

export function may(channel: Channel, userId: string, ...permissions: Permission[]): boolean {
  if (!channel.guild) return channel.people.has(userId) || permissions.every((name) => bits([name]) & dmPermissions);
  const held = permissionsOf(channel.guild, userId, channel);
  return permissions.every((name) => held & PermissionFlagsBits[name]);
}

/** A private thread is seen by its people and by those who manage threads. */
export function sees(channel: Channel, userId: string): boolean {
  if (!channel.guild) return channel.people.has(userId);
  if (!may(channel, userId, "ViewChannel")) return false;
  return channel.kind !== "private thread" || channel.people.has(userId) || may(channel, userId, "ManageThreads");
}

/** The channel, for a bot that sees it. */
export function channelForBot({ channels, bot }: World, id: string): Channel {
  const channel = channels.get(id);
  if (!channel) throw refuse("unknown channel");
  if (channel.guild ? !channel.guild.installed || !sees(channel, bot.id) : false) throw refuse("missing access");
  return channel;
}

export function demand({ bot }: World, channel: Channel, ...permissions: Permission[]): void {
  if (!may(channel, bot.id, ...permissions)) throw refuse("missing permissions");
}

export const writing = (channel: Channel): Permission => (isThread(channel) ? "SendMessagesInThreads" : "SendMessages");
