import type { Person, Text } from "../../../src/conversation/types.ts";
import { agents, isEnrolled, onlyOperator, operators, type Reception, StoreDown } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import { inTime, remembering } from "../../chat/asked-once-a-minute.ts";
import { noSuchCase } from "../../chat/no-such-case.ts";
import { personOf } from "../address.ts";
import type { Who } from "../read/read.ts";
import type { Rulers } from "../rulers.ts";
import type { DiscordSettings } from "../settings.ts";
import type { Members } from "./members.ts";

/** Undefined is a yes; else why not. */
export type Refusal = Text | undefined;

export type WhoMay = ReturnType<typeof createWhoMay>;

/**
 * Everybody outside the server is refused, and so is every server that is not on the list. When Discord does not tell
 * who somebody is, they may not. A case belongs to the server of its owner; in another one there is no such case.
 */
export function createWhoMay(settings: DiscordSettings, members: Members, rulers: Rulers, reception: Reception) {
  const { guilds, agentRoles, log } = settings;
  const rulersIn = remembering(rulers, settings.clock);

  function isServed(guild: string): boolean {
    return isEnrolled(guilds, guild);
  }

  async function isMember(person: string): Promise<boolean> {
    const guild = personOf(person)?.guild;
    return guild !== undefined && isServed(guild) && (await members.of(person)) !== undefined;
  }

  /** A role of ours, of which everybody's has the server's own id; or the right to manage the server. */
  async function isAgent(person: string): Promise<boolean> {
    const guild = personOf(person)?.guild;
    const member = guild !== undefined && isServed(guild) ? await members.of(person) : undefined;
    if (!member) return false;
    return agentRoles.length === 0
      ? member.manages
      : [guild!, ...member.roles].some((role) => agentRoles.includes(role));
  }

  function know(person: string, owner: string): boolean {
    return personOf(owner)?.guild === personOf(person)?.guild;
  }

  function operate(person: string, here: string): boolean {
    const { operators: theirs } = settings;
    return theirs !== undefined && (person === theirs || here === theirs);
  }

  /** Whether nobody else could ever give the second word: when Discord does not tell who reads there, it takes two. */
  async function isAlone(person: string): Promise<boolean> {
    const { operators: theirs } = settings;
    if (!theirs || personOf(theirs)) return theirs !== undefined;
    try {
      const [one, ...others] = await inTime(rulersIn(theirs), "Discord");
      return one === personOf(person)?.user && others.length === 0;
    } catch (error) {
      log.debug({ error: (error as Error).name }, "Discord does not tell who else reads where the operators do");
      return false;
    }
  }

  async function mayAct(caseId: string, person: string, here: string): Promise<Refusal> {
    const people = (await reception.whose(caseId))?.people;
    if (people && operate(person, here)) return (await isMember(person)) ? undefined : t("discord.may-not");
    const owner = people && personOf(people.owner);
    if (!owner || owner.guild !== personOf(person)?.guild)
      return noSuchCase(reception, caseId, (whose) => know(person, whose));
    if (!(await isMember(person))) return t("discord.may-not");
    if (await isAgent(people.owner)) return undefined;
    return t(person === people.owner ? "discord.may-not" : "chat.may-no-more");
  }

  async function guarded(ask: () => Promise<Refusal>): Promise<Refusal> {
    try {
      return await inTime(ask(), "Discord");
    } catch (error) {
      if (error instanceof StoreDown) throw error;
      const { name, message } = error as Error;
      log.warn({ error: name, message }, "Discord does not tell who somebody is");
      return t("discord.may-unknown");
    }
  }

  return {
    isServed,
    isMember,
    /** Whether somebody acts as one of those who run the desk, in this very channel or thread. Asked beside `act`, never instead. */
    operate,
    /** Somebody with the roles that Discord gives, the one that the place gives, and that of whoever may open requests. */
    async ranked({ member }: Who, person: string, here: string): Promise<Person> {
      const isOne = await isAgent(person).catch(() => false); // `act` tells why it is not known
      const roles = [
        ...(member?.roles ?? []),
        ...(operate(person, here) ? [operators, ...((await isAlone(person)) ? [onlyOperator] : [])] : []),
        ...(isOne ? [agents] : []),
      ];
      return { id: person, ...(roles.length > 0 && { roles }) };
    },
    /** Whether somebody may open a request, wherever they are. */
    open: (person: string, _here: string) =>
      guarded(async () => ((await isAgent(person)) ? undefined : t("discord.may-not"))),
    /** Whether somebody can have a request that a colleague opened. */
    own: (person: string) =>
      guarded(async () => ((await isAgent(person)) ? undefined : t("chat.may-not-own", { person: { person } }))),
    /** Whether somebody may know of a request of this owner's: of one server, if they may open any. */
    know,
    /** Whether somebody can be the customer of a request. */
    answer: (person: string, _here: string) =>
      guarded(async () => ((await isMember(person)) ? undefined : t("discord.may-not-answer", { person: { person } }))),
    /** Whether somebody may do anything to this case. Asked before each commit. */
    act: (caseId: string, person: string, here: string) => guarded(() => mayAct(caseId, person, here)),
  };
}
