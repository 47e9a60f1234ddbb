import { GatewayIntentBits } from "discord.js";
import { until } from "../../platform/until.ts";
import { createBuckets } from "./buckets.ts";
import { type Command, createCommands } from "./commands.ts";
import type { Delivery } from "./copies.ts";
import { createGateway, type Gateway } from "./gateway.ts";
import { addChannel, addGuild, addRole, addThread, addUser, installIn, shownGuildWhole } from "./guilds.ts";
import { createInteractions, type Modal } from "./interactions.ts";
import { isThinking, messageAt } from "./messages.ts";
import { shownChannel, shownRole } from "./payloads.ts";
import { bits, type Permission } from "./permissions.ts";
import { createPerson, type Person } from "./person.ts";
import type { Backstage } from "./rest.ts";
import { limited } from "./rest.ts";
import { channelScreen, messageScreen, modalScreen, personScreen, situation } from "./screen.ts";
import { startServer } from "./server.ts";
import { type Shard, shardFor } from "./shards.ts";
import { createTroubles, type Trouble } from "./troubles.ts";
import {
  type Call,
  type Channel,
  channelOf,
  createWorld,
  type Fault,
  type Guild,
  type Message,
  type Miss,
  type Role,
} from "./world.ts";

export interface FakeDiscordOptions {
  /** How long Discord waits for the first answer to an interaction; 3 s. */
  patienceMs?: number;
  /** How often clients have to send heartbeats. */
  heartbeatMs?: number;
  appName?: string;
  /** Privileged intents that are switched on, as bits; none. */
  privilegedIntents?: number;
  /** What the bot may do besides what everybody may. */
  botPermissions?: Permission[];
  /** What ids, the 3 s and the life of tokens go by, in ms. */
  clock?: () => number;
  delivery?: Partial<Delivery>;
  /** How many shards a bot is told to have; 1. */
  shards?: number;
  /** How many of them may introduce themselves at once; 1. */
  atOnce?: number;
  /** How long the next ones have to wait, which is 5 s at Discord; nothing, unless told. */
  identifyMs?: number;
}

/** What the bot's role gives it, unless the test says otherwise. */
const usualPermissions: Permission[] = ["CreatePrivateThreads", "ManageThreads", "ManageMessages"];

interface PersonOptions {
  /** The servers they are in; the first one of the fake unless told. */
  guilds?: Guild[];
  /** By name; made where there is none. */
  roles?: string[];
  /** What they may do besides what everybody may. */
  permissions?: Permission[];
  locale?: string;
}

export interface FakeDiscord {
  /** For `rest.api` of discord.js; it has no version in it. */
  apiUrl: string;
  token: string;
  applicationId: string;
  /** Changed at will: whether anybody may invite it. */
  app: { isPublic: boolean };
  /** The bot's user id. */
  botId: string;
  /** The first server; the app is in it. */
  guild: Guild;
  /** The first channel of the first server. */
  general: Channel;

  gateway: Gateway;
  delivery: Delivery;
  /** Makes the next calls of a route go wrong, such as `POST /channels/:id/messages`; `*` is any route. */
  trouble(route: string, trouble: Trouble, times?: number, holding?: string): void;
  /** From now on the route takes so many requests in that time, in each channel or server. */
  limit(route: string, requests: number, perMs: number): void;
  /** Lets time go by for answers, tokens and ids. */
  pass(ms: number): void;

  person(name: string, options?: PersonOptions): Person;
  /** The role of this name, made if there is none. */
  role(name: string, guild?: Guild): Role;
  /** Seen by everybody, or by `only` these people and the bot, or by them `without: "bot"`. */
  newChannel(name: string, options?: { guild?: Guild; only?: Person[]; without?: "bot" }): Channel;
  /** A thread that somebody has opened; private unless told. */
  newThread(parent: Channel, name: string, by: Person, kind?: "public thread" | "private thread"): Channel;
  /** Another server; the app is in it unless told. Its id belongs to any shard unless told. */
  newGuild(name: string, options?: { installed?: boolean; shard?: Shard }): Guild;
  /** Which of so many shards hears of the server. */
  shardOf(guild: Guild, count: number): number;
  /** Somebody removes the app from the server. */
  remove(guild: Guild): void;
  /** Somebody lets the bot in. */
  invite(guild: Guild): void;
  /** Gives the bot permissions, or takes them from it everywhere in the server. */
  grant(permissions: Permission[], guild?: Guild): void;
  deny(permissions: Permission[], guild?: Guild): void;
  /** Makes the token worthless, as a reset in the portal does; gives the new one. */
  resetToken(): string;

  /** The registered commands, global ones or those of a server. */
  commands(guild?: Guild): Command[];
  /** As it is now: ask again after something has happened. */
  channel(channel: Channel | string): Channel;
  /** As it is now; undefined once it is deleted. */
  message(message: Message): Message | undefined;
  /** Threads under the channel, or under any; the newest last. */
  threads(parent?: Channel): Channel[];
  /** Plain lines; a person is everything they see, with the modal below; a channel needs its reader. */
  screen(what: Person | Channel | Message | Modal, reader?: Person): string;

  /** What has rung for a person so far: new messages that named them, or came to their direct messages. */
  rings(person: Person): string[];
  calls: Call[];
  /** Calls that were answered with an error. */
  readonly refusals: Call[];
  /** What people have seen fail; a good bot leaves it empty. */
  misses: Miss[];
  /** What Discord puts up with, or this fake does not know. */
  faults: Fault[];
  until<T>(look: () => T | undefined | null | false | 0, withinMs?: number): Promise<T>;
  /** Sends what is held back, until no call and no interaction is under way. */
  drained(): Promise<void>;
  close(): Promise<void>;
}

/** A Discord of its own on loopback, with one server that has the app. */
export async function startFakeDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  let ahead = 0;
  const clock = options.clock ?? Date.now;
  const world = createWorld(() => clock() + ahead, options.appName ?? "Frontdesk");
  world.listsMembers = ((options.privilegedIntents ?? 0) & GatewayIntentBits.GuildMembers) !== 0;
  const delivery: Delivery = { copies: 1, shuffled: false, seed: 1, ...options.delivery };
  const { heartbeatMs = 41_250, privilegedIntents: allowed = 0, botPermissions = usualPermissions } = options;
  const { shards = 1, atOnce = 1, identifyMs = 0 } = options;
  const gateway = createGateway(world, { heartbeatMs, allowed, delivery, advice: { shards, atOnce }, identifyMs });
  const interactions = createInteractions(world, options.patienceMs ?? 3_000);
  const commands = createCommands(world);
  const troubles = createTroubles();
  const buckets = createBuckets(limited);
  const stage: Backstage = { world, gateway, interactions, commands, troubles, buckets };
  const server = await startServer(stage);

  const guild = addGuild(world, "Acme Cloud");
  installIn(world, guild, botPermissions);
  const general = addChannel(world, guild, "general");

  const botRole = (where: Guild) => [...where.roles.values()].find(({ managed }) => managed)!;
  const tellRole = (where: Guild) =>
    world.tell("GUILD_ROLE_UPDATE", { guild_id: where.id, role: shownRole(botRole(where)) });
  const roleOf = (name: string, where: Guild = guild) =>
    [...where.roles.values()].find((role) => role.name === name) ?? addRole(world, where, name, []);
  const look = () => situation(world, interactions.modals);

  const fake: FakeDiscord = {
    apiUrl: `${world.url}/api`,
    get token() {
      return world.token;
    },
    applicationId: world.app.id,
    app: world.app,
    botId: world.bot.id,
    guild,
    general,
    gateway,
    delivery,
    rings: ({ id }) => world.rings.flatMap(({ who, text }) => (who.includes(id) ? [text] : [])),
    calls: world.calls,
    misses: world.misses,
    faults: world.faults,

    trouble: troubles.plan,
    limit: buckets.limit,
    pass(ms) {
      ahead += ms;
      interactions.passed();
      world.changed();
    },

    person(name, { guilds = [guild], roles = [], permissions = [], locale = "en-US" } = {}) {
      const user = addUser(world, name);
      user.locale = locale;
      const home = () => [...world.channels.values()].find((channel) => channel.guild === guilds[0]) ?? person.dm;
      const person = createPerson({ world, interactions, commands, user }, home);
      for (const where of guilds) {
        const own = permissions.length ? [addRole(world, where, `${name}'s`, permissions)] : [];
        person.joins(where, [...roles.map((role) => roleOf(role, where)), ...own]);
      }
      return person;
    },
    role: roleOf,
    newChannel(name, { guild: where = guild, only, without } = {}) {
      const people = only?.map(({ id }) => id);
      const channel = addChannel(world, where, name, people && (without ? people : [...people, world.bot.id]));
      world.tell("CHANNEL_CREATE", shownChannel(world, channel), channel);
      return channel;
    },
    newThread(parent, name, by, kind = "private thread") {
      const thread = addThread(world, parent, by.id, { kind, name });
      world.tell("THREAD_CREATE", { ...shownChannel(world, thread), newly_created: true }, thread);
      return thread;
    },
    newGuild(name, { installed = true, shard } = {}) {
      const fresh = addGuild(world, name, shard);
      addChannel(world, fresh, "general");
      if (installed) fake.invite(fresh);
      return fresh;
    },
    invite(where) {
      installIn(world, where, botPermissions);
      world.tell("GUILD_CREATE", shownGuildWhole(world, where, 0));
    },
    shardOf: ({ id }, count) => shardFor(id, count),
    remove(from) {
      from.installed = false;
      from.members.delete(world.bot.id);
      world.tell("GUILD_DELETE", { id: from.id });
    },
    grant(permissions, where = guild) {
      botRole(where).permissions |= bits(permissions);
      overwriteEverywhere(where, (deny) => deny & ~bits(permissions));
    },
    deny(permissions, where = guild) {
      botRole(where).permissions &= ~bits(permissions);
      overwriteEverywhere(where, (deny) => deny | bits(permissions));
    },
    resetToken() {
      world.token = `${world.token.split(".")[0]}.again.${Math.random().toString(36).slice(2)}`;
      return world.token;
    },

    commands: (where) => commands.list(where?.id),
    channel: (channel) => channelOf(world, typeof channel === "string" ? channel : channel.id),
    message: ({ channel, id }) => messageAt(channelOf(world, channel), id),
    threads: (parent) =>
      [...world.channels.values()].filter((channel) => channel.parent && (!parent || channel.parent === parent)),
    screen(what, reader) {
      if ("restarts" in what) return personScreen(world, what.user, what.modal);
      if ("banner" in what) return modalScreen(world, what);
      if ("kind" in what) return channelScreen(world, what, reader?.id ?? what.ownerId);
      return messageScreen(world, what as Message);
    },

    get refusals() {
      return world.calls.filter(({ status = 0 }) => status >= 400);
    },
    until: (check, withinMs = 10_000) => until(world, check, withinMs, look),
    async drained() {
      const quiet = () => {
        gateway.flush();
        return world.busy === 0 && !isAnybodyThinking();
      };
      await until(world, quiet, 30_000, look);
    },
    async close() {
      interactions.close();
      gateway.close();
      await server.close();
    },
  };
  return fake;

  /** Whether a reply was announced and has no words yet. */
  function isAnybodyThinking(): boolean {
    return [...world.channels.values()].some(({ messages }) => messages.some(isThinking));
  }

  /** A denial for the bot in each channel, as an administrator makes it. */
  function overwriteEverywhere(where: Guild, change: (deny: bigint) => bigint): void {
    tellRole(where);
    for (const channel of world.channels.values()) {
      if (channel.guild !== where || channel.parent) continue;
      const old = channel.overwrites.find(({ id }) => id === world.bot.id);
      const rest = channel.overwrites.filter((overwrite) => overwrite !== old);
      const denied = {
        id: world.bot.id,
        of: "member" as const,
        allow: old?.allow ?? 0n,
        deny: change(old?.deny ?? 0n),
      };
      channel.overwrites = [...rest, denied];
      world.tell("CHANNEL_UPDATE", shownChannel(world, channel), channel);
    }
    world.changed();
  }
}
