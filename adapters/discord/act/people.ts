import type { Text } from "../../../src/conversation/types.ts";
import { createRecent, type Reception, StoreDown } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import { personId, personOf } from "../address.ts";
import type { Who } from "../read/read.ts";
import type { DiscordLog } from "../settings.ts";
import type { WhoMay } from "./who-may.ts";

export interface PeopleParts {
  reception: Reception;
  whoMay: WhoMay;
  /** The servers the bot is in. */
  guilds: () => Promise<string[]>;
  log: DiscordLog;
}

export type People = ReturnType<typeof createPeople>;

/** Who a user is to the desk: in private Discord does not say through which server they know us. */
export function createPeople({ reception, whoMay, guilds, log }: PeopleParts, most = 10_000) {
  const homes = createRecent<string>(most);
  const nameOf = (user: string) => `discord:home:${user}`;

  /** The server they last came from, else the first that they are in. */
  async function atHome(user: string): Promise<string | undefined> {
    const home = homes.get(user) ?? (await reception.recall(nameOf(user)));
    const served = (await guilds()).filter(whoMay.isServed);
    for (const guild of home ? [home, ...served.filter((other) => other !== home)] : served) {
      const person = personId(guild, user);
      if (await whoMay.isMember(person)) return person;
    }
    return undefined;
  }

  /** Undefined for somebody who is in no server of ours. About a case of theirs, they are who they are in that case. */
  async function of({ user, guild }: Who, caseId?: string): Promise<string | undefined> {
    if (guild) return personId(guild, user);
    const people = caseId === undefined ? undefined : (await reception.whose(caseId))?.people;
    const theirs = Object.values(people ?? {}).find((person) => personOf(person)?.user === user);
    return theirs ?? atHome(user);
  }

  return {
    of,
    /** The same, or why they may do nothing here. */
    async whoIs(who: Who, caseId?: string): Promise<{ person: string } | { refusal: Text }> {
      if (who.guild && !whoMay.isServed(who.guild)) return { refusal: t("discord.may-not") };
      try {
        const person = await of(who, caseId);
        return person === undefined ? { refusal: t("discord.may-not") } : { person };
      } catch (error) {
        if (error instanceof StoreDown) throw error;
        const { name, message } = error as Error;
        log.warn({ error: name, message }, "Discord does not tell who somebody is");
        return { refusal: t("discord.may-unknown") };
      }
    },
    async cameFrom({ user, guild }: Who): Promise<void> {
      if (!guild || homes.get(user) === guild) return;
      homes.set(user, guild);
      await reception.remember(nameOf(user), guild);
    },
  };
}
