import type { AppointedSetting } from "../../settings/appointed.ts";
import { type Called, call } from "./call.ts";
import type { CheckInput } from "./check.ts";

/** Asks a platform about those who have a role by a setting, as far as the keys in the settings allow. */
export interface Look {
  /** The ids of the people who have the role, twenty of them at most. Rejects where the platform does not tell. */
  people: () => Promise<string[]>;
  /** Whether the person with this id may open requests. */
  opens: (id: string) => Promise<boolean>;
}

export function lookFor(input: CheckInput, those: AppointedSetting): Look {
  return those.at.startsWith("slack:") ? inSlack(input, those) : inDiscord(input, those);
}

/** The platform doesn't tell. */
class Unseen extends Error {
  override name = "Unseen" as const;
}

function answered(called: Called): Record<string, unknown> {
  if (called.is === "silent") throw new Unseen();
  return called.body;
}

function inSlack(input: CheckInput, { at, who }: AppointedSetting): Look {
  const { SLACK_API_URL: url, SLACK_BOT_TOKEN: token, SLACK_CLIENT_ID: several, SLACK_AGENT_GROUPS } = input.config;
  const [, team = "", place = ""] = at.split(":");
  const ask = async (method: string): Promise<Record<string, unknown>> => {
    if (several || !token) throw new Unseen(); // its workspace has the token
    return answered(await call(input, `${url}${method}`, `Bearer ${token}`, "POST"));
  };
  const listOf = async (method: string, field: string): Promise<string[]> => {
    const body = await ask(method);
    if (body.ok !== true || !Array.isArray(body[field])) throw new Unseen();
    return body[field] as string[];
  };
  const inGroup = (group: string) => listOf(`usergroups.users.list?usergroup=${group}`, "users");
  const spread = async (ids: readonly string[]): Promise<string[]> =>
    (await Promise.all(ids.map((id) => (id.startsWith("S") ? inGroup(id) : [id])))).flat();
  const isMember = async (user: string): Promise<boolean> => {
    const { user: found } = (await ask(`users.info?user=${user}`)) as { user?: SlackUser };
    return (
      found !== undefined &&
      ![found.deleted, found.is_bot, found.is_restricted, found.is_ultra_restricted].includes(true)
    );
  };
  return {
    async people() {
      if (who.length === 0 && !/^[CG]/.test(place)) return [at];
      const users =
        who.length > 0 ? await spread(who) : await listOf(`conversations.members?channel=${place}&limit=20`, "members");
      const members = await Promise.all(
        [...new Set(users)].slice(0, 20).map(async (user) => ((await isMember(user)) ? [user] : [])),
      );
      return members.flat().map((user) => `slack:${team}:${user}`);
    },
    async opens(id) {
      const groups = listed(SLACK_AGENT_GROUPS);
      if (!id.startsWith("slack:")) return elsewhere(input.config.DISCORD_TOKEN);
      return groups === "*" || (await spread(groups)).includes(id.split(":").at(-1)!);
    },
  };
}

interface SlackUser {
  deleted?: boolean;
  is_bot?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
}

function inDiscord(input: CheckInput, { at, who }: AppointedSetting): Look {
  const { DISCORD_API_URL: url, DISCORD_TOKEN: token, DISCORD_AGENT_ROLES } = input.config;
  const [, guild = "", place = ""] = at.split(":");
  const ask = (path: string) => call(input, `${url}/v10${path}`, `Bot ${token}`);
  const member = async (user: string): Promise<DiscordMember | undefined> => {
    const called = await ask(`/guilds/${guild}/members/${user}`);
    if (called.is === "answered" && called.status === 404) return undefined;
    const found = answered(called) as unknown as DiscordMember;
    return found.user && !found.user.bot ? found : undefined;
  };
  return {
    async people() {
      if (who.length === 0 && !place.startsWith("#")) return [at];
      if (who.length === 0) throw new Unseen(); // the line on who reads a channel needs its overwrites; a start looks
      const people = (await Promise.all(who.map(member))).flatMap((found) => found?.user.id ?? []);
      if (people.length === who.length) return people.map((user) => `discord:${guild}:${user}`);
      const all = await ask(`/guilds/${guild}/members?limit=1000`);
      if (all.is === "silent" || !all.list) throw new Unseen();
      const theirs = (all.list as DiscordMember[]).filter(
        ({ user, roles }) => !user.bot && [guild, ...roles].some((role) => who.includes(role)),
      );
      return [...new Set([...people, ...theirs.map(({ user }) => user.id)])]
        .slice(0, 20)
        .map((user) => `discord:${guild}:${user}`);
    },
    async opens(id) {
      if (!id.startsWith("discord:")) return elsewhere(input.config.SLACK_BOT_TOKEN);
      const roles = listed(DISCORD_AGENT_ROLES);
      if (roles === "*") throw new Unseen(); // who may manage the server takes its roles; a start looks
      const found = await member(id.split(":").at(-1)!);
      return found !== undefined && [guild, ...found.roles].some((role) => roles.includes(role));
    },
  };
}

interface DiscordMember {
  user: { id: string; bot?: boolean };
  roles: string[];
}

const listed = (said: "*" | string[] | undefined): "*" | string[] => said ?? "*";

/** Whether somebody may open requests on another platform: nobody may where the desk is not. A start looks otherwise. */
function elsewhere(token: string | undefined): false {
  if (token !== undefined) throw new Unseen();
  return false;
}
