import type { Guild } from "discord.js";
import { remembering } from "../../chat/asked-once-a-minute.ts";
import type { Calls } from "./calls.ts";
import { noMember, unless } from "./error-codes.ts";

/** A server, as far as it says who may do what. */
export interface Server {
  ownerId: string;
  /** What each role may do, as bits. */
  roles: ReadonlyMap<string, bigint>;
}

export interface ServersParts {
  calls: Calls;
  /** What each line of this desk tells about. */
  told: () => ReadonlyMap<string, Guild>[];
  /** Whether those are all the lines there are. */
  hasAll: () => boolean;
  clock: () => number;
}

export type Servers = ReturnType<typeof createServers>;

/** The servers the bot is in. What another desk's line tells about, this one asks Discord for, at most once a minute. */
export function createServers({ calls, told, hasAll, clock }: ServersParts) {
  const everyone = remembering(() => calls.servers(), clock);
  const asked = remembering(ask, clock);

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
