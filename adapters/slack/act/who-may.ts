import { webApi } from "@slack/bolt";
import type { Person, Text } from "../../../src/conversation/types.ts";
import { agents, onlyOperator, operators, type Reception, StoreDown } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import { inTime, remembering } from "../../chat/asked-once-a-minute.ts";
import type { Deed } from "../../chat/clerk.ts";
import { noSuchCase } from "../../chat/no-such-case.ts";
import { at } from "../../chat/payload.ts";
import { parseAddress, personId } from "../address.ts";
import type { AgentGroups } from "../connect/agent-groups.ts";
import type { SlackSettings } from "../settings.ts";
import type { Readers } from "../show/languages.ts";

/** Undefined is a yes; else why not. */
type Refusal = Text | undefined;

export interface WhoMay {
  /** Whether somebody acts as one of those who run the desk, here. Asked beside `act`, never instead. */
  operate(person: string, here: string): boolean;
  /** Somebody with the roles they have here: one of those who run the desk, of those who may open requests; and their other ids. */
  ranked(deed: Pick<Deed, "from" | "here">): Promise<Person>;
  /** Whether somebody can be the customer of a request, who answers here. */
  answer(person: string, here: string): Promise<Refusal>;
  /** Whether somebody can have a request that a colleague opened. */
  own(person: string): Promise<Refusal>;
  /** Whether somebody may know of a request of this owner's: of one workspace, if they may open any. */
  know(person: string, owner: string): boolean;
  /** Whether somebody may open a request, here. */
  open(person: string, here: string): Promise<Refusal>;
  /** Whether somebody may do anything to this case, here. Asked before each commit. */
  act(caseId: string, person: string, here: string): Promise<Refusal>;
}

type Standing = "member" | "outsider";
type Its = Awaited<ReturnType<Reception["whose"]>>;

/**
 * Everybody outside the workspace is refused: guests, strangers of shared channels, bots, other workspaces. Only a
 * customer whom an agent named may answer from outside, and only in a channel of the list. When Slack does not tell
 * who somebody is, they may not.
 */
export function createWhoMay(
  settings: SlackSettings,
  groups: AgentGroups,
  readers: Readers,
  reception: Reception,
): WhoMay {
  const { agentGroups, channels, command, clock, log } = settings;
  const its = remembering(reception.whose, clock);
  const rulers = remembering(rulersIn, clock);

  async function standingOf(person: string): Promise<Standing> {
    const { team } = partsOf(person);
    const found = await readers.profileOf(person);
    const isHome = found?.team_id === team || (found?.enterprise_user?.teams ?? []).includes(team);
    const isOutside =
      !isHome ||
      found?.deleted ||
      found?.is_bot ||
      found?.is_restricted ||
      found?.is_ultra_restricted ||
      at(found, "is_stranger") === true;
    return isOutside ? "outsider" : "member";
  }

  async function isAgent(person: string): Promise<boolean> {
    if ((await standingOf(person)) !== "member") return false;
    if (agentGroups.length === 0) return true;
    const { team, user } = partsOf(person);
    return agentGroups.includes(user) || groups.has(team, user);
  }

  /** In private one may always; a channel must be on the list, if there is one. */
  function isHereListed(here: string): boolean | "private" {
    const place = parseAddress(here);
    if (!place || !("channel" in place) || place.channel.startsWith("D")) return "private";
    return channels.includes(place.channel);
  }

  function know(person: string, owner: string): boolean {
    return parseAddress(owner)?.team === partsOf(person).team;
  }

  /** A press carries the channel it was made in, and no thread. */
  function operate(person: string, here: string): boolean {
    const { operators } = settings;
    const [theirs, place] = [operators && parseAddress(operators), parseAddress(here)];
    if (!theirs || !("channel" in theirs)) return operators !== undefined && person === operators;
    const isThere = place !== undefined && "channel" in place && place.channel === theirs.channel;
    return isThere && place.team === theirs.team;
  }

  async function ranked({ from, here }: Pick<Deed, "from" | "here">): Promise<Person> {
    const ours = (await isAgent(from.id).catch(() => false)) ? [agents] : []; // `act` tells why it is not known
    if (!operate(from.id, here)) return ours.length > 0 ? { ...from, roles: ours } : from;
    const roles = [operators, ...((await isAlone(from.id)) ? [onlyOperator] : []), ...ours];
    return { ...from, roles, also: await otherIds(from.id) };
  }

  /** Whether nobody else could ever give the second word: when Slack does not tell who reads there, it takes two. */
  async function isAlone(person: string): Promise<boolean> {
    const place = parseAddress(settings.operators!);
    if (!place) return false;
    if (!("channel" in place) || place.channel.startsWith("D")) return true; // one person reads direct messages
    try {
      const [one, ...others] = await inTime(rulers(settings.operators!), "Slack");
      return one === person && others.length === 0;
    } catch (error) {
      if (error instanceof StoreDown) throw error;
      log.debug({ error: (error as Error).name }, "Slack does not tell who else reads where the operators do");
      return false;
    }
  }

  /** Of those who read in a channel, who may judge there: one or two are enough to know. */
  async function rulersIn(address: string): Promise<string[]> {
    const { team, channel } = parseAddress(address) as { team: string; channel: string };
    const found: string[] = [];
    for await (const user of readers.membersOf(team, channel)) {
      const person = personId(team, user);
      if ((await standingOf(person)) === "member") found.push(person);
      if (found.length > 1) break;
    }
    return found;
  }

  /** Whoever an Enterprise Grid has has an id of its own there, and one that begins with U may begin with W elsewhere. */
  async function otherIds(person: string): Promise<string[]> {
    const { team, user } = partsOf(person);
    const swapped = user.startsWith("U") ? `W${user.slice(1)}` : `U${user.slice(1)}`;
    try {
      const { enterprise_user: theirs } = (await inTime(readers.profileOf(person), "Slack")) ?? {};
      return [swapped, ...(theirs?.id ? [theirs.id] : [])].map((id) => personId(team, id));
    } catch (error) {
      if (error instanceof StoreDown) throw error;
      log.warn({ error: (error as Error).name }, "Slack does not tell by what other ids somebody is known");
      return [personId(team, swapped)];
    }
  }

  async function mayAct(its: Its, caseId: string, person: string, here: string): Promise<Refusal> {
    const of = its?.people;
    if (of && operate(person, here) && (await standingOf(person)) === "member") return undefined;
    const owner = of && parseAddress(of.owner); // of another platform: none of ours
    if (!owner || owner.team !== partsOf(person).team)
      return noSuchCase(reception, caseId, (whose) => know(person, whose));
    if (!(await isAgent(of.owner))) return t(person === of.owner ? "slack.may-not" : "chat.may-no-more");
    if (person === of.owner || (await standingOf(person)) === "member") return undefined;
    const place = here === person ? (its?.at.customer ?? here) : here; // a modal does not say where it was opened
    return person === of.customer && isHereListed(place) === true ? undefined : t("slack.may-not");
  }

  async function guarded(ask: () => Promise<Refusal>): Promise<Refusal> {
    try {
      return await inTime(ask(), "Slack");
    } catch (error) {
      if (error instanceof StoreDown) throw error;
      log.warn(
        { error: (error as Error).name, message: (error as Error).message },
        "Slack does not tell who somebody is",
      );
      const isScope = error instanceof webApi.WebAPIPlatformError && error.data.error === "missing_scope";
      return t(isScope ? "slack.may-scope" : "slack.may-unknown");
    }
  }

  return {
    operate,
    ranked,
    open: (person, here) =>
      guarded(async () => {
        if (!(await isAgent(person))) return t("slack.may-not");
        return channels.length === 0 || isHereListed(here) !== false ? undefined : t("slack.may-not-here", { command });
      }),

    answer: (person, here) =>
      guarded(async () => {
        if ((await standingOf(person)) === "member" || isHereListed(here) === true) return undefined;
        return t("slack.may-not-answer", { person: { person } });
      }),

    know,

    own: (person) =>
      guarded(async () => ((await isAgent(person)) ? undefined : t("chat.may-not-own", { person: { person } }))),

    act: (caseId, person, here) =>
      guarded(async () => {
        const refusal = await mayAct(await its(caseId), caseId, person, here);
        return refusal && mayAct(await reception.whose(caseId), caseId, person, here); // it may have been handed over just now
      }),
  };
}

function partsOf(person: string): { team: string; user: string } {
  const address = parseAddress(person);
  if (!address || "channel" in address) throw new Error("This is no person of Slack.");
  return { team: address.team, user: address.person };
}
