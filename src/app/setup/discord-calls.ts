import type { Called } from "../commands/checks/call.ts";
import type { Verdict } from "./ask-secret.ts";
import { callFor, type Listed, unreachable } from "./calls.ts";
import type { Draft } from "./draft.ts";
import type { Choice } from "./prompts.ts";

/** The application of a bot's token. */
export interface Application {
  id: string;
  name: string;
  /** Whether anybody may invite the bot. */
  isPublic: boolean;
}

function ask(draft: Draft, path: string, token = draft.get("DISCORD_TOKEN") ?? ""): Promise<Called> {
  const { DISCORD_API_URL: url } = draft.forCalls();
  return callFor(draft, `${url}/v10${path}`, `Bot ${token}`, "GET");
}

export async function tryDiscordToken(draft: Draft, token: string): Promise<Verdict<Application>> {
  const me = await ask(draft, "/users/@me", token);
  if (me.is === "silent") return { is: "silent", why: unreachable("Discord", me.why) };
  if (me.status === 401)
    return {
      is: "refused",
      why: "Discord doesn't know this token. Press Reset Token under Bot, and copy all of the new one.",
    };
  if (me.status !== 200)
    return { is: "refused", why: `Discord answers with ${me.status}. Try again in a minute, or paste another token.` };
  const called = await ask(draft, "/applications/@me", token);
  if (called.is === "silent") return { is: "silent", why: unreachable("Discord", called.why) };
  if (called.status !== 200)
    return { is: "refused", why: "This is no bot's token. Copy the one under Bot > Reset Token." };
  const { id, name, bot_public: isPublic } = called.body;
  return { is: "taken", found: { id: String(id), name: String(name), isPublic: isPublic === true } };
}

const pageSize = 200;

/** The servers that the bot is in. */
export async function discordServers(draft: Draft): Promise<Listed> {
  const choices: Choice<string>[] = [];
  for (let after = ""; ; after = `&after=${choices.at(-1)!.value}`) {
    const page = await list<{ id: string; name: string }>(draft, `/users/@me/guilds?limit=${pageSize}${after}`);
    if (typeof page === "string") return { is: "unlisted", why: page };
    choices.push(...page.map(({ id, name }) => ({ value: id, label: name, hint: id })));
    if (page.length < pageSize) return { is: "listed", choices };
  }
}

export const discordRoles = (draft: Draft, guild: string): Promise<Listed> =>
  listed<{ id: string; name: string; managed?: boolean }>(draft, `/guilds/${guild}/roles`, ({ id, name, managed }) =>
    managed === true ? [] : [{ value: id, label: id === guild ? "@everyone" : `@${name}`, hint: "role" }],
  );

const textChannel = 0;

export const discordChannels = (draft: Draft, guild: string): Promise<Listed> =>
  listed<{ id: string; name: string; type: number }>(draft, `/guilds/${guild}/channels`, ({ id, name, type }) =>
    type === textChannel ? [{ value: id, label: `#${name}` }] : [],
  );

interface Member {
  user: { id: string; username: string; global_name?: string | null; bot?: boolean };
  nick?: string | null;
}

/** Discord lists members only for apps with the Server Members Intent. */
export const discordMembers = (draft: Draft, guild: string): Promise<Listed> =>
  listed<Member>(draft, `/guilds/${guild}/members?limit=1000`, ({ user, nick }) =>
    user.bot ? [] : [{ value: user.id, label: nick ?? user.global_name ?? user.username, hint: user.username }],
  );

async function listed<T>(draft: Draft, path: string, toChoice: (one: T) => Choice<string>[]): Promise<Listed> {
  const all = await list<T>(draft, path);
  return typeof all === "string" ? { is: "unlisted", why: all } : { is: "listed", choices: all.flatMap(toChoice) };
}

/** What a route lists, or why it does not. */
async function list<T>(draft: Draft, path: string): Promise<T[] | string> {
  const called = await ask(draft, path);
  if (called.is === "silent") return unreachable("Discord", called.why);
  if (called.list) return called.list as T[];
  return path.includes("/members")
    ? "Discord lists people only with the Server Members Intent (Bot > Privileged Gateway Intents). Switch it on, or type their ids."
    : `Discord doesn't list them (${called.status}). Is the bot in that server?`;
}
