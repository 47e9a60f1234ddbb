import type { Reception } from "../../src/platform.ts";
import { personId, personOf } from "./address.ts";
import type { Who } from "./read.ts";
import type { WhoMay } from "./who-may.ts";

export interface PeopleParts {
  reception: Reception;
  whoMay: WhoMay;
  /** The servers the bot is in. */
  guilds: () => string[];
}

export type People = ReturnType<typeof createPeople>;

/** Who a user is to the desk: in private Discord does not say through which server they know us. */
export function createPeople({ reception, whoMay, guilds }: PeopleParts, most = 10_000) {
  const homes = new Map<string, string>();
  const nameOf = (user: string) => `discord:home:${user}`;

  /** The server they last came from, else the first that they are in. */
  async function atHome(user: string): Promise<string | undefined> {
    const home = homes.get(user) ?? (await reception.recall(nameOf(user)));
    const served = guilds().filter(whoMay.isServed);
    for (const guild of home ? [home, ...served.filter((other) => other !== home)] : served) {
      const person = personId(guild, user);
      if (await whoMay.isMember(person)) return person;
    }
    return undefined;
  }

  return {
    /** Undefined for somebody who is in no server of ours. About a case of theirs, they are who they are in that case. */
    async of({ user, guild }: Who, caseId?: string): Promise<string | undefined> {
      if (guild) return personId(guild, user);
      const people = caseId === undefined ? undefined : (await reception.whose(caseId))?.people;
      const theirs = Object.values(people ?? {}).find((person) => personOf(person)?.user === user);
      return theirs ?? atHome(user);
    },
    async cameFrom({ user, guild }: Who): Promise<void> {
      if (!guild || homes.get(user) === guild) return;
      homes.delete(user);
      homes.set(user, guild);
      if (homes.size > most) homes.delete(homes.keys().next().value!);
      await reception.remember(nameOf(user), guild);
    },
  };
}
