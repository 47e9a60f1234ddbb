import { StoreDown } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import type { Members } from "../../chat/front.ts";
import { inTime } from "../../chat/in-time.ts";
import { at } from "../../chat/payload.ts";
import { channelAt, isThere, parseAddress, personId } from "../address.ts";
import type { Ground } from "../ground.ts";
import type { AgentGroups } from "./agent-groups.ts";
import { createAppointed } from "./appointed.ts";
import { codeOf } from "./error-codes.ts";

const membersAtOnce = 200;

/**
 * Knows who belongs to a workspace. Guests, strangers in shared channels, bots and people of other workspaces do not. A
 * customer who does not belong may answer in a channel of SLACK_CHANNELS, and a guest of the workspace in private and,
 * where no channels are listed, in any of them.
 */
export function createMembers({ settings, reception, workspaces, readers }: Ground, groups: AgentGroups): Members {
  const { profileOf, profileNow } = readers;
  const { agentGroups, approvers, supervisors, channels, command, log } = settings;

  const belongs = async (person: string): Promise<boolean> => isMember(person, await profileOf(person));

  const isMemberNow = async (person: string): Promise<boolean> => isMember(person, await profileNow(person));

  async function opens(person: string): Promise<boolean> {
    if (!(await belongs(person))) return false;
    if (agentGroups.length === 0) return true;
    const { team, user } = partsOf(person);
    return agentGroups.includes(user) || groups.has(team, user);
  }

  async function* membersOf(team: string, channel: string): AsyncIterable<string> {
    const client = await workspaces.client(team);
    let cursor: string | undefined;
    do {
      const page = await client.conversations.members({ channel, limit: membersAtOnce, ...(cursor && { cursor }) });
      yield* page.members ?? [];
      cursor = page.response_metadata?.next_cursor;
    } while (cursor);
  }

  /** Whether a person is a guest of this workspace: somebody whom it has let in, but not as a member. */
  async function isGuest(person: string): Promise<boolean> {
    const found = await profileOf(person);
    const isIn = found?.team_id === partsOf(person).team && !found.deleted && !found.is_bot;
    return isIn && (found.is_restricted || found.is_ultra_restricted) === true && at(found, "is_stranger") !== true;
  }

  const isListed = (here: string): boolean => channels.includes(channelAt(here)?.channel ?? "");

  return {
    belongs,
    opens,
    async isGone(person) {
      try {
        return (await profileOf(person))?.deleted === true;
      } catch (error) {
        if (["user_not_found", "users_not_found"].includes(codeOf(error) ?? "")) return true;
        throw error;
      }
    },
    areTogether: (person, other) => parseAddress(other)?.team === partsOf(person).team,

    /** Whether a person acts where operators read. */
    operates: (person, here) => settings.operators !== undefined && isThere(settings.operators, person, here),
    appointed: {
      ...(approvers && { approvers: createAppointed(approvers, { groups, membersOf, isMemberNow }) }),
      ...(supervisors && { supervisors: createAppointed(supervisors, { groups, membersOf, isMemberNow }) }),
    },

    /** The people who can act as operators. Two are enough to know that somebody is not alone. */
    async rulers() {
      const place = channelAt(settings.operators!);
      if (!place) return "one";
      const found: string[] = [];
      for await (const user of membersOf(place.team, place.channel)) {
        const person = personId(place.team, user);
        if (await belongs(person)) found.push(person);
        if (found.length > 1) break;
      }
      return found;
    },

    /**
     * Other ids of the same person on this platform. On an Enterprise Grid a person has an id of the organisation's
     * too, and an id that begins with U may begin with W elsewhere.
     */
    async otherIds(person) {
      const { team, user } = partsOf(person);
      const swapped = user.startsWith("U") ? `W${user.slice(1)}` : `U${user.slice(1)}`;
      try {
        const { enterprise_user: theirs } = (await inTime(profileOf(person), "Slack")) ?? {};
        return [swapped, ...(theirs?.id ? [theirs.id] : [])].map((id) => personId(team, id));
      } catch (error) {
        if (error instanceof StoreDown) throw error;
        log.warn({ error: (error as Error).name }, "Slack does not tell by what other ids somebody is known");
        return [personId(team, swapped)];
      }
    },

    /**
     * Why nobody may open requests here: a channel must be in SLACK_CHANNELS, if that is set. In private it is always
     * allowed.
     */
    closed: (here) =>
      channels.length === 0 || !channelAt(here) || isListed(here) ? undefined : t("slack.may-not-here", { command }),
    admits: async (here, person) =>
      isListed(here) || ((channels.length === 0 || !channelAt(here)) && (await isGuest(person))),
    async nameOf(person) {
      const found = await profileOf(person);
      return found?.profile?.display_name || found?.real_name;
    },
    mayNot: t("slack.may-not"),
    mayNotAnswer: (person) => t("slack.may-not-answer", { person: { person } }),
    unknown(error, person) {
      if (codeOf(error) !== "missing_scope") return t("slack.may-unknown");
      const { team } = partsOf(person);
      void reception.tellOperators(`slack:lacks-scope:${team}`, t("slack.lacks-scope", { team }));
      return t("slack.may-scope");
    },
  };
}

/** Whether this profile is a member's of the person's workspace: no guest, bot or stranger, and not deactivated. */
function isMember(person: string, found: Awaited<ReturnType<Ground["readers"]["profileOf"]>>): boolean {
  const { team } = partsOf(person);
  const isHome = found?.team_id === team || (found?.enterprise_user?.teams ?? []).includes(team);
  const isGuest = found?.is_restricted || found?.is_ultra_restricted || at(found, "is_stranger") === true;
  return isHome && !found?.deleted && !found?.is_bot && !isGuest;
}

function partsOf(person: string): { team: string; user: string } {
  const address = parseAddress(person);
  if (!address || "channel" in address) throw new Error("This is no person of Slack.");
  return { team: address.team, user: address.person };
}
