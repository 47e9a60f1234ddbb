import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { dirname, join } from "node:path";
import closeWithGrace from "close-with-grace";
import { Command } from "commander";
import { fetch as fetchThrough, ProxyAgent, type RequestInit } from "undici";
import type { Discord, DiscordSettings } from "../adapters/discord/index.ts";
import type { Slack, SlackSettings } from "../adapters/slack/index.ts";
import { createTerminal } from "../adapters/terminal/index.ts";
import { auditCommand, casesCommand } from "./case-files.ts";
import { loadCatalogue } from "./catalogue.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import type { Flow } from "./conversation/flow.ts";
import { operators } from "./conversation/verdict.ts";
import { createDesk } from "./desk.ts";
import { allFlows } from "./flows/all.ts";
import { durations as builtIn } from "./flows/durations.ts";
import { makePassword } from "./flows/fields/password.ts";
import { createLog, type Log } from "./log.ts";
import { createOutbox } from "./outbox.ts";
import type { Reception } from "./platform.ts";
import { startPractice } from "./practice.ts";
import { createPracticeTexts } from "./practice-texts.ts";
import { performersOf } from "./provisioning/judge.ts";
import { paced } from "./provisioning/pace.ts";
import type { Parts } from "./provisioning/parts.ts";
import { reconcile } from "./provisioning/reconcile.ts";
import { systems } from "./provisioning/systems.ts";
import { protocolTimes } from "./provisioning/times.ts";
import { createReception } from "./reception.ts";
import { createRunner, type Runner } from "./runner.ts";
import type { PhoneText } from "./sandbox/phone.ts";
import type { Sandbox } from "./sandbox/server.ts";
import { cannotListen, noSuchKind } from "./start-error.ts";
import { fileOf, openStores } from "./stores.ts";
import { type ApiOptions, createApis } from "./tencent-clients.ts";
import { createWeb, type Web } from "./web.ts";

const exitConfig = 78;
/** What whoever runs it can mend, by the error's name. */
const mendable = new Set(["ConfigError", "StartError", "WrongKey", "LedgerTooNew", "LostToken"]);
const weekMs = 7 * 24 * 60 * 60_000;
/** A call that takes longer is left to the next start, which finds out how it ended. */
const drainMs = 5_000;
/** A handler for these never gets to run; with one, a crash would spin for ever instead of ending. */
const fatal = ["SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE", "SIGTRAP", "SIGABRT"] satisfies NodeJS.Signals[];

interface Chat {
  json?: boolean;
  /** Whether others rely on the port. */
  isServer?: boolean;
  /** The kind of request to begin with. */
  wanted?: string | undefined;
}

/** The desk: everything is put together here, and nowhere else. Without a platform's tokens it talks in the terminal. */
async function chat({ json = false, isServer = false, wanted }: Chat): Promise<void> {
  const config = readConfig();
  const { world } = config;
  const file = fileOf(config);
  const { ledger, vault, join: joinDesks } = await openStores(config);
  const isWatched = !json && process.stdin.isTTY && process.stderr.isTTY;
  const log = createLog(config.LOG_LEVEL, isWatched ? join(dirname(file), "frontdesk.log") : undefined);
  const times = { ...builtIn, draftMs: config.DRAFT_HOURS * 3_600_000, ...config.DURATIONS };
  const protocol = { ...protocolTimes, ...config.DURATIONS };
  const practice = world === "practice" ? await startPractice(file, times) : undefined;
  const doors = practice && { phone: () => practice.phone(), books: () => practice.books() };
  const ready = () => ledger.now().then(Number.isFinite, () => false);
  let slack: Slack | undefined;
  const takes = (request: IncomingMessage, response: ServerResponse) => slack?.takes(request, response) ?? false;
  const web = await openWeb(config, isServer, { ready, takes, ...(doors && { practice: doors }) });
  if (!web) log.warn({ port: config.PORT }, "the port is taken, so health and the practice phone are not served here");

  const tencent = createApis({
    ...(practice ? practised(practice) : realOf(config)),
    domainPhone: config.TENCENT_DOMAIN_PHONE,
    secretMs: times.deliverableMs,
    deadlineMs: protocol.sendMs - Math.min(5_000, protocol.sendMs / 2),
    clock: Date.now,
    proxy: config.HTTPS_PROXY,
  });
  const apis = { ...tencent.apis, accounts: paced(tencent.apis.accounts, { ledger }) };
  const { accounts: api } = apis;
  const only = config.SMS_COUNTRIES === "*" ? undefined : config.SMS_COUNTRIES?.split(",");
  const lists = { api, vault, world, profile: config.TENCENT_PROFILE, log, ...(only && { only }) };
  const isInSlack = isServer && (config.SLACK_APP_TOKEN ?? config.SLACK_SIGNING_SECRET) !== undefined;
  const isInDiscord = isServer && config.DISCORD_TOKEN !== undefined;
  const terminal =
    isInSlack || isInDiscord
      ? undefined
      : createTerminal({ world, isScript: json, input: process.stdin, output: process.stdout });
  terminal?.greet(); // Tencent may take its time over the lists
  let catalogue = await loadCatalogue(lists);
  const flows = new Map<string, Flow>();

  let runner: Runner;
  const flow = (id: string) => flows.get(id);
  const desk = createDesk({
    ledger,
    vault,
    world,
    flow,
    facts: () => ({ profile: catalogue.profile }),
    makePassword: () => makePassword(randomBytes),
    wake: () => runner.wake(),
  });
  const { SMS_PER_NUMBER_DAY: perNumber, SMS_PER_AGENT_DAY: perAgent, SMS_PER_DAY: perDesk } = config;
  const caps = { perNumber, perAgent, perDesk };
  const parts: Parts = { ledger, vault, desk, times: protocol, caps, log };
  const given = systems(parts, { partner: world, ...apis });
  const furnish = () => {
    for (const flow of allFlows(catalogue, times)) {
      if (given.some((system) => system.flow === flow.id)) flows.set(flow.id, flow);
    }
  };
  furnish();
  if (wanted !== undefined && !flows.has(wanted)) throw noSuchKind(wanted, [...flows.keys()]);
  const stopFor: { error?: Error } = {};
  const onLost = (error: Error) => {
    stopFor.error ??= error;
    closing.close();
  };
  if (isInSlack) slack = await slackOf(config, [...flows.values()], log, onLost);
  const discord = isInDiscord ? await discordOf(config, [...flows.values()], log, onLost) : undefined;
  const outbox = createOutbox({
    ledger,
    vault,
    desk,
    world,
    flow,
    platforms: [slack, discord, terminal].flatMap((front) => front?.platform ?? []),
    performers: performersOf(parts, given),
    roles: { operators: config.OPERATORS ?? (terminal && "terminal:you") },
    leases: protocol,
    log,
  });
  runner = createRunner({
    outbox,
    reconcile: () => reconcile(parts, given),
    async tidy() {
      await vault.sweep();
      await ledger.prune((await ledger.now()) - weekMs);
      catalogue = await loadCatalogue(lists); // it may have had to do without Tencent's lists, or they are a day old
      furnish();
    },
    log,
  });

  const membership = joinDesks();
  let isLeaving = false;
  const closing = closeWithGrace({ delay: drainMs + 5_000, logger: false, skip: fatal }, async ({ err, signal }) => {
    if (err) log.error({ error: err.name, message: err.message }, "the desk must stop");
    isLeaving = true;
    terminal?.leave();
    await Promise.race([Promise.all([slack?.stop(), discord?.stop()]), after(drainMs)]);
    const isIdle = await Promise.race([runner.stop().then(() => true), after(drainMs)]);
    await Promise.all([web?.close(), practice?.close()]);
    if (isIdle) {
      await tencent.close();
      await ledger.close();
      membership.leave();
    }
    if (terminal && (terminal.isGone() || signal === "SIGHUP")) hangUp();
    if (!stopFor.error) return;
    console.error(stopFor.error.message);
    process.exit(exitConfig);
  });
  const begin = () => {
    runner.start();
    ledger.onWork(() => runner.wake());
  };
  const reception = createReception({ desk, ledger, vault, world, flow, links: config.LINKED_IDS ?? [] });
  if (slack || discord) {
    const pass = createPracticeTexts({ ledger, desk, flow });
    const passing = (text: PhoneText) =>
      pass(text).catch((error: Error) => log.error({ error: error.name }, "a practice text was not passed on"));
    practice?.onText((text) => void passing(text));
    const health = web ? ` Health: ${web.url}/healthz` : "";
    const comes = async (front: Slack | Discord, where: string, command: string) => {
      await front.start(reception);
      console.error(`Frontdesk is in ${where}: type ${command} there.${health}`);
    };
    await Promise.all([
      slack && comes(slack, "Slack", config.SLACK_COMMAND),
      discord && comes(discord, "Discord", discordCommand),
    ]);
    begin();
  }
  if (!terminal) return;
  practice?.onText(terminal.phone);
  if (web && config.PORT === 0) terminal.listening(web.url);
  const talk = terminal.run(config.OPERATORS ? reception : asOperator(reception), () => runner.delivered(), {
    flows: [...flows.keys()],
    flow: wanted,
  });
  begin();
  await talk;
  if (!isLeaving) closing.close();
}

/** Without its terminal Node 20 aborts at exit, because it would give it back its settings; the signal ends it without. */
function hangUp(): void {
  process.removeAllListeners("SIGHUP");
  process.kill(process.pid, "SIGHUP");
}

/** Where nobody else runs the desk, the person at the terminal does. */
function asOperator(reception: Reception): Reception {
  return {
    ...reception,
    receive: (id, event) => reception.receive(id, { ...event, from: { ...event.from, roles: [operators] } }),
  };
}

/** Its library is loaded only where it is wanted. */
async function slackOf(config: Config, flows: Flow[], log: Log, onLost: (error: Error) => void): Promise<Slack> {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = config;
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: stateSecret } = config;
  const { SLACK_AUTHORIZE_URL: authorizeUrl } = config;
  const oauth = {
    clientId: clientId!,
    clientSecret: clientSecret!,
    stateSecret: stateSecret!,
    ...(authorizeUrl && { authorizeUrl }),
  };
  const { createSlack } = await import("../adapters/slack/index.ts");
  return createSlack({
    world: config.world,
    command: config.SLACK_COMMAND,
    flows: flows.map(({ id, name }) => ({ key: id, label: name })),
    reached: appToken ? { by: "socket", appToken } : { by: "http", signingSecret: signingSecret! },
    workspaces: clientId ? oauth : { botToken: botToken! },
    agentGroups: config.SLACK_AGENT_GROUPS ?? [],
    channels: config.SLACK_CHANNELS ?? [],
    apiUrl: config.SLACK_API_URL,
    ...(config.HTTPS_PROXY && { proxy: proxyOf(config.HTTPS_PROXY) }),
    clock: Date.now,
    log,
    onLost,
  });
}

const discordCommand = "/account";

/** Kinds of request that a desk with these settings opens, before it knows any of Tencent's lists. */
function kindsOf({ world, CHAT_SECRET_KEY: chat, LCIC_SDK_APP_ID: classroom }: Config): Flow[] {
  const lacks = world === "practice" ? [] : [chat ? [] : "official", classroom ? [] : "classroom"].flat();
  return allFlows({ countries: [], trades: [], profile: "2024" }, builtIn).filter(({ id }) => !lacks.includes(id));
}

/** Loaded only where it is wanted, as well. */
async function discordOf(
  config: Config,
  flows: Pick<Flow, "id" | "name">[],
  log: Log,
  onLost: (error: Error) => void,
): Promise<Discord> {
  const { DISCORD_APPLICATION_ID: applicationId, DISCORD_DEV_GUILD_ID: devGuild, HTTPS_PROXY: proxy } = config;
  const { createDiscord } = await import("../adapters/discord/index.ts");
  return createDiscord({
    world: config.world,
    command: discordCommand,
    flows: flows.map(({ id, name }) => ({ key: id, label: name })),
    token: config.DISCORD_TOKEN!,
    ...(applicationId && { applicationId }),
    guilds: config.DISCORD_GUILDS ?? [],
    agentRoles: config.DISCORD_AGENT_ROLES ?? [],
    ...(devGuild && { devGuild }),
    apiUrl: config.DISCORD_API_URL,
    ...(proxy && { proxy: proxyOf(proxy) }),
    clock: Date.now,
    log,
    onLost,
  });
}

function proxyOf(url: string): NonNullable<SlackSettings["proxy"]> & NonNullable<DiscordSettings["proxy"]> {
  const dispatcher = new ProxyAgent(url);
  const fetch = (to: string | URL, init?: object) => fetchThrough(to, { ...(init as RequestInit), dispatcher });
  return { dispatcher, fetch: fetch as never };
}

function after(ms: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), ms));
}

type Whose = Pick<ApiOptions, "credential" | "urls" | "lcic" | "chat">;

/** The practice Tencent has all of it at one address. */
function practised({ url, secretId, secretKey, lcic, chat }: Sandbox): Whose {
  const urls = { partner: url, domain: url, lcic: url, chat: url };
  return { credential: async () => ({ secretId, secretKey }), urls, lcic: lcic.sdkAppId, chat };
}

function realOf(config: Config): Whose {
  const {
    TENCENTCLOUD_SECRET_ID: secretId,
    TENCENTCLOUD_SECRET_KEY: secretKey,
    TENCENTCLOUD_SESSION_TOKEN: token,
    CHAT_SDK_APP_ID: sdkAppId,
    CHAT_SECRET_KEY: chatKey,
  } = config;
  return {
    credential: async () => ({ secretId: secretId!, secretKey: secretKey!, ...(token && { token }) }),
    urls: {
      partner: config.TENCENT_PARTNER_URL,
      domain: config.TENCENT_DOMAIN_URL,
      lcic: config.TENCENT_LCIC_URL,
      chat: config.TENCENT_CHAT_URL,
    },
    lcic: config.LCIC_SDK_APP_ID,
    chat: sdkAppId && chatKey ? { sdkAppId, secretKey: chatKey, identifier: config.CHAT_ADMIN } : undefined,
  };
}

/** Beside another desk on this machine, a terminal can do without. @throws StartError */
async function openWeb(
  config: Config,
  isNeeded: boolean,
  parts: Omit<Parameters<typeof createWeb>[0], "host" | "port">,
): Promise<Web | undefined> {
  try {
    return await createWeb({ host: config.HOST, port: config.PORT, ...parts });
  } catch (error) {
    if (!isNeeded && (error as NodeJS.ErrnoException).code === "EADDRINUSE") return undefined;
    throw cannotListen(config, error);
  }
}

const program = new Command("frontdesk")
  .description("Opens Tencent Cloud accounts by conversation.")
  .showHelpAfterError();
program
  .command("start")
  .description("talk at once; practice mode until a Tencent key is set")
  .action(() => chat({ isServer: true }));
program
  .command("chat [kind]")
  .description("talk in this terminal; a kind is open, verify, official or classroom")
  .option("--json", "one JSON object a line, for scripts")
  .action((wanted: string | undefined, { json }: { json?: boolean }) => chat({ json: json === true, wanted }));
program
  .command("cases [case]")
  .description("list the case files, or show one")
  .option("--json", "as JSON")
  .action(async (id: string | undefined, { json }: { json?: boolean }) => {
    const { ledger } = await openStores(readConfig());
    if (!(await casesCommand(ledger, { id, json: json === true, print: console.log }))) process.exitCode = 1;
    await ledger.close();
  });
program
  .command("register")
  .description("put the command into Discord; npm start does it as well")
  .action(async () => {
    const config = readConfig();
    if (!config.DISCORD_TOKEN) throw new ConfigError(["DISCORD_TOKEN is missing (docs/discord.md)"]);
    const onLost = () => {};
    const log = createLog(config.LOG_LEVEL);
    const discord = await discordOf(config, kindsOf(config), log, onLost);
    const { isWritten, invite } = await discord.register();
    console.log(isWritten ? `${discordCommand} is in place now.` : `${discordCommand} was in place already.`);
    console.log(`Let the bot into a server: ${invite}`);
  });
program
  .command("audit")
  .description("check that no row of the audit chain was changed or lost")
  .action(async () => {
    const { ledger } = await openStores(readConfig());
    if (!(await auditCommand(ledger, console.log))) process.exitCode = 1;
    await ledger.close();
  });

if (Number(process.versions.node.split(".")[0]) < 22)
  console.error("Node 20 no longer gets security fixes; Frontdesk runs on it, but 22 or newer is safer.");
try {
  process.loadEnvFile?.();
} catch {
  // no .env file: the environment alone decides
}
const words = process.argv.slice(2);
program.parseAsync(words.length > 0 ? words : ["start"], { from: "user" }).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(error instanceof Error && mendable.has(error.name) ? exitConfig : 1);
});
