import type { APIGuildMember } from "discord.js";
import type { Appointment } from "../../chat/front.ts";
import type { Appointed } from "../../chat/settings.ts";
import { parseAddress, personId, personOf } from "../address.ts";

export interface AppointedParts {
  /** The member as Discord knows them now. Undefined for bots, and for whoever is no member. */
  memberNow(person: string): Promise<APIGuildMember | undefined>;
  /** All members of a server. Rejects where Discord lists none. */
  membersOf(guild: string): Promise<APIGuildMember[]>;
  /** The users who read a channel. Rejects where Discord lists no members. */
  readersOf(address: string): Promise<string[]>;
}

const mostPeople = 20;

/** Knows who has a role by a setting: whoever reads in its place or, if some people are named, only those. */
export function createAppointed(
  { at, who }: Appointed,
  { memberNow, membersOf, readersOf }: AppointedParts,
): Appointment {
  const place = parseAddress(at);
  const [, guild = ""] = at.split(":");

  const isNamed = ({ user, roles }: APIGuildMember) => [user.id, guild, ...roles].some((id) => who.includes(id));

  return {
    async has(person, here) {
      const its = personOf(person);
      if (its?.guild !== guild) return false;
      if (here !== undefined && person !== at && here !== at) return false;
      const member = await memberNow(person);
      if (!member) return false;
      if (who.length > 0) return isNamed(member);
      if (!place || "user" in place) return person === at;
      return here !== undefined || (await readersOf(at)).includes(its.user); // Discord shows a channel's buttons to those who read it
    },
    async people() {
      if (place && "user" in place && who.length === 0) return [at];
      const found = who.length > 0 ? await named() : await readersOf(at);
      return found.slice(0, mostPeople).map((user) => personId(guild, user));
    },
  };

  /** Those who are named, by themselves or by a role. All members are looked through only for a role. */
  async function named(): Promise<string[]> {
    const people = await Promise.all(who.map((id) => memberNow(personId(guild, id))));
    const found = people.flatMap((member) => member?.user.id ?? []);
    if (found.length === who.length) return found;
    const members = await membersOf(guild);
    const theirs = members.filter((member) => !member.user.bot && isNamed(member)).map(({ user }) => user.id);
    return [...new Set([...found, ...theirs])];
  }
}
