import { type APIGuildMember, PermissionFlagsBits } from "discord.js";
import type { Text } from "../../../src/conversation/types.ts";
import { createRecent, isEnrolled } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import { rememberingRights, standsOn } from "../../chat/asked-of-platform.ts";
import type { Members as ChatMembers } from "../../chat/front.ts";
import { parseAddress, personId, personOf } from "../address.ts";
import type { Ground } from "../ground.ts";
import type { Who } from "../read/read.ts";
import { createRulers } from "../rulers.ts";
import { createAppointed } from "./appointed.ts";
import { goneMember, noMember, unless } from "./error-codes.ts";
import type { Servers } from "./servers.ts";

interface Member {
  roles: string[];
  /** The member may manage the server. */
  manages: boolean;
}

/**
 * Knows who belongs to the servers that are served. A case belongs to the server of its owner, and is unknown in any
 * other.
 */
export interface Members extends ChatMembers {
  serves(guild: string): boolean;
  unknown(error: unknown): Text;
  /** Notes what an interaction tells about its user. */
  learn(who: Who): void;
}

const freshMs = 50_000;
const most = 10_000;

/**
 * Makes the members. An interaction brings its member along. Otherwise Discord is asked, at most once in 50
 * seconds for each user.
 */
export function createMembers({ settings, calls }: Ground, servers: Servers): Members {
  const rulers = createRulers(calls);
  const { guilds, agentRoles, approvers, supervisors, clock } = settings;
  const brought = createRecent<{ member: Member; at: number }>(most);
  const fetched = rememberingRights(fetchMember, clock);
  const asked = rememberingRights(ask, clock);

  /** The member, or `gone` where Discord knows no such member or user any more. */
  async function fetchMember(person: string): Promise<APIGuildMember | "gone" | undefined> {
    const { guild, user } = personOf(person)!;
    return unless(noMember, async () => (await unless(goneMember, () => calls.member(guild, user))) ?? "gone");
  }

  /** The member as Discord knows them now. Undefined for bots, and for whoever is no member of a served server. */
  async function memberNow(person: string): Promise<APIGuildMember | undefined> {
    if (!serves(personOf(person)!.guild)) return undefined;
    const member = await fetchMember(person);
    return member === "gone" || !member || member.user.bot || member.pending ? undefined : member;
  }

  async function ask(person: string): Promise<Member | undefined> {
    const { guild } = personOf(person)!;
    const member = await fetched(person);
    const found = member === "gone" ? undefined : member;
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

  /** A person as a member of their server. Undefined for strangers, bots and people who have left. */
  async function memberOf(person: string): Promise<Member | undefined> {
    const guild = personOf(person)?.guild;
    if (guild === undefined || !serves(guild)) return undefined;
    const known = brought.get(person);
    const isKnown = known && known.at + freshMs > clock() && standsOn(known.at);
    return isKnown ? known.member : asked(person);
  }

  const knowing = { memberNow, membersOf: calls.members, readersOf: rulers };

  const serves = (guild: string): boolean => isEnrolled(guilds, guild);

  return {
    serves,
    learn({ user, guild, member }) {
      if (!guild || !member?.permissions) return;
      const person = personId(guild, user);
      const known = { roles: member.roles, manages: manages(BigInt(member.permissions)) };
      brought.set(person, { member: known, at: clock() });
    },
    async isGone(person) {
      const { guild } = personOf(person) ?? {};
      return guild !== undefined && serves(guild) && (await fetched(person)) === "gone";
    },
    belongs: async (person) => (await memberOf(person)) !== undefined,
    /**
     * Whether a person may open requests: by a role of DISCORD_AGENT_ROLES (the role of everybody has the server's own
     * id), or by the permission to manage the server.
     */
    async opens(person) {
      const member = await memberOf(person);
      if (!member) return false;
      if (agentRoles.length === 0) return member.manages;
      return [personOf(person)!.guild, ...member.roles].some((role) => agentRoles.includes(role));
    },
    areTogether: (person, other) => personOf(other)?.guild === personOf(person)?.guild,
    appointed: {
      ...(approvers && { approvers: createAppointed(approvers, knowing) }),
      ...(supervisors && { supervisors: createAppointed(supervisors, knowing) }),
    },
    /** Whether a person acts in the operators' channel or thread itself. */
    operates: (person, here) => [person, here].some((each) => each === settings.operators),
    async rulers() {
      const theirs = settings.operators!;
      const place = parseAddress(theirs);
      if (!place || "user" in place) return "one";
      return (await rulers(theirs)).map((user) => personId(place.guild, user));
    },
    async nameOf(person) {
      const member = await fetched(person);
      if (member === "gone" || !member) return undefined;
      return member.nick ?? member.user.global_name ?? member.user.username;
    },
    mayNot: t("discord.may-not"),
    mayNotAnswer: (person) => t("discord.may-not-answer", { person: { person } }),
    unknown: () => t("discord.may-unknown"),
  };
}

function manages(bits: bigint): boolean {
  return (bits & (PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator)) !== 0n;
}
