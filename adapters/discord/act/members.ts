import { type APIGuildMember, PermissionFlagsBits } from "discord.js";
import { remembering } from "../../chat/asked-once-a-minute.ts";
import { parseAddress, personId } from "../address.ts";
import type { Calls } from "../connect/calls.ts";
import { noMember, unless } from "../connect/refusals.ts";
import type { Servers } from "../connect/servers.ts";
import type { Who } from "../read/read.ts";

export interface Member {
  roles: string[];
  /** They may manage the server. */
  manages: boolean;
}

const freshMs = 60_000;
const most = 10_000;

export type Members = ReturnType<typeof createMembers>;

/** Who belongs to a server. Interactions bring it along; else Discord is asked, at most once a minute. */
export function createMembers(servers: Servers, calls: Calls, clock: () => number) {
  const brought = new Map<string, { member: Member; until: number }>();
  const asked = remembering(ask, clock);

  async function ask(person: string): Promise<Member | undefined> {
    const address = parseAddress(person);
    if (!address || !("user" in address)) return undefined;
    const { guild, user } = address;
    const found = await unless(noMember, () => calls.member(guild, user));
    if (!found || found.user.bot || found.pending) return undefined;
    return { roles: found.roles, manages: await mayManage(guild, found) };
  }

  async function mayManage(guild: string, { user, roles }: APIGuildMember): Promise<boolean> {
    const known = await servers.of(guild);
    if (!known) return false;
    if (known.ownerId === user.id) return true;
    const bits = [guild, ...roles].map((role) => known.roles.get(role) ?? 0n);
    return manages(bits.reduce((all, each) => all | each, 0n));
  }

  return {
    /** What an interaction says about whoever made it. */
    learn({ user, guild, member }: Who): void {
      if (!guild || !member?.permissions) return;
      const person = personId(guild, user);
      const known = { roles: member.roles, manages: manages(BigInt(member.permissions)) };
      brought.delete(person);
      brought.set(person, { member: known, until: clock() + freshMs });
      if (brought.size > most) brought.delete(brought.keys().next().value!);
    },
    /** Undefined for whoever is not in the server: strangers, bots, those who left. */
    of(person: string): Promise<Member | undefined> {
      const known = brought.get(person);
      return known && known.until > clock() ? Promise.resolve(known.member) : asked(person);
    },
  };
}

function manages(bits: bigint): boolean {
  return (bits & (PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator)) !== 0n;
}
