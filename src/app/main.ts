import { randomBytes } from "node:crypto";
import { createLinks } from "../desk/customer-links.ts";
import { createDesk } from "../desk/desk.ts";
import { createOffer } from "../desk/kinds-offered.ts";
import { createReception } from "../desk/reception.ts";
import { createRefusals } from "../desk/refusals.ts";
import type { Runner } from "../desk/runner.ts";
import { createTellOperators } from "../desk/tell-operators.ts";
import { makePassword } from "../flows/fields/password.ts";
import { createLog } from "../machine/log.ts";
import { version } from "../machine/package.ts";
import { noSuchKind } from "../machine/start-error.ts";
import { kindsOf } from "../provisioning/kinds.ts";
import { createPace } from "../provisioning/pace.ts";
import { beginAtTerminal, beginInChats } from "./begin.ts";
import { createCallLog } from "./call-log.ts";
import { findStandbys } from "./commands/checks/standbys.ts";
import { goOnFromPractice } from "./go-on-from-practice.ts";
import { nobodyHears } from "./nobody-hears.ts";
import { openPlayground } from "./open-playground.ts";
import {
  createOneTalk,
  discordOf,
  type PageWanted,
  pagesOf,
  publicUrlFor,
  slackOf,
  terminalOf,
  wantedPlatforms,
} from "./platforms.ts";
import { startPractice } from "./practice.ts";
import type { Config } from "./settings/config.ts";
import { policyOf } from "./settings/policy.ts";
import { forgetSecrets } from "./settings/secret-settings.ts";
import { closeInOrder } from "./shut-down.ts";
import { openStores } from "./stores.ts";
import { tencentOf } from "./tencent-clients.ts";
import { timesOf } from "./times.ts";
import { createWatching } from "./watching.ts";
import { openPort } from "./web/port.ts";
import type { WebParts } from "./web/web.ts";
import { createWork } from "./work.ts";

/** Answers some of the requests to the desk's port. */
type Taker = { takes: NonNullable<WebParts["takes"]> };

export interface RunOptions {
  json?: boolean;
  /** Whether this is a server whose port others rely on. */
  isServer?: boolean;
  /** Whether a server that practises has a page in the browser. */
  page?: PageWanted;
  /** The kind of request to begin with. */
  wanted?: string | undefined;
}

/**
 * Puts a desk together out of its parts and runs it until it must end. Without a platform's tokens it talks in the
 * terminal.
 */
export async function runDesk(config: Config, options: RunOptions): Promise<void> {
  const { json = false, isServer = false, page = "none", wanted } = options;
  const { world } = config;
  const served = wantedPlatforms(config, { isServer, page });
  const { ledger, vault, files, practised, join: joinDesks, leases } = await openStores(config);
  const isWatched = !json && process.stdin.isTTY && process.stderr.isTTY;
  const log = createLog(config.LOG_LEVEL, { file: isWatched ? files.log : undefined, format: config.LOG_FORMAT });
  log.info({ version, world }, "a desk starts");

  const times = timesOf(config);
  const policy = policyOf(config);
  const watching = createWatching(served);
  const { metrics } = watching;
  const practice = world === "practice" ? await startPractice(files.books, times.flows) : undefined;
  const pages = world === "practice" || config.PUBLIC_URL !== undefined ? await pagesOf(config, log) : undefined;
  const takers: Taker[] = pages ? [pages] : [];
  const refusing = new Set<string>();
  const isPractised = world === "practice" && served.terminal;
  const web = await openPort(config, {
    isNeeded: isServer && !isPractised,
    hasPage: served.playground,
    ledger,
    practice,
    watching,
    takes: (request, response, stays) => takers.some((each) => each.takes(request, response, stays)),
    refusing,
    log,
  });
  const pace = createPace({ ledger, waited: metrics.waited });
  const calls = createCallLog();
  const called: typeof metrics.called = (api, outcome) => {
    watching.called(api, outcome);
    calls.note(api, outcome);
  };
  const tencent = tencentOf(config, times, practice, { takeSlot: pace.take, called, took: metrics.took, log });
  const { apis } = tencent;

  const talk = createOneTalk();
  const terminal = served.terminal ? await terminalOf(config, json, talk) : undefined;
  if (config.looked && world === "practice")
    console.error(`There is no .env in ${config.looked.join(" or ")}, so this is practice.`);
  const standbys = world === "real" ? await findStandbys(config) : undefined;
  if (standbys && standbys.is !== "fine") console.error(`Standbys of the database: ${standbys.says}`);
  const nobody = world === "real" ? nobodyHears(config) : undefined;
  if (nobody) console.error(`OPERATORS ${nobody.says}`);
  terminal?.greet(); // greeted now, because Tencent may take long over its lists
  const { accounts: api } = apis;
  watching.tencentIsThere(() => api.countryCodes());
  const { TENCENT_PROFILE: profile } = config;
  const offer = await createOffer({
    lists: { api, vault, world, profile, log, ...(policy.countries && { only: policy.countries }) },
    kinds: kindsOf(apis),
    durations: times.flows,
    deskName: config.DESK_NAME,
  });
  if (wanted !== undefined && !offer.ids().includes(wanted)) throw noSuchKind(wanted, offer.ids());

  const readAt = config.OPERATORS ?? (served.slack || served.discord ? undefined : "terminal:you");
  const isOperator = readAt === "terminal:you";
  let runner: Runner;
  const { flow, facts } = offer;
  const playground =
    served.playground && web && practice
      ? await openPlayground({ ledger, offer, practice, calls, talk, isOperator, terminal, log })
      : undefined;
  const play = playground?.play;
  if (play) takers.unshift(play);
  const desk = createDesk({
    ledger,
    vault,
    openingLimits: policy.openingLimits,
    approval: policy.approval,
    world,
    flow,
    facts,
    makePassword: () => makePassword(randomBytes),
    readAt,
    ...(playground && { watched: playground.watched }),
    refused: (refusal) => refusals.refused(refusal),
    meters: watching.meters,
    log,
    wake: () => runner.wake(),
  });
  const onLost = (error: Error) => closing.lost(error);
  const slack = served.slack ? await slackOf(config, offer.flows(), log, onLost, watching.acked.slack) : undefined;
  if (slack) takers.push(slack);
  const { shardLeaseMs: leaseMs, identifyMs } = times.protocol;
  const others = leases && { leases, slot: ledger.slot, leaseMs, identifyMs };
  const discord = served.discord
    ? await discordOf(config, offer.flows(), log, onLost, { others, acked: watching.acked.discord })
    : undefined;
  watching.chatsAreThere({ slack, discord });
  const platforms = [slack, discord, play ?? terminal, pages].flatMap((front) => front?.platform ?? []);
  const kept = { ledger, vault, desk, offer, log };
  runner = createWork(config, {
    ...kept,
    apis,
    pace,
    times: times.protocol,
    policy,
    platforms,
    readAt,
    refusing,
    watching,
  });

  const tellOperators = createTellOperators({ platforms, readAt: config.OPERATORS, ledger, log });
  const refusals = createRefusals({ ledger, tellOperators, counted: metrics.refused, clock: Date.now, log });
  const membership = joinDesks();
  const closing = closeInOrder({
    terminal,
    play,
    pages,
    web,
    slack,
    discord,
    runner,
    practice,
    tencent,
    refusals,
    ledger,
    membership,
    forgetSecrets: () => forgetSecrets(config),
    log,
  });
  const { links } = policy;
  const pagesAt = (person: string) => publicUrlFor(config, person, pages && web?.url);
  const kin = { links, practised, tellOperators, readAt, pagesAt, refused: refusals.refused };
  const reception = createReception({ desk, ledger, vault, world, flow, ...kin });
  pages?.start(reception, createLinks({ desk, ledger, world, flow }));
  if (world === "real" && (slack || discord)) await goOnFromPractice(config, vault, log);
  const standing = { ledger, runner, reception, web, play, practice, log };
  if (!terminal) return beginInChats(config, { slack, discord }, { ...standing, desk, offer });
  await beginAtTerminal(config, terminal, { ...standing, flows: offer.ids(), wanted });
  if (!closing.isUnderWay()) closing.close();
}
