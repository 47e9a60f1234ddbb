import { randomBytes } from "node:crypto";
import { EventEmitter } from "node:events";
import type { Component } from "./components.ts";

export type Json = Record<string, unknown>;

export interface User {
  id: string;
  username: string;
  /** What people see. */
  name: string;
  bot: boolean;
  locale: string;
  /** Whether the bot may write to them; a person may close their direct messages. */
  dmsOpen: boolean;
}

export interface Role {
  id: string;
  name: string;
  permissions: bigint;
  position: number;
  /** The bot's own role, or that of @everyone. */
  managed: boolean;
}

export interface Member {
  user: User;
  roles: Set<string>;
}

export interface Guild {
  id: string;
  name: string;
  ownerId: string;
  locale: string;
  roles: Map<string, Role>;
  members: Map<string, Member>;
  /** Whether the app is in it. */
  installed: boolean;
}

type ChannelKind = "text" | "dm" | "public thread" | "private thread";

/** What a channel takes from or gives to a role or a person. */
interface Overwrite {
  id: string;
  of: "role" | "member";
  allow: bigint;
  deny: bigint;
}

export interface Channel {
  id: string;
  kind: ChannelKind;
  name: string;
  /** Only direct messages have none. */
  guild?: Guild;
  /** The channel a thread hangs on. */
  parent?: Channel;
  ownerId: string;
  overwrites: Overwrite[];
  /** The people of a thread, or the person of direct messages. */
  people: Set<string>;
  archived: boolean;
  locked: boolean;
  invitable: boolean;
  autoArchive: number;
  messages: Message[];
}

/** Never changed in place: an edit puts a new one in its stead. */
export interface Message {
  id: string;
  channel: string;
  author: string;
  content: string;
  components: Component[];
  embeds: Json[];
  attachments: Json[];
  flags: number;
  /** People it notifies. */
  mentions: string[];
  mentionRoles: string[];
  mentionEveryone: boolean;
  nonce?: string | number;
  /** The message it answers. */
  answers?: string;
  /** The only person who sees it; absent when everybody in the channel does. */
  reader?: string;
  /** The interaction that made it. */
  interaction?: { id: string; type: number; user: string };
  edited: boolean;
  /** Whose reactions, by emoji. */
  reactions: Record<string, string[]>;
}

/** What a person would have seen go wrong. */
export interface Miss {
  who: string;
  /** What they did, such as `/account open` or `[Enter code]`. */
  did: string;
  /** What Discord's client says to them. */
  said: string;
}

/** What Discord puts up with and a good bot does not do, or a thing this fake does not know. */
export interface Fault {
  what: "unknown route" | "flag ignored" | "the fake broke";
  detail: string;
}

export interface Call {
  /** Such as `POST /channels/:id/messages`. */
  route: string;
  path: string;
  body: Json;
  /** Absent while it runs. */
  status?: number;
  answer?: unknown;
}

export interface World {
  clock(): number;
  url: string;
  token: string;
  /** `isPublic` when anybody may invite it. */
  app: { id: string; name: string; isPublic: boolean };
  bot: User;
  /** Whether the app has the privileged intent by which it may list members. */
  listsMembers: boolean;
  users: Map<string, User>;
  guilds: Map<string, Guild>;
  channels: Map<string, Channel>;
  calls: Call[];
  /** New messages of the bot that people's clients ring for. */
  rings: { who: string[]; text: string }[];
  misses: Miss[];
  faults: Fault[];
  fault(what: Fault["what"], detail: string): void;
  /** Tells every gateway session that may hear of it; of what is in a channel, only a bot that sees it. */
  tell(event: string, data: Json, channel?: Channel): void;
  changed(): void;
  changes: EventEmitter;
  nextId(): string;
  /** Ephemerals that went with a restart of their reader's client. */
  dismissed: Set<string>;
  /** What still runs by itself: calls, and interactions without an answer. */
  busy: number;
}

const discordEpoch = 1_420_070_400_000;

export function createWorld(clock: () => number, appName: string): World {
  const changes = new EventEmitter().setMaxListeners(0);
  let count = 0n;
  const nextId = () => {
    count += 1n;
    return ((BigInt(Math.floor(clock()) - discordEpoch) << 22n) | (count & 0x3fffffn)).toString();
  };
  const id = nextId();
  const bot: User = { id, username: appName.toLowerCase(), name: appName, bot: true, locale: "en-US", dmsOpen: true };
  const world: World = {
    clock,
    url: "",
    token: `${Buffer.from(id).toString("base64url")}.${secret(4)}.${secret(14)}`,
    app: { id, name: appName, isPublic: false },
    bot,
    users: new Map([[id, bot]]),
    guilds: new Map(),
    channels: new Map(),
    listsMembers: false,
    calls: [],
    rings: [],
    misses: [],
    faults: [],
    fault(what, detail) {
      world.faults.push({ what, detail });
      world.changed();
    },
    tell: (event, data, channel) => void changes.emit("tell", event, data, channel),
    changed: () => void changes.emit("change"),
    changes,
    nextId,
    dismissed: new Set(),
    busy: 0,
  };
  return world;
}

export const secret = (bytes = 24) => randomBytes(bytes).toString("base64url");

export function channelOf(world: World, id: string): Channel {
  const channel = world.channels.get(id);
  if (!channel) throw new Error(`no channel is ${id}`);
  return channel;
}

export function userOf(world: World, id: string): User {
  const user = world.users.get(id);
  if (!user) throw new Error(`nobody is ${id}`);
  return user;
}

export const isThread = ({ kind }: Channel) => kind === "public thread" || kind === "private thread";

/** Counts as under way until the promise is done. */
export async function underWay<T>(world: World, work: Promise<T>): Promise<T> {
  world.busy++;
  try {
    return await work;
  } finally {
    world.busy--;
    world.changed();
  }
}
