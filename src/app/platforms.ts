import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { RequestInit } from "undici";
import type { OneTalk } from "../../adapters/chat/one-talk.ts";
import type { Discord, DiscordSettings } from "../../adapters/discord/index.ts";
import { organisationOf } from "../../adapters/slack/connect/organisations.ts";
import type { Slack, SlackSettings } from "../../adapters/slack/index.ts";
import type { createTerminal } from "../../adapters/terminal/index.ts";
import type { Pages } from "../../adapters/web/index.ts";
import type { Playground, PlaygroundSettings } from "../../adapters/web/playground/index.ts";
import type { Flow } from "../conversation/flow.ts";
import { createEnrolment, type Serves } from "../desk/enrolment.ts";
import type { Log } from "../machine/log.ts";
import { packageFolder } from "../machine/package.ts";
import { part } from "../machine/part.ts";
import { aloneHere, nobodyToTalkWith, noPage } from "../machine/start-error.ts";
import type { HttpProxy } from "../tencent/through-proxy.ts";
import { keptName } from "../vault/memory-names.ts";
import type { Vault } from "../vault/vault.ts";
import { languageOf, languages } from "../words/languages.ts";
import { learn } from "../words/words.ts";
import type { AppointedSetting } from "./settings/appointed.ts";
import type { Config } from "./settings/config.ts";
import { isInDiscord, isInSlack } from "./settings/in-chat.ts";
import { proxyIn } from "./settings/proxy.ts";

export { createOneTalk } from "../../adapters/chat/one-talk.ts";
export type { Discord } from "../../adapters/discord/index.ts";
export {
  LostToken as LostDiscordToken,
  OtherApplication as OtherDiscordApplication,
} from "../../adapters/discord/settings.ts";
export { viewersOf as discordViewersOf } from "../../adapters/discord/viewers.ts";
export { misplacedFor as slackMisplacedFor } from "../../adapters/slack/connect/misplaced.ts";
export {
  installName as slackInstallName,
  organisationName as slackOrganisationName,
} from "../../adapters/slack/connect/organisations.ts";
export { refusedFor as slackRefusedFor } from "../../adapters/slack/connect/refused-token.ts";
export { type Way as SlackWay, wayName as slackWayName } from "../../adapters/slack/connect/way-in-use.ts";
export type { Slack } from "../../adapters/slack/index.ts";
export {
  groupScope as slackGroupScope,
  LacksScope as LacksSlackScope,
  scopes as slackScopes,
} from "../../adapters/slack/settings.ts";
export type { Pages } from "../../adapters/web/index.ts";
export type { Playground } from "../../adapters/web/playground/index.ts";
export type Terminal = ReturnType<typeof createTerminal>;

/** A kind of request, as it is offered to people. */
type Kind = Pick<Flow, "id" | "name">;

/** The platforms on which a desk talks with people. */
export interface Wanted {
  slack: boolean;
  discord: boolean;
  terminal: boolean;
  /** The playground in a browser on this machine. */
  playground: boolean;
}

/**
 * Whether there is a page to practise on: beside the terminal and the chats, in place of the terminal, or not at all.
 */
export type PageWanted = "beside" | "alone" | "none";

/** A server talks on every platform whose tokens are set, and without any in the terminal. @throws StartError */
export function wantedPlatforms(
  config: Config,
  { isServer, page, hasTerminal = isAtTerminal() }: { isServer: boolean; page: PageWanted; hasTerminal?: boolean },
): Wanted {
  const slack = isServer && isInSlack(config);
  const discord = isServer && isInDiscord(config);
  const terminal = !(page === "alone" || slack || discord);
  if (page === "alone" && config.world !== "practice") throw noPage();
  if (isServer && terminal && !hasTerminal) throw nobodyToTalkWith();
  if (config.APPROVAL && !slack && !discord) throw aloneHere();
  return { slack, discord, terminal, playground: isServer && page !== "none" && config.world === "practice" };
}

/** Whether somebody can type into this process. */
export function isAtTerminal(): boolean {
  return process.stdin.isTTY === true;
}

/**
 * Where the customers of this person reach the desk in a browser. While practising at this machine, that is the desk's own
 * port, if it has one.
 */
export function publicUrlFor(
  { PUBLIC_URL, world }: Pick<Config, "PUBLIC_URL" | "world">,
  person: string,
  port: string | undefined,
): string | undefined {
  const isHere = world === "practice" && !/^(slack|discord):/.test(person);
  return PUBLIC_URL ?? (isHere ? port : undefined);
}

/** The settings that every chat has. */
async function chatSettings(
  platform: "slack" | "discord",
  config: Config,
  flows: readonly Kind[],
  log: Log,
  onLost: (error: Error) => void,
) {
  await Promise.all(languages.map(learn)); // a part of the words that is missing is told at the start
  const proxy = proxyIn(config);
  const isHere = (setting: AppointedSetting | undefined) => setting?.at.startsWith(`${platform}:`);
  return {
    world: config.world,
    flows: flows.map(({ id, name }) => ({ key: id, label: name })),
    ...(config.OPERATORS && { operators: config.OPERATORS }),
    ...(isHere(config.APPROVERS) && { approvers: config.APPROVERS! }),
    ...(isHere(config.SUPERVISORS) && { supervisors: config.SUPERVISORS! }),
    ...(proxy && { proxy: await callsThrough(proxy) }),
    clock: Date.now,
    log,
    onLost,
  };
}

/** Makes the Slack adapter from the settings. Slack's library is loaded only when Slack is wanted. */
export async function slackOf(
  config: Config,
  flows: readonly Kind[],
  log: Log,
  onLost: (error: Error) => void,
  acked?: SlackSettings["acked"],
): Promise<Slack> {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = config;
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: stateSecret } = config;
  const { SLACK_AUTHORIZE_URL: authorizeUrl } = config;
  const oauth = {
    clientId: clientId!,
    clientSecret: clientSecret!,
    stateSecret: stateSecret!,
    ...(authorizeUrl && { authorizeUrl }),
  };
  const { createSlack } = await part(import("../../adapters/slack/index.ts"));
  return createSlack({
    ...(await chatSettings("slack", config, flows, log, onLost)),
    ...(acked && { acked }),
    command: config.SLACK_COMMAND,
    reached: appToken ? { by: "socket", appToken } : { by: "http", signingSecret: signingSecret! },
    workspaces: clientId ? oauth : { botToken: botToken! },
    teams: servedIn(config.SLACK_TEAMS),
    agentGroups: emptyForAll(config.SLACK_AGENT_GROUPS),
    channels: config.SLACK_CHANNELS ?? [],
    apiUrl: config.SLACK_API_URL,
  });
}

/** Tells for whom this desk may spend money. */
export function servesOf(config: Config, vault: Pick<Vault, "open">): Serves {
  const recall = (name: string) => vault.open(keptName(name));
  return createEnrolment({
    lists: { slack: servedIn(config.SLACK_TEAMS), discord: servedIn(config.DISCORD_GUILDS) },
    organisationOf: (team) => organisationOf({ recall }, team),
  });
}

/** The places that are served. All of them when nothing is set, which is allowed while practising or with one token. */
export function servedIn(list: "*" | string[] | undefined): string[] {
  return [list ?? "*"].flat();
}

/** A list as adapters take it, in which an empty list is everybody: `*` was set, or nothing while practising. */
function emptyForAll(said: "*" | string[] | undefined): string[] {
  return said === undefined || said === "*" ? [] : said;
}

export const discordCommand = "/account";

/** The link that lets the bot of an application into a server, with the permissions that it needs. */
export async function discordInvite(application: string): Promise<string> {
  const { inviteUrl } = await part(import("../../adapters/discord/connect/permissions.ts"));
  return inviteUrl(application);
}

/** Makes the Discord adapter from the settings. Discord's library is loaded only when Discord is wanted. */
export async function discordOf(
  config: Config,
  flows: readonly Kind[],
  log: Log,
  onLost: (error: Error) => void,
  { others, acked }: { others?: DiscordSettings["others"]; acked?: DiscordSettings["acked"] } = {},
): Promise<Discord> {
  const { DISCORD_APPLICATION_ID: applicationId, DISCORD_DEV_GUILD_ID: devGuild } = config;
  const { createDiscord } = await part(import("../../adapters/discord/index.ts"));
  const { WebSocket } = await part(import("undici"));
  return createDiscord({
    ...(await chatSettings("discord", config, flows, log, onLost)),
    ...(acked && { acked }),
    command: discordCommand,
    token: config.DISCORD_TOKEN!,
    ...(applicationId && { applicationId }),
    guilds: servedIn(config.DISCORD_GUILDS),
    agentRoles: emptyForAll(config.DISCORD_AGENT_ROLES),
    ...(devGuild && { devGuild }),
    shards: config.DISCORD_SHARDS,
    ...(others && { others }),
    socket: (url) => new WebSocket(url),
    apiUrl: config.DISCORD_API_URL,
  });
}

/** Makes the terminal of this process. It is loaded only when it is wanted. */
export async function terminalOf(
  { world }: Pick<Config, "world">,
  isScript: boolean,
  current: OneTalk,
): Promise<Terminal> {
  const { createTerminal } = await part(import("../../adapters/terminal/index.ts"));
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const language = languageOf(locale);
  await learn(language);
  return createTerminal({
    world,
    isScript,
    current,
    input: process.stdin,
    output: process.stdout,
    clock: Date.now,
    zone: timeZone,
    language,
  });
}

const browserFolder = "adapters/web/browser";
const playFolder = "adapters/web/playground/browser";

/** Makes the customer's page. Undefined where nothing was compiled for browsers. */
export async function pagesOf(config: Config, log: Log): Promise<Pages | undefined> {
  const { world, DESK_NAME: deskName, PUBLIC_URL: publicUrl, TRUST_PROXY: trustProxy } = config;
  const { builtIn, createPages } = await part(import("../../adapters/web/index.ts"));
  const built = builtIn(...compiledInto(browserFolder));
  if (built === undefined) return undefined;
  await Promise.all(languages.map(learn));
  const named = { ...(deskName && { deskName }), ...(publicUrl && { publicUrl }) };
  return createPages({ world, built, trustProxy, ...named, clock: Date.now, log });
}

/** The folders that the compiler may have written a part for browsers into: beside this build, or in the package. */
function compiledInto(folder: string): string[] {
  const beside = fileURLToPath(new URL(`../${folder}`, import.meta.url));
  return [beside, ...(packageFolder === undefined ? [] : [join(packageFolder, "dist", folder)])];
}

/** Makes the playground. Undefined where nothing was compiled for browsers. */
export async function playgroundOf(
  settings: Omit<PlaygroundSettings, "built" | "isHere">,
): Promise<Playground | undefined> {
  const { createPlayground } = await part(import("../../adapters/web/playground/index.ts"));
  const { isFromThisMachine: isHere } = await part(import("../machine/from-this-machine.ts"));
  const built = compiledInto(playFolder).find((folder) => existsSync(join(folder, "play.js")));
  return built === undefined ? undefined : createPlayground({ ...settings, built, isHere });
}

/** Loads the adapters that a desk with these settings may use. */
export function adaptersOf(config: Config): Promise<unknown>[] {
  const isInChat = isInSlack(config) || isInDiscord(config);
  const hasPages = config.world === "practice" || config.PUBLIC_URL !== undefined;
  return [
    ...(isInSlack(config) ? [import("../../adapters/slack/index.ts")] : []),
    ...(isInDiscord(config) ? [import("../../adapters/discord/index.ts")] : []),
    ...(isInChat ? [] : [import("../../adapters/terminal/index.ts")]),
    ...(hasPages ? [import("../../adapters/web/index.ts")] : []),
    ...(config.world === "practice" ? [import("../../adapters/web/playground/index.ts")] : []),
  ];
}

type Through = NonNullable<SlackSettings["proxy"]> & NonNullable<DiscordSettings["proxy"]>;

async function callsThrough(proxy: HttpProxy): Promise<Through> {
  const [{ fetch: fetchThrough }, { throughProxy }] = await part(
    Promise.all([import("undici"), import("../tencent/through-proxy.ts")]),
  );
  const dispatcher = throughProxy(proxy);
  const fetch = (to: string | URL, init?: object) => fetchThrough(to, { ...(init as RequestInit), dispatcher });
  return { dispatcher, fetch: fetch as never };
}
