import { GatewayIntentBits } from "discord.js";
import { shownChannel, shownGuild, shownMember, shownRole } from "./payloads.ts";
import { bits, type Permission, sees } from "./permissions.ts";
import { idFor, type Shard } from "./shards.ts";
import { type Channel, type Guild, isThread, type Json, type Role, type User, type World } from "./world.ts";

const everybody: Permission[] = [
  "ViewChannel",
  "SendMessages",
  "SendMessagesInThreads",
  "ReadMessageHistory",
  "AddReactions",
  "EmbedLinks",
  "UseApplicationCommands",
];

/** A server without the app. */
export function addGuild(world: World, name: string, shard?: Shard): Guild {
  const id = shard ? idFor(world, shard) : world.nextId();
  const guild: Guild = {
    id,
    name,
    ownerId: "",
    locale: "en-US",
    roles: new Map(),
    members: new Map(),
    installed: false,
  };
  const position = 0;
  guild.roles.set(id, { id, name: "@everyone", permissions: bits(everybody), position, managed: false });
  world.guilds.set(id, guild);
  const owner = addUser(world, `Owner of ${name}`);
  guild.ownerId = owner.id;
  guild.members.set(owner.id, { user: owner, roles: new Set() });
  return guild;
}

/** The app comes into the server with a role of its own. */
export function installIn(world: World, guild: Guild, permissions: Permission[]): void {
  const role = addRole(world, guild, world.app.name, permissions);
  role.managed = true;
  guild.members.set(world.bot.id, { user: world.bot, roles: new Set([role.id]) });
  guild.installed = true;
}

export function addRole(world: World, guild: Guild, name: string, permissions: Permission[]): Role {
  const role: Role = {
    id: world.nextId(),
    name,
    permissions: bits(permissions),
    position: guild.roles.size,
    managed: false,
  };
  guild.roles.set(role.id, role);
  if (guild.installed) world.tell("GUILD_ROLE_CREATE", { guild_id: guild.id, role: shownRole(role) });
  return role;
}

export function addUser(world: World, name: string): User {
  const id = world.nextId();
  const username = name.toLowerCase().replaceAll(/[^a-z0-9_.]/g, "_");
  const user: User = { id, username, name, bot: false, locale: "en-US", dmsOpen: true };
  world.users.set(id, user);
  return user;
}

/** A text channel; one with `only` people is hidden from everybody else. */
export function addChannel(world: World, guild: Guild, name: string, only?: string[]): Channel {
  const channel: Channel = {
    ...blank(world, guild.ownerId),
    kind: "text",
    name,
    guild,
  };
  if (only) {
    const hidden = { id: guild.id, of: "role" as const, allow: 0n, deny: bits(["ViewChannel"]) };
    const shown = only.map((id) => ({ id, of: "member" as const, allow: bits(["ViewChannel"]), deny: 0n }));
    channel.overwrites = [hidden, ...shown];
  }
  world.channels.set(channel.id, channel);
  return channel;
}

/** The direct messages of a person with the bot. */
export function dmOf(world: World, user: User): Channel {
  const open = [...world.channels.values()].find(({ kind, people }) => kind === "dm" && people.has(user.id));
  if (open) return open;
  const channel: Channel = { ...blank(world, world.bot.id), kind: "dm", name: user.name, people: new Set([user.id]) };
  world.channels.set(channel.id, channel);
  return channel;
}

interface ThreadDraft {
  kind: "public thread" | "private thread";
  name: string;
  invitable?: boolean;
  autoArchive?: number;
}

export function addThread(world: World, parent: Channel, ownerId: string, draft: ThreadDraft): Channel {
  const thread: Channel = {
    ...blank(world, ownerId),
    ...draft,
    parent,
    ...(parent.guild && { guild: parent.guild }),
    people: new Set([ownerId]),
  };
  world.channels.set(thread.id, thread);
  return thread;
}

/** As GUILD_CREATE shows it: threads the bot sees; of the members only itself, but for those with the intent. */
export function shownGuildWhole(world: World, guild: Guild, intents: number): Json {
  const channels = [...world.channels.values()].filter((channel) => channel.guild === guild);
  const threads = channels.filter((channel) => isThread(channel) && !channel.archived && sees(channel, world.bot.id));
  const members = [...guild.members.values()].filter(
    ({ user }) => user.id === world.bot.id || intents & GatewayIntentBits.GuildMembers,
  );
  return {
    ...shownGuild(guild),
    joined_at: "2026-01-01T00:00:00.000000+00:00",
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: members.map(shownMember),
    channels: channels.filter((channel) => !isThread(channel)).map((channel) => shownChannel(world, channel)),
    threads: threads.map((thread) => shownChannel(world, thread)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

const blank = (world: World, ownerId: string): Omit<Channel, "kind" | "name"> => ({
  id: world.nextId(),
  ownerId,
  overwrites: [],
  people: new Set(),
  archived: false,
  locked: false,
  invitable: true,
  autoArchive: 4320,
  messages: [],
});
