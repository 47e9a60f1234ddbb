import { randomBytes } from "node:crypto";
import { Keyv } from "keyv";
import type { Metrics } from "../../src/app/metrics/metrics.ts";
import { createApis } from "../../src/app/tencent-clients.ts";
import type { Flow } from "../../src/conversation/flow.ts";
import type { Case } from "../../src/conversation/types.ts";
import type { ApprovalPolicy } from "../../src/desk/approval-policy.ts";
import { createDesk, type Desk, type DeskParts } from "../../src/desk/desk.ts";
import type { Serves } from "../../src/desk/enrolment.ts";
import { createGoOn } from "../../src/desk/go-on.ts";
import { loadCatalogue } from "../../src/desk/kinds-offered.ts";
import { createTellOfOpen } from "../../src/desk/open-requests.ts";
import type { OpeningLimits } from "../../src/desk/opening-limits.ts";
import { createOutbox, type Outbox, type Performer } from "../../src/desk/outbox.ts";
import type { Platform } from "../../src/desk/platform.ts";
import { createPresence } from "../../src/desk/presence.ts";
import { createTellRetired } from "../../src/desk/retired.ts";
import { createRunner, type Runner } from "../../src/desk/runner.ts";
import { createStaffing } from "../../src/desk/staffing.ts";
import { createTakenOff } from "../../src/desk/taken-off.ts";
import { allFlows } from "../../src/flows/all.ts";
import type { Durations } from "../../src/flows/durations.ts";
import { makePassword } from "../../src/flows/fields/password.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { openDatabase } from "../../src/ledger/postgres/database.ts";
import { createPostgresLedger } from "../../src/ledger/postgres/ledger.ts";
import { deriveKeys } from "../../src/ledger/sealing.ts";
import { createSqliteLedger } from "../../src/ledger/sqlite/ledger.ts";
import type { Log } from "../../src/machine/log.ts";
import type { Sandbox } from "../../src/practice/server.ts";
import { creationsOf } from "../../src/provisioning/earlier-settings.ts";
import { kindsOf, settingsOf } from "../../src/provisioning/kinds.ts";
import { createPace } from "../../src/provisioning/pace.ts";
import { createSearch } from "../../src/provisioning/protocol/after-restore.ts";
import { performersOf } from "../../src/provisioning/protocol/check-verdict.ts";
import type { Parts, TextCaps } from "../../src/provisioning/protocol/dependencies.ts";
import { reconcile } from "../../src/provisioning/protocol/reconcile.ts";
import type { ProtocolTimes } from "../../src/provisioning/protocol/times.ts";
import { systems } from "../../src/provisioning/systems.ts";
import type { ChatApi } from "../../src/tencent/chat.ts";
import type { LcicApi } from "../../src/tencent/lcic.ts";
import type { PartnerApi } from "../../src/tencent/partner.ts";
import { PostgresStore } from "../../src/vault/postgres-store.ts";
import { SqliteStore } from "../../src/vault/sqlite-store.ts";
import { createVault, type Vault } from "../../src/vault/vault.ts";
import { createPower, type Power } from "./power.ts";

export interface ReplicaOptions {
  file: string;
  /** The URL of a PostgreSQL to work on instead of a file. */
  postgres?: string;
  tencent: Pick<Sandbox, "url" | "secretId" | "secretKey" | "lcic" | "chat">;
  clock: () => number;
  /** Lets time pass by that clock. */
  pause: (ms: number) => Promise<void>;
  world: Case["world"];
  times: ProtocolTimes;
  durations: Durations;
  caps: TextCaps;
  /** How much one person may have going; as much as they like when left out. */
  openingLimits?: OpeningLimits;
  /** Which new requests somebody must approve; none when left out. */
  approval?: ApprovalPolicy | undefined;
  /** Told of each attempt that was refused because of who tried it. */
  refused?: DeskParts["refused"];
  served?: readonly string[];
  /** Kinds that it was given no settings for. */
  without?: readonly ("official" | "classroom")[];
  /** Whose requests are served; everybody's when left out. */
  serves?: Serves;
  deadlineMs: number;
  platforms: Platform[];
  roles?: Record<string, string | undefined>;
  /** Called when something may have happened that no platform is told. */
  stir: () => void;
  log: Log;
  /** Its ledger hands out the other world's work too, as one that knows no worlds would. */
  everyWorld?: boolean;
  /** Left alone until it is told to: nothing is delivered, done or looked for. */
  idle?: boolean;
  /** How long a line of promised work may be; as in `room.ts` when left out. */
  longestLineMs?: number;
  /** Told of calls and waits. */
  metrics?: Metrics;
}

/** One desk with all that stands behind it, put together as `main.ts` does, on files that others may use too. */
export interface Replica {
  desk: Desk;
  deskParts: DeskParts;
  ledger: Ledger;
  vault: Vault;
  accounts: PartnerApi;
  classrooms: LcicApi;
  officials?: ChatApi;
  log: Log;
  performers: Record<string, Performer>;
  /** One pass over what may have been made. */
  look(): Promise<unknown>;
  outbox: Outbox;
  tellOfOpen(): Promise<void>;
  runner: Runner;
  power: Power;
  flow: (id: string) => Flow | undefined;
  close(): Promise<void>;
}

async function openStores(
  { file, postgres, clock, everyWorld, world }: ReplicaOptions,
  keys: ReturnType<typeof deriveKeys>,
): Promise<{ store: SqliteStore | PostgresStore; ledger: Ledger }> {
  const ours = { keys, clock, ...(!everyWorld && { world }) };
  if (postgres === undefined)
    return { store: new SqliteStore(file, clock), ledger: createSqliteLedger({ file, ...ours }) };
  const db = await openDatabase({ url: postgres, connections: 8 });
  return { store: new PostgresStore(db, clock), ledger: await createPostgresLedger({ db, ...ours }) };
}

export async function openReplica(options: ReplicaOptions): Promise<Replica> {
  const { tencent, clock, pause, world, times, caps, served, log, without = [] } = options;
  const power = createPower();
  const keys = deriveKeys("a key that only these tests have 123");
  const { store, ledger } = await openStores(options, keys);
  const vault = createVault({ keyv: new Keyv({ store, throwOnErrors: true }), keys });
  const { url } = tencent;
  const wired = { ledger: power.wire(ledger), vault: power.wire(vault) };
  const pace = createPace({
    ledger: wired.ledger,
    pause,
    clock,
    ...(options.metrics && { waited: options.metrics.waited }),
  });
  const { apis, close } = createApis({
    urls: { partner: url, domain: url, lcic: url, chat: url },
    credential: async () => ({ secretId: tencent.secretId, secretKey: tencent.secretKey }),
    ...(!without.includes("classroom") && { lcic: tencent.lcic.sdkAppId }),
    ...(!without.includes("official") && { chat: tencent.chat }),
    domainPhone: "national",
    secretMs: options.durations.deliverableMs,
    deadlineMs: options.deadlineMs,
    takeSlot: pace.take,
    ...(options.metrics && { called: options.metrics.called, took: options.metrics.took }),
    clock,
  });
  const accounts = power.wire(apis.accounts);
  const catalogue = await loadCatalogue({ api: accounts, vault: wired.vault, world, profile: "auto", log });
  const flows = allFlows(catalogue, options.durations);
  const kinds = kindsOf(apis);
  const flow = (id: string) => {
    const known = flows.find((each) => each.id === id);
    return known && !kinds.includes(id) ? { ...known, retired: true as const } : known;
  };

  const roles = options.roles ?? { operators: "test:operators" };
  let runner: Runner;
  const deskParts: DeskParts = {
    ...wired,
    readAt: roles.operators,
    world,
    flow,
    facts: () => ({ profile: catalogue.profile }),
    makePassword: () => makePassword(randomBytes),
    wake: () => runner.wake(),
    ...(options.metrics && { meters: options.metrics.meters }),
    ...(options.openingLimits && { openingLimits: options.openingLimits }),
    ...(options.approval && { approval: options.approval }),
    ...(options.refused && { refused: options.refused }),
    ...(options.longestLineMs !== undefined && { longestLineMs: options.longestLineMs }),
  };
  const desk = createDesk(deskParts);
  const { links = [] } = options.openingLimits ?? {};
  const parts: Parts = { ...wired, desk, times, caps, links, log, pace, ...(served && { served }) };
  const classrooms = power.wire(apis.anyClassroom!.api);
  const officials = apis.officials && power.wire(apis.officials.api);
  const anyClassroom = { ...apis.anyClassroom!, api: classrooms };
  const ours = {
    partner: world,
    accounts,
    contacts: { ...apis.contacts!, api: power.wire(apis.contacts!.api) },
    ...(officials && { officials: { ...apis.officials!, api: officials } }),
    ...(apis.classrooms && { classrooms: { ...apis.classrooms, api: classrooms } }),
    anyClassroom,
  };
  const given = systems(parts, ours);
  const creationOf = creationsOf(parts, ours, given);
  const performers = performersOf(parts, given, creationOf);
  const outbox = createOutbox({
    ...wired,
    desk,
    world,
    flow,
    platforms: options.platforms.map((platform) => power.wire(platform)),
    performers,
    presence: createPresence({ platforms: options.platforms, desk, log }),
    leases: times,
    ...(options.metrics && { meters: options.metrics.meters }),
    ...(options.serves && { serves: options.serves }),
    roles,
    log,
    pause,
  });
  const { serves = async () => true } = options;
  const tellOfOpen = createTellOfOpen(
    { ...wired, world },
    createTakenOff({ ...wired, desk, serves, log }),
    createTellRetired({ ...wired, desk, flow, settingsOf, log }),
    createStaffing({ ...wired, desk, role: "operators", readAt: roles.operators }),
  );
  const { search } = createSearch(parts, given);
  const look = async () => {
    await search();
    return reconcile(parts, creationOf);
  };
  runner = createRunner({
    ledger: wired.ledger,
    outbox,
    reconcile: async () => {
      await look();
      if (power.isOn) options.stir();
    },
    reconcileWithin: () => 0, // whoever waits looks as often
    goOn: createGoOn({ ledger: wired.ledger, desk, platforms: options.platforms, readAt: roles.operators, log }),
    async tidy() {
      await wired.vault.sweep();
      await tellOfOpen();
    },
    log,
    pollMs: 10,
  });
  if (options.idle) runner.wake = () => {};
  else runner.start();

  return {
    desk,
    deskParts,
    ledger,
    vault,
    accounts,
    classrooms,
    ...(officials && { officials }),
    log,
    performers,
    look,
    outbox,
    tellOfOpen,
    runner,
    power,
    flow,
    async close() {
      power.letGo();
      const stopped = options.idle ? outbox.idle() : runner.stop();
      if (power.isOn) await stopped;
      await close();
      await ledger.close();
      await store.disconnect();
    },
  };
}
