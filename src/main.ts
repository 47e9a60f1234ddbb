import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { dirname, join } from "node:path";
import closeWithGrace from "close-with-grace";
import { loadCatalogue } from "./catalogue.ts";
import { readConfig } from "./config.ts";
import type { Flow } from "./conversation/flow.ts";
import { operators } from "./conversation/verdict.ts";
import { createDesk } from "./desk.ts";
import { allFlows } from "./flows/all.ts";
import { durations as builtIn } from "./flows/durations.ts";
import { makePassword } from "./flows/fields/password.ts";
import {
  type Discord,
  discordCommand,
  discordOf,
  isInDiscord,
  isInSlack,
  type Slack,
  slackOf,
  terminalOf,
} from "./fronts.ts";
import { createLog } from "./log.ts";
import { createMetrics } from "./metrics.ts";
import { createOutbox } from "./outbox.ts";
import type { Reception } from "./platform.ts";
import { startPractice } from "./practice.ts";
import { createPracticeTexts } from "./practice-texts.ts";
import { performersOf } from "./provisioning/judge.ts";
import { createPace } from "./provisioning/pace.ts";
import type { Parts } from "./provisioning/parts.ts";
import { reconcile } from "./provisioning/reconcile.ts";
import { kindsOf, systems } from "./provisioning/systems.ts";
import { protocolTimes } from "./provisioning/times.ts";
import { createReception } from "./reception.ts";
import { createRunner, type Runner } from "./runner.ts";
import type { PhoneText } from "./sandbox/phone.ts";
import { noSuchKind } from "./start-error.ts";
import { fileOf, openStores } from "./stores.ts";
import { createApis, practised, realOf } from "./tencent-clients.ts";
import { openWeb } from "./web.ts";

/** What an operator has to mend (EX_CONFIG of sysexits). */
export const exitConfig = 78;
const weekMs = 7 * 24 * 60 * 60_000;
/** A call that takes longer is left to another desk or the next start, which finds out how it ended. */
const drainMs = { terminal: 5_000, server: 14_000 };
/** For those who wait for an answer of ours. */
const partingMs = 7_000;
const longestMs = 25_000;
/** A handler for these never gets to run; with one, a crash would spin for ever instead of ending. */
const fatal = ["SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE", "SIGTRAP", "SIGABRT"] satisfies NodeJS.Signals[];

export interface RunOptions {
  json?: boolean;
  /** Whether others rely on the port. */
  isServer?: boolean;
  /** The kind of request to begin with. */
  wanted?: string | undefined;
}

/** The desk: everything is put together here, and nowhere else. Without a platform's tokens it talks in the terminal. */
export async function runDesk({ json = false, isServer = false, wanted }: RunOptions): Promise<void> {
  const config = readConfig();
  const { world } = config;
  const file = fileOf(config);
  const { ledger, vault, join: joinDesks, leases } = await openStores(config);
  const isWatched = !json && process.stdin.isTTY && process.stderr.isTTY;
  const log = createLog(config.LOG_LEVEL, isWatched ? join(dirname(file), "frontdesk.log") : undefined);
  const times = { ...builtIn, draftMs: config.DRAFT_HOURS * 3_600_000, ...config.DURATIONS };
  const protocol = { ...protocolTimes, ...config.DURATIONS };
  const practice = world === "practice" ? await startPractice(file, times) : undefined;
  const doors = practice && { phone: () => practice.phone(), books: () => practice.books() };
  const ready = () => ledger.now().then(Number.isFinite, () => false);
  let slack: Slack | undefined;
  const takes = (request: IncomingMessage, response: ServerResponse) => slack?.takes(request, response) ?? false;
  const counted = createMetrics();
  const metrics = async () => ({ type: counted.contentType, text: await counted.text(ledger) });
  const web = await openWeb(config, isServer, { ready, metrics, takes, ...(doors && { practice: doors }) });
  if (!web) log.warn({ port: config.PORT }, "the port is taken, so health and the practice phone are not served here");

  const pace = createPace({ ledger, waited: counted.waited });
  const tencent = createApis({
    ...(practice ? practised(practice) : realOf(config)),
    domainPhone: config.TENCENT_DOMAIN_PHONE,
    secretMs: times.deliverableMs,
    deadlineMs: protocol.sendMs - Math.min(5_000, protocol.sendMs / 2),
    takeTurn: pace.take,
    called: counted.called,
    clock: Date.now,
    proxy: config.HTTPS_PROXY,
  });
  const { apis } = tencent;
  const { accounts: api } = apis;
  const only = config.SMS_COUNTRIES === "*" ? undefined : config.SMS_COUNTRIES?.split(",");
  const lists = { api, vault, world, profile: config.TENCENT_PROFILE, log, ...(only && { only }) };
  const chats = { slack: isServer && isInSlack(config), discord: isServer && isInDiscord(config) };
  const terminal =
    chats.slack || chats.discord
      ? undefined
      : await terminalOf({ world, isScript: json, input: process.stdin, output: process.stdout });
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
  const parts: Parts = { ledger, vault, desk, times: protocol, caps, log, pace };
  const given = systems(parts, { partner: world, ...apis });
  const kinds = kindsOf(apis);
  const furnish = () => {
    for (const flow of allFlows(catalogue, times)) if (kinds.includes(flow.id)) flows.set(flow.id, flow);
  };
  furnish();
  if (wanted !== undefined && !flows.has(wanted)) throw noSuchKind(wanted, [...flows.keys()]);
  const stopFor: { error?: Error } = {};
  const onLost = (error: Error) => {
    stopFor.error ??= error;
    closing.close();
  };
  if (chats.slack) slack = await slackOf(config, [...flows.values()], log, onLost);
  const { shardLeaseMs: leaseMs, identifyMs } = protocol;
  const others = leases && { leases, slot: ledger.slot, leaseMs, identifyMs };
  const discord = chats.discord ? await discordOf(config, [...flows.values()], log, onLost, others) : undefined;
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
  const closing = closeWithGrace({ delay: longestMs, logger: false, skip: fatal }, async ({ err, signal }) => {
    if (err) log.error({ error: err.name, message: err.message }, "the desk must stop");
    isLeaving = true;
    terminal?.leave();
    await web?.leave();
    const parted = web?.close().then(() => slack?.stop()) ?? slack?.stop(); // whoever comes now finds another desk
    await Promise.race([Promise.all([parted, discord?.stop()]), after(partingMs)]);
    const isIdle = await Promise.race([
      runner.stop().then(() => true),
      after(drainMs[terminal ? "terminal" : "server"]),
    ]);
    await practice?.close();
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

function after(ms: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), ms));
}
