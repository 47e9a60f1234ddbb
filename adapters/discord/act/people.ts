import type { Text } from "../../../src/conversation/types.ts";
import { createRecent, StoreDown } from "../../../src/desk/platform.ts";
import type { Deed } from "../../chat/front.ts";
import { addressOf, personId, personOf } from "../address.ts";
import type { Members } from "../connect/members.ts";
import type { Servers } from "../connect/servers.ts";
import type { Ground } from "../ground.ts";
import type { Came, Who } from "../read/read.ts";

const mostHomes = 10_000;

export type People = ReturnType<typeof createPeople>;

/**
 * Finds the person that a user is to the desk, which includes a server. In private Discord does not tell the server.
 */
export function createPeople({ settings, reception }: Ground, members: Members, servers: Pick<Servers, "all">) {
  const homes = createRecent<string>(mostHomes);
  const nameOf = (user: string) => `discord:home:${user}`;

  /** The server from which a user last did something, else the first that they are in. */
  async function atHome(user: string): Promise<string | undefined> {
    const home = homes.get(user) ?? (await reception.recall(nameOf(user)));
    const served = (await servers.all()).filter(members.serves);
    for (const guild of home ? [home, ...served.filter((other) => other !== home)] : served) {
      const person = personId(guild, user);
      if (await members.belongs(person)) return person;
    }
    return undefined;
  }

  /**
   * The person that a user is. With a case of theirs, it is the person they are in that case. Undefined for a user who
   * is in no server of the bot.
   */
  async function of({ user, guild }: Who, caseId?: string): Promise<string | undefined> {
    if (guild) return personId(guild, user);
    const people = caseId === undefined ? undefined : (await reception.whose(caseId))?.people;
    const theirs = Object.values(people ?? {}).find((person) => personOf(person)?.user === user);
    return theirs ?? atHome(user);
  }

  /** The person that a user is, or why they may do nothing here. */
  async function whoIs(who: Who, caseId?: string): Promise<{ person: string } | { whyNot: Text }> {
    if (who.guild && !members.serves(who.guild)) return { whyNot: members.mayNot };
    try {
      const person = await of(who, caseId);
      return person === undefined ? { whyNot: members.mayNot } : { person };
    } catch (error) {
      if (error instanceof StoreDown) throw error;
      const { name, message } = error as Error;
      settings.log.warn({ error: name, message }, "Discord does not tell who somebody is");
      return { whyNot: members.unknown(error) };
    }
  }

  return {
    of,
    serves: members.serves,
    /** Notes where a person is and makes a deed of what came in. `token` lets private notices be sent there. */
    async arrived({ id, who, channel, parent, kind }: Came, caseId?: string, token?: Promise<string | undefined>) {
      members.learn(who);
      const known = await whoIs(who, caseId);
      if ("whyNot" in known) return known;
      const { person } = known;
      const { guild, member } = who;
      const visit = { id, at: settings.clock(), channel, kind, ...(token && { token }), ...(guild && { guild }) };
      const room = guild && addressOf({ guild, channel: parent ?? channel, apart: true });
      const deed = {
        id,
        from: { id: person, ...(member && { roles: member.roles }) },
        here: guild ? addressOf({ guild, channel }) : person,
        ...(room && { room }),
        visit,
      };
      return deed satisfies Deed;
    },
    async cameFrom({ user, guild }: Who): Promise<void> {
      if (!guild || homes.get(user) === guild) return;
      homes.set(user, guild);
      await reception.remember(nameOf(user), guild);
    },
  };
}
