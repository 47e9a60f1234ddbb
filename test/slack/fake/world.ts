import { randomBytes } from "node:crypto";
import { EventEmitter } from "node:events";
import type { Block } from "./blocks.ts";
import type { StateValue } from "./form.ts";

/** There is one app, whichever workspaces it is in. */
export const appId = "A0FRONTDESK";

export interface Team {
  id: string;
  name: string;
  domain: string;
  bot: { userId: string; botId: string };
  /** The organisation (Enterprise Grid) it belongs to. */
  organisation?: Organisation;
  /** Tokens of the app in this workspace, the newest last; none before it is installed. */
  tokens: Token[];
}

export interface Organisation {
  id: string;
  name: string;
}

export interface Token {
  token: string;
  /** Whether it is good for every workspace of the organisation. */
  orgWide?: boolean;
  team: Team;
  scopes: string[];
  state: "live" | "revoked" | "uninstalled";
  /** With token rotation: from when on it is refused (ms), and what gets another one, once. */
  expiresAt?: number;
  refresh?: { token: string; isUsed: boolean };
}

export interface User {
  id: string;
  team: Team;
  name: string;
  realName: string;
  locale: string;
  tz: string;
  is_bot: boolean;
  is_restricted: boolean;
  is_ultra_restricted: boolean;
  /** The code with which a bot is refused that writes to them in private. */
  refusesDms?: string;
  deleted: boolean;
}

export interface Group {
  id: string;
  team: Team;
  handle: string;
  members: string[];
}

export interface Channel {
  id: string;
  name: string;
  kind: "public" | "private" | "im";
  /** The workspaces that see it; more than one is Slack Connect. */
  teams: Team[];
  members: Set<string>;
  archived: boolean;
  messages: Message[];
  ephemerals: Ephemeral[];
}

/** Never changed in place: an edit puts a new one in its stead, so that a person may press an old one. */
export interface Message {
  channel: string;
  ts: string;
  thread_ts?: string;
  user: string;
  bot_id?: string;
  text: string;
  blocks: Block[];
  edited: boolean;
  /** Whether links in it would show a preview, and so be opened by a robot. */
  unfurls: boolean;
}

export interface Ephemeral extends Message {
  reader: string;
}

export interface View {
  id: string;
  type: "modal" | "home";
  team: Team;
  user: string;
  hash: string;
  title: string;
  submit: string | undefined;
  close: string | undefined;
  callback_id: string;
  private_metadata: string;
  external_id: string;
  clear_on_close: boolean;
  notify_on_close: boolean;
  root_view_id: string;
  previous_view_id: string | null;
  blocks: Block[];
  /** What the reader has typed and chosen, by block_id and action_id. */
  values: Record<string, Record<string, StateValue>>;
  /** What stands in red under an input, by block_id. */
  errors: Record<string, string>;
  /** What the client says over the whole modal, such as that it had some trouble connecting. */
  banner: string;
}

type FaultKind =
  | "no top-level text"
  | "text cut"
  | "reply to nothing"
  | "not acked"
  | "acked twice"
  | "acked late"
  | "acked the unknown"
  | "answer refused"
  | "answer unread"
  | "trigger refused"
  | "response_url refused"
  | "the fake broke";

/** Something Slack puts up with, or that only a person would notice. */
export interface Fault {
  what: FaultKind;
  detail: string;
}

export type Json = Record<string, unknown>;

export interface Call {
  method: string;
  team?: string;
  args: Json;
  /** Absent while it runs. */
  answer?: Json;
}

export interface World {
  clock(): number;
  url: string;
  teams: Team[];
  users: Map<string, User>;
  groups: Map<string, Group>;
  channels: Map<string, Channel>;
  /** The direct messages with the bot, by workspace and person. */
  ims: Map<string, Channel>;
  /** The open modals of a person, the shown one last. */
  stacks: Map<string, View[]>;
  homes: Map<string, View>;
  calls: Call[];
  faults: Fault[];
  fault(what: FaultKind, detail: string): void;
  changed(): void;
  changes: EventEmitter;
  nextId(prefix: string): string;
  nextTs(): string;
  /** What still runs by itself: deliveries and calls. */
  busy: Set<symbol>;
}

export function createWorld(clock: () => number): World {
  const changes = new EventEmitter().setMaxListeners(0);
  let ids = 0;
  let lastTs = 0;
  const world: World = {
    clock,
    url: "",
    teams: [],
    users: new Map(),
    groups: new Map(),
    channels: new Map(),
    ims: new Map(),
    stacks: new Map(),
    homes: new Map(),
    calls: [],
    faults: [],
    busy: new Set(),
    changes,
    fault(what, detail) {
      world.faults.push({ what, detail });
      world.changed();
    },
    changed: () => void changes.emit("change"),
    nextId: (prefix) => `${prefix}0${(ids++).toString(36).toUpperCase().padStart(8, "0")}`,
    nextTs() {
      lastTs = Math.max(lastTs + 100, Math.floor(clock() * 1_000));
      return `${Math.floor(lastTs / 1_000_000)}.${String(lastTs % 1_000_000).padStart(6, "0")}`;
    },
  };
  return world;
}

/** Counts as under way until the promise is done. */
export async function underWay<T>(world: World, work: Promise<T>): Promise<T> {
  const mark = Symbol();
  world.busy.add(mark);
  try {
    return await work;
  } finally {
    world.busy.delete(mark);
    world.changed();
  }
}

export const secret = (bytes = 12) => randomBytes(bytes).toString("hex");

export function userOf(world: World, id: string): User {
  const user = world.users.get(id);
  if (!user) throw new Error(`nobody is ${id}`);
  return user;
}

export function channelOf(world: World, id: string): Channel {
  const channel = world.channels.get(id);
  if (!channel) throw new Error(`no channel is ${id}`);
  return channel;
}

/** The installation in this workspace, if the app is there. */
export const tokenOf = (team: Team) => team.tokens.findLast((token) => token.state === "live");

export const may = (team: Team, scope: string) => tokenOf(team)?.scopes.includes(scope) ?? false;
