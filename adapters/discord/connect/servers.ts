import type { Guild } from "discord.js";
import { rememberingRights } from "../../chat/asked-of-platform.ts";
import { remembering } from "../../chat/asked-once-a-minute.ts";
import type { Calls } from "./calls.ts";
import { noMember, unless } from "./error-codes.ts";

/** A server, as far as it is needed to know who may do what. */
export interface Server {
  ownerId: string;
  /** The permissions of each role, as bits. */
  roles: ReadonlyMap<string, bigint>;
}

export interface ServersParts {
  calls: Calls;
  /** The servers of each line of this desk. */
  told: () => ReadonlyMap<string, Guild>[];
  /** Whether this desk has all lines. */
  hasAll: () => boolean;
  clock: () => number;
}

export type Servers = ReturnType<typeof createServers>;

/**
 * Knows the servers that the bot is in. For a server on another desk's line, Discord's API is asked, at most once a
 * minute.
 */
export function createServers({ calls, told, hasAll, clock }: ServersParts) {
  const everyone = remembering(() => calls.servers(), clock);
  const asked = rememberingRights(ask, clock);

  async function ask(id: string): Promise<Server | undefined> {
    const server = await unless(noMember, () => calls.server(id));
    if (!server) return undefined;
    const roles = server.roles.map((role) => [role.id, BigInt(role.permissions)] as const);
    return { ownerId: server.owner_id, roles: new Map(roles) };
  }

  return {
    async all(): Promise<string[]> {
      return hasAll() ? told().flatMap((guilds) => [...guilds.keys()]) : everyone("");
    },
    async of(id: string): Promise<Server | undefined> {
      for (const guilds of told()) {
        const guild = guilds.get(id);
        if (!guild) continue;
        const roles = guild.roles.cache.map((role) => [role.id, role.permissions.bitfield] as const);
        return { ownerId: guild.ownerId, roles: new Map(roles) };
      }
      return hasAll() ? undefined : asked(id);
    },
  };
}
