import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { onlyOperator, operators } from "../conversation/turn/verdict.ts";
import { createDesk } from "../desk/desk.ts";
import { createEnrolment } from "../desk/enrolment.ts";
import { createOffer } from "../desk/kinds-offered.ts";
import { openedAMinute } from "../desk/opening-limits.ts";
import { createOutbox } from "../desk/outbox.ts";
import type { Reception } from "../desk/platform.ts";
import { createPracticeTexts } from "../desk/practice-texts.ts";
import { createReception } from "../desk/reception.ts";
import { createTellRetired } from "../desk/retired.ts";
import { createRunner, type Runner } from "../desk/runner.ts";
import { createTakenOff } from "../desk/taken-off.ts";
import { durations as builtIn } from "../flows/durations.ts";
import { makePassword } from "../flows/fields/password.ts";
import { createLog } from "../machine/log.ts";
import { version } from "../machine/package.ts";
import { nobodyToTalkWith, noPage, noSuchKind } from "../machine/start-error.ts";
import type { PhoneText } from "../practice/phone.ts";
import { creationsOf } from "../provisioning/earlier-settings.ts";
import { createPace } from "../provisioning/pace.ts";
import { createSearch } from "../provisioning/protocol/after-restore.ts";
import type { Parts } from "../provisioning/protocol/dependencies.ts";
import { performersOf } from "../provisioning/protocol/judge.ts";
import { reconcile } from "../provisioning/protocol/reconcile.ts";
import { protocolTimes } from "../provisioning/protocol/times.ts";
import { kindsOf, settingsOf, systems } from "../provisioning/systems.ts";
import { keptName } from "../vault/memory-names.ts";
import { announceRestore } from "./announce-restore.ts";
import {
  type Discord,
  discordCommand,
  discordOf,
  isInDiscord,
  isInSlack,
  type Slack,
  servedIn,
  slackOf,
  slackOrganisationOf,
  terminalOf,
} from "./fronts.ts";
import { goOnFromPractice } from "./go-on-from-practice.ts";
import { startPractice } from "./practice.ts";
import { readConfig } from "./settings/config.ts";
import { closeInOrder } from "./shut-down.ts";
import { openStores } from "./stores.ts";
import { createApis, practised, realOf } from "./tencent-clients.ts";
import { createMetrics } from "./web/metrics.ts";
import { createReady } from "./web/ready.ts";
import { openWeb } from "./web/web.ts";

const weekMs = 7 * 24 * 60 * 60_000;

export interface RunOptions {
  json?: boolean;
  /** Whether this is a server whose port others rely on. */
  isServer?: boolean;
  /** Practises over the port, with nobody at a terminal. */
  page?: boolean;
  /** The kind of request to begin with. */
  wanted?: string | undefined;
}

/**
 * Puts a desk together out of its parts and runs it until it must end. Without a platform's tokens it talks in the
 * terminal.
 */
export async function runDesk({ json = false, isServer = false, page = false, wanted }: RunOptions): Promise<void> {
  const config = readConfig();
  const { world } = config;
  const chats = { slack: isServer && isInSlack(config), discord: isServer && isInDiscord(config) };
  const isAlone = page || chats.slack || chats.discord;
  if (page && world !== "practice") throw noPage();
  if (isServer && !isAlone && !process.stdin.isTTY) throw nobodyToTalkWith();
  const { ledger, vault, files, practised: before, join: joinDesks, leases } = await openStores(config);
  const isWatched = !json && process.stdin.isTTY && process.stderr.isTTY;
  const log = createLog(config.LOG_LEVEL, isWatched ? files.log : undefined);
  log.info({ version, world }, "a desk starts");
  const times = { ...builtIn, draftMs: config.DRAFT_HOURS * 3_600_000, ...config.DURATIONS };
  const protocol = { ...protocolTimes, ...config.DURATIONS };
  const practice = world === "practice" ? await startPractice(files.books, times) : undefined;
  const doors = practice && { phone: () => practice.phone(), books: () => practice.books() };
  const ready = createReady(ledger);
  let slack: Slack | undefined;
  const takes = (request: IncomingMessage, response: ServerResponse) => slack?.takes(request, response) ?? false;
  const counted = createMetrics();
  const metrics = async () => ({ type: counted.contentType, text: await counted.text(ledger) });
  const crowded = (address: string) => log.warn({ address }, "this address has too many connections at once");
  const web = await openWeb(config, isServer, { ready, metrics, takes, crowded, ...(doors && { practice: doors }) });
  if (!web) log.warn({}, "the port is taken, so health and the practice phone are not served here");

  const pace = createPace({ ledger, waited: counted.waited });
  const tencent = createApis({
    ...(practice ? practised(practice) : realOf(config)),
    domainPhone: config.TENCENT_DOMAIN_PHONE,
    secretMs: times.deliverableMs,
    deadlineMs: protocol.sendMs - Math.min(5_000, protocol.sendMs / 2),
    takeSlot: pace.take,
    called: counted.called,
    clock: Date.now,
    proxy: config.HTTPS_PROXY,
  });
  const { apis } = tencent;
  const { accounts: api } = apis;
  const only = config.SMS_COUNTRIES === "*" ? undefined : config.SMS_COUNTRIES?.split(",");
  const lists = { api, vault, world, profile: config.TENCENT_PROFILE, log, ...(only && { only }) };
  const terminal = isAlone
    ? undefined
    : await terminalOf({
        world,
        isScript: json,
        input: process.stdin,
        output: process.stdout,
        clock: Date.now,
        zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      });
  if (config.looked && world === "practice")
    console.error(`There is no .env in ${config.looked.join(" or ")}, so this is practice.`);
  terminal?.greet(); // Tencent may take its time over the lists
  const { flow, flows, ...offer } = await createOffer({ lists, kinds: kindsOf(apis), durations: times });
  if (wanted !== undefined && !offer.ids().includes(wanted)) throw noSuchKind(wanted, offer.ids());

  let runner: Runner;
  const { LINKED_IDS: links = [], OPEN_PER_AGENT: most } = config;
  const desk = createDesk({
    ledger,
    vault,
    openings: { links, most, aMinute: openedAMinute },
    world,
    flow,
    facts: offer.facts,
    makePassword: () => makePassword(randomBytes),
    wake: () => runner.wake(),
  });
  const { SMS_PER_NUMBER_DAY: perNumber, SMS_PER_AGENT_DAY: perAgent, SMS_PER_DAY: perDesk } = config;
  const { SMS_PER_WORKSPACE_DAY: perWorkspace = perDesk } = config;
  const caps = { perNumber, perAgent, perWorkspace, perDesk };
  const parts: Parts = { ledger, vault, desk, times: protocol, caps, links, log, pace, ...(only && { served: only }) };
  const ours = { partner: world, ...apis };
  const given = systems(parts, ours);
  const creationOf = creationsOf(parts, ours, given);
  const onLost = (error: Error) => closing.lost(error);
  if (chats.slack) slack = await slackOf(config, flows(), log, onLost);
  const { shardLeaseMs: leaseMs, identifyMs } = protocol;
  const others = leases && { leases, slot: ledger.slot, leaseMs, identifyMs };
  const discord = chats.discord ? await discordOf(config, flows(), log, onLost, others) : undefined;
  const enrolled = { slack: servedIn(config.SLACK_TEAMS), discord: servedIn(config.DISCORD_GUILDS) };
  const recall = (name: string) => vault.open(keptName(name));
  const serves = createEnrolment({ lists: enrolled, organisationOf: (team) => slackOrganisationOf({ recall }, team) });
  const tellTakenOff = createTakenOff({ ledger, vault, desk, world, serves, log });
  const tellRetired = createTellRetired({ ledger, vault, desk, world, flow, settingsOf, log });
  const platforms = [slack, discord, terminal].flatMap((front) => front?.platform ?? []);
  const outbox = createOutbox({
    ledger,
    vault,
    desk,
    world,
    flow,
    serves,
    platforms,
    performers: performersOf(parts, given, creationOf),
    roles: { operators: config.OPERATORS ?? (terminal && "terminal:you") },
    leases: protocol,
    log,
  });
  const search = createSearch(parts, given);
  runner = createRunner({
    outbox,
    async reconcile() {
      await search();
      await reconcile(parts, creationOf);
    },
    async tidy() {
      await vault.sweep();
      await ledger.prune((await ledger.now()) - weekMs);
      await offer.refresh();
      await tellTakenOff();
      await tellRetired();
    },
    log,
  });

  const membership = joinDesks();
  const closing = closeInOrder({ terminal, web, slack, discord, runner, practice, tencent, ledger, membership, log });
  const begin = () => {
    runner.start();
    ledger.onWork(() => runner.wake());
  };
  const reception = createReception({ desk, ledger, vault, world, flow, links, practised: before });
  if (world === "real" && (slack || discord)) await goOnFromPractice(config, vault, log);
  if (!terminal) {
    const pass = createPracticeTexts({ ledger, desk, flow });
    const passing = (text: PhoneText) =>
      pass(text).catch((error: Error) => log.error({ error: error.name }, "a practice text was not passed on"));
    practice?.onText((text) => void passing(text));
    const versionAndHealth = ` Version ${version}.${web ? ` Health: ${web.url}/healthz` : ""}`;
    await Promise.all([
      slack && comes(slack, reception, `Frontdesk is in Slack: type ${config.SLACK_COMMAND} there.${versionAndHealth}`),
      discord && comes(discord, reception, `Frontdesk is in Discord: type ${discordCommand} there.${versionAndHealth}`),
    ]);
    if (page)
      console.error(
        `Practice is open: ${web!.url}/practice/phone and /practice/books. Version ${version}. Ctrl-C ends it.`,
      );
    begin();
    return announceRestore(ledger, config.OPERATORS, platforms, log);
  }
  await announceRestore(ledger, config.OPERATORS, platforms, log);
  practice?.onText(terminal.phone);
  if (web && config.PORT === 0) terminal.listening(web.url);
  const talk = terminal.run(config.OPERATORS ? reception : asOperator(reception), () => runner.delivered(), {
    flows: offer.ids(),
    flow: wanted,
  });
  begin();
  await talk;
  if (!closing.isUnderWay()) closing.close();
}

async function comes(front: Slack | Discord, reception: Reception, words: string): Promise<void> {
  await front.start(reception);
  console.error(words);
}

/** Makes the person at the terminal the only operator, where nobody else runs the desk. */
function asOperator(reception: Reception): Reception {
  return {
    ...reception,
    receive: (id, event) =>
      reception.receive(id, { ...event, from: { ...event.from, roles: [operators, onlyOperator] } }),
  };
}
