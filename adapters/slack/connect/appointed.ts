import type { Appointment } from "../../chat/front.ts";
import type { Appointed } from "../../chat/settings.ts";
import { channelAt, isThere, parseAddress, personId } from "../address.ts";
import { type AgentGroups, isGroup } from "./agent-groups.ts";

export interface AppointedParts {
  groups: Pick<AgentGroups, "hasNow" | "peopleIn">;
  /** Whether Slack says now that a person is a member. Nothing that is remembered counts. */
  isMemberNow(person: string): Promise<boolean>;
  /** The users who are in a channel now. */
  membersOf(team: string, channel: string): AsyncIterable<string>;
}

const mostPeople = 20;

/** Knows who has a role by a setting: whoever reads in its place or, if some people are named, only those. */
export function createAppointed(
  { at, who }: Appointed,
  { groups, isMemberNow, membersOf }: AppointedParts,
): Appointment {
  const [, team = ""] = at.split(":");
  const channel = channelAt(at)?.channel;

  async function isNamed(user: string): Promise<boolean> {
    return who.includes(user) || groups.hasNow(team, user, who.filter(isGroup));
  }

  async function isInChannel(user: string): Promise<boolean> {
    for await (const each of membersOf(team, channel!)) if (each === user) return true;
    return false;
  }

  return {
    async has(person, here) {
      const its = parseAddress(person);
      if (!its || "channel" in its || its.team !== team) return false;
      if (here !== undefined && !isThere(at, person, here)) return false;
      if (!(await isMemberNow(person))) return false;
      if (who.length > 0) return isNamed(its.person);
      if (channel === undefined) return person === at;
      return here !== undefined || isInChannel(its.person); // Slack shows a channel's buttons to those who read it
    },
    async people() {
      if (channel === undefined && who.length === 0) return [at];
      const found: string[] = [];
      for await (const user of who.length > 0 ? groups.peopleIn(team, who) : membersOf(team, channel!)) {
        const person = personId(team, user);
        if (!found.includes(person) && (await isMemberNow(person))) found.push(person);
        if (found.length >= mostPeople) break;
      }
      return found;
    },
  };
}
