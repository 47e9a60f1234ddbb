import type { RESTOptions } from "discord.js";
import { type Enrolled, type Leases, StartError } from "../../src/desk/platform.ts";
import type { ChatSettings } from "../chat/settings.ts";
import type { Socket } from "./connect/sessions.ts";

/** The adapter's settings, as the operator has set them. */
export interface DiscordSettings extends ChatSettings<LostToken> {
  token: string;
  /** The application's id. Discord is asked for it when left out. */
  applicationId?: string;
  /** The ids of the servers that are served. `*` is every server the bot is in. */
  guilds: Enrolled;
  /** Roles whose members may open requests. Members who may manage the server, if the list is empty. */
  agentRoles: readonly string[];
  /** The only server to get the command. There a change of it shows at once. */
  devGuild?: string;
  /** The number of shards (gateway connections) of all desks together. With `auto` Discord is asked. */
  shards: number | "auto";
  /** How to share the lines with other desks. This desk has all lines when left out. */
  others?: Others;
  /** Opens a WebSocket, to hear what comes while a line passes from one desk to another. That is lost when left out. */
  socket?: (url: string) => Socket;
  /** How often old private notes are looked for (ms). Every half minute when left out. */
  sweepMs?: number;
  /** The address of Discord's API, without a version. */
  apiUrl: string;
  /** The proxy for calls. The gateway's sockets do not use it. */
  proxy?: { fetch: RESTOptions["makeRequest"] };
}

export interface Others {
  leases: Leases;
  /**
   * Takes the next slot of this name and gives in how many milliseconds it comes. Slots are `everyMs` apart, whichever
   * desk takes them.
   */
  slot(name: string, everyMs: number, mostMs: number): Promise<number | undefined>;
  leaseMs: number;
  identifyMs: number;
}

/** The settings name another application than the token's. */
export class OtherApplication extends StartError {
  override name = "OtherApplication" as const;

  constructor(application: string) {
    super(
      `DISCORD_APPLICATION_ID is another application's than the token's. Set it to ${application}, or leave it empty.`,
    );
  }
}

/** Discord no longer takes the token. */
export class LostToken extends StartError {
  override name = "LostToken" as const;

  constructor(code: string | number, mend = "Get a new one at discord.com/developers/applications > your app > Bot") {
    super(`Discord does not take DISCORD_TOKEN any more (${code}). ${mend}, then start again.`);
  }
}
