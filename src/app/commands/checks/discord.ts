import { commandLine } from "../../../machine/command-line.ts";
import { LostDiscordToken, OtherDiscordApplication } from "../../platforms.ts";
import { isInDiscord } from "../../settings/in-chat.ts";
import { type Called, call, silentAt } from "./call.ts";
import { type Check, type CheckInput, type Finding, fine, warn, wrong } from "./check.ts";

const discord = (input: CheckInput, path: string): Promise<Called> =>
  call(input, `${input.config.DISCORD_API_URL}/v10${path}`, `Bot ${input.config.DISCORD_TOKEN}`);

function failed(called: Called): Finding | undefined {
  if (called.is === "silent")
    return wrong(`Discord can't be reached (${called.why}). Look at the network, HTTPS_PROXY and DISCORD_API_URL.`);
  if (called.status === 401) return wrong(new LostDiscordToken(401).message);
  return called.status === 200 ? undefined : wrong(`Discord answers with ${called.status}. Try again in a minute.`);
}

const token: Check = {
  title: "DISCORD_TOKEN",
  async run(input) {
    if (!isInDiscord(input.config)) return fine("not wanted (docs/discord.md says how)");
    return failed(await discord(input, "/users/@me")) ?? fine("is taken");
  },
};

const application: Check = {
  title: "DISCORD_APPLICATION_ID",
  async run(input) {
    if (!isInDiscord(input.config)) return undefined;
    const called = await discord(input, "/applications/@me");
    if (called.is === "silent" || called.status !== 200) return undefined; // the line on DISCORD_TOKEN tells why
    const { DISCORD_APPLICATION_ID: said } = input.config;
    const id = String(called.body.id);
    if (said === undefined) return fine(`asked of Discord: ${id}`);
    return said === id ? fine("belongs to the token") : wrong(new OtherDiscordApplication(id).message);
  },
};

const servers: Check = {
  title: "DISCORD_GUILDS",
  async run(input) {
    const { DISCORD_GUILDS: guilds } = input.config;
    if (!isInDiscord(input.config)) return undefined;
    if (guilds === undefined || guilds === "*") return fine("every server the bot is in");
    const called = await Promise.all(guilds.map((guild) => discord(input, `/guilds/${guild}`)));
    const isOut = (each: Called | undefined) => each?.is === "answered" && [403, 404].includes(each.status);
    const out = guilds.filter((_, n) => isOut(called[n]));
    if (out.length > 0)
      return wrong(
        `has ${out.join(", ")}, where the bot is not. ${commandLine("register")} prints the link that lets it in.`,
      );
    const others = await serversBeside(input, guilds);
    if (others === undefined) return warn("can't be looked at now. Try again in a minute.");
    const served = guilds.length === 1 ? "one server" : `${guilds.length} servers`;
    if (others.length === 0) return fine(served);
    return warn(
      `${served}. Not on the list, so nobody there is served, and it would be left if the bot were invited now: ${others.join(", ")}. Take the bot out, or add it.`,
    );
  },
};

const serversAtOnce = 200;

/**
 * The servers that the app is in beside those that are served, each with its name. Undefined when Discord does not
 * tell.
 */
async function serversBeside(input: CheckInput, guilds: readonly string[]): Promise<string[] | undefined> {
  const found: { id: string; name: string }[] = [];
  for (let after = ""; ; after = `&after=${found.at(-1)!.id}`) {
    const called = await discord(input, `/users/@me/guilds?limit=${serversAtOnce}${after}`);
    if (called.is === "silent" || !called.list) return undefined;
    const page = called.list as typeof found;
    found.push(...page);
    if (page.length < serversAtOnce) break;
  }
  return found.filter(({ id }) => !guilds.includes(id)).map(({ id, name }) => `${id} (${name})`);
}

const invitations: Check = {
  title: "Discord's Public Bot",
  async run(input) {
    if (!isInDiscord(input.config)) return undefined;
    const called = await discord(input, "/applications/@me");
    if (called.is === "silent" || called.status !== 200) return undefined;
    if (called.body.bot_public !== true) return fine("off: only its owners invite it");
    return warn(
      "is on, so anybody can invite it. Switch it off at discord.com/developers/applications > your app: Installation > Install Link: None, then Bot > Public Bot off.",
    );
  },
};

const lines: Check = {
  title: "DISCORD_SHARDS",
  async run(input) {
    if (!isInDiscord(input.config)) return undefined;
    const called = await discord(input, "/gateway/bot");
    if (called.is === "silent" || called.status !== 200) return undefined;
    const { DISCORD_SHARDS: said, HTTPS_PROXY: proxy } = input.config;
    const gateway = String(called.body.url ?? "").replace(/^ws/, "http");
    const why = URL.canParse(gateway) ? await silentAt(gateway) : undefined;
    if (why !== undefined)
      return wrong(
        `Discord's gateway, ${new URL(gateway).host}, can't be reached (${why}). ${proxy ? "It doesn't go through HTTPS_PROXY: let" : "Let"} this machine reach it.`,
      );
    const advised = Number(called.body.shards);
    const left = Number((called.body.session_start_limit as { remaining?: unknown } | undefined)?.remaining);
    if (left === 0) return wrong("Discord lets this bot start no more today. Find out what starts it again and again.");
    if (said !== "auto" && said < advised) return wrong(`is ${said}, and Discord advises ${advised}. Set it to auto.`);
    return fine(said === "auto" ? `auto: ${advised} now` : String(said));
  },
};

export const discordChecks: readonly Check[] = [token, application, servers, invitations, lines];
