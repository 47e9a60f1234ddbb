import type { RESTOptions } from "discord.js";
import type { Choice } from "../../src/conversation/types.ts";
import { type Enrolled, type Leases, type ShownCard, StartError } from "../../src/desk/platform.ts";
import type { Socket } from "./connect/sessions.ts";

/** What the desk's owner has decided. */
export interface DiscordSettings {
  world: ShownCard["world"];
  /** With its slash. */
  command: string;
  /** The kinds of request that can be opened, each its id and name; the first is the usual one. */
  flows: Choice[];
  token: string;
  /** Asked of Discord when it is not told. */
  applicationId?: string;
  /** Servers that are served; `*` is every one the bot is in. */
  guilds: Enrolled;
  /** Members with one of these roles may open requests; if there are none, whoever manages the server. */
  agentRoles: readonly string[];
  /** Where those who run the desk read, an address; whoever presses there is one of them. */
  operators?: string;
  /** The command is put into this server only, where a change shows at once. */
  devGuild?: string;
  /** How many lines there are to Discord, of all desks; auto asks Discord. */
  shards: number | "auto";
  /** The other desks that the lines are shared with; without any, this one has them all. */
  others?: Others;
  /** Opens one, for what was said while another desk handed its line over; without it that is lost. */
  socket?: (url: string) => Socket;
  /** Without a version in it. */
  apiUrl: string;
  /** What calls go through; the gateway's socket does not. */
  proxy?: { fetch: RESTOptions["makeRequest"] };
  clock: () => number;
  log: DiscordLog;
  /** Called once when Discord no longer lets us in: nobody but a person can mend that. */
  onLost: (error: LostToken) => void;
}

export interface Others {
  leases: Leases;
  /** Takes the next of turns that are so far apart, whoever takes them; gives in how many milliseconds it comes. */
  slot(name: string, everyMs: number, mostMs: number): Promise<number | undefined>;
  leaseMs: number;
  identifyMs: number;
}

/** Names and numbers, never what people typed. */
export type DiscordLog = Record<"debug" | "info" | "warn" | "error", (fields: object, words: string) => void>;

/** Discord no longer lets us in. */
export class LostToken extends StartError {
  override name = "LostToken" as const;

  constructor(code: string | number, mend = "Get a new one at discord.com/developers/applications > your app > Bot") {
    super(`Discord does not take DISCORD_TOKEN any more (${code}). ${mend}, then start again.`);
  }
}
