import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { onTestFinished } from "vitest";
import type { Metrics } from "../../src/app/metrics/metrics.ts";
import type { Case } from "../../src/conversation/types.ts";
import type { ApprovalPolicy } from "../../src/desk/approval-policy.ts";
import type { OpeningLimits } from "../../src/desk/opening-limits.ts";
import { durations as builtIn, type Durations } from "../../src/flows/durations.ts";
import type { Attempt } from "../../src/ledger/ledger.ts";
import type { Database } from "../../src/ledger/sqlite/connection.ts";
import { openDatabase } from "../../src/ledger/sqlite/database.ts";
import type { Log } from "../../src/machine/log.ts";
import type { Books } from "../../src/practice/books.ts";
import type { SandboxOptions } from "../../src/practice/options.ts";
import { type Sandbox, startSandbox } from "../../src/practice/server.ts";
import type { TextCaps } from "../../src/provisioning/protocol/dependencies.ts";
import { type ProtocolTimes, protocolTimes } from "../../src/provisioning/protocol/times.ts";
import { createLeaps } from "./leaps.ts";
import { openReplica, type Replica, type ReplicaOptions } from "./replica.ts";
import { createScreen, type Screen } from "./screen.ts";
import { type Talk, talk } from "./talk.ts";

export interface OfficeOptions {
  sandbox?: SandboxOptions;
  times?: Partial<ProtocolTimes>;
  durations?: Partial<Durations>;
  caps?: Partial<TextCaps>;
  openingLimits?: OpeningLimits;
  /** Which new requests somebody must approve; none when left out. */
  approval?: ApprovalPolicy;
  /** Where texts may go; everywhere when left out. */
  served?: readonly string[];
  serves?: ReplicaOptions["serves"];
  world?: Case["world"];
  /** Tencent's clock against ours. */
  aheadMs?: number;
  /** How long a call to Tencent may take, in real time. */
  deadlineMs?: number;
  idle?: boolean;
  /** What stands between the desks and Tencent, given where Tencent is. */
  way?: (url: string) => Promise<{ url: string; close(): Promise<void> }>;
  metrics?: Metrics;
  clock?: () => number;
}

export interface Office {
  sandbox: Sandbox;
  screen: Screen;
  /** The first desk, or the one since the last restart. */
  readonly desk: Replica;
  /** What was logged, one object a line. */
  logged: { level: string; msg: string; [name: string]: unknown }[];
  now(): number;
  /** Lets time pass for ledger, Tencent and signatures alike. */
  pass(ms: number): void;
  /** Another desk on the same files. */
  second(options?: Partial<ReplicaOptions>): Promise<Replica>;
  /** Cuts the power of the desk there is, and opens another on the same files. */
  restart(): Promise<Replica>;
  talk(person?: string, through?: Replica): Talk;
  load(caseId: string): Promise<Case>;
  /** Of a mail, or of another natural key at another of Tencent's services. */
  attempts(key: string, at?: Service): Promise<Attempt[]>;
  /** As when this look-up has lately shown what we made, so that an empty one may be believed. */
  trust(lookUp: string, at: Service): Promise<void>;
  /** What the practice Tencent itself holds: the only judge of what was created and texted. */
  books(): Books;
  /** From now on the desks sign with a key that cannot be one. */
  loseKey(): void;
  /** Looks into the file, past all doors. */
  inFile<T>(look: (db: Database) => T): T;
  /** Names of what the vault holds. */
  sealed(): string[];
  /** Waits until the check gives something, looking again whenever anything happened. */
  until<T>(check: () => T | undefined | Promise<T | undefined>): Promise<T>;
  /** The same, and lets time pass by a step at each look. */
  passUntil<T>(stepMs: number, check: () => T | undefined | Promise<T | undefined>): Promise<T>;
  /** Waits until every look at an attempt for these mails that is due by now has been taken. */
  looked(keys: string[], at?: Service): Promise<Attempt[]>;
}

type Service = "domain" | "lcic" | "chat";

/** In real time; what a test waits for comes within moments, on a busy machine too. */
const patienceMs = 60_000;

/** What a test waited for in vain, in its own words, and what the desk last had to say. */
function missing(check: () => unknown, logged: readonly object[]): string {
  const lines = logged.slice(-5).map((line) => JSON.stringify(line));
  return [`After ${patienceMs / 1_000} s this still gave nothing: ${check}`, ...lines].join("\n");
}

const noon = Date.UTC(2026, 10, 22, 12);

/** A whole desk in this process: real ledger and vault on files, the practice Tencent over HTTP, and a screen that remembers. */
export async function openOffice(
  options: OfficeOptions = {},
  whenDone: (close: () => Promise<void>) => void = onTestFinished,
): Promise<Office> {
  const folder = mkdtempSync(join(tmpdir(), "office-"));
  const begun = Date.now();
  let passed = 0;
  const { clock = () => noon + (Date.now() - begun) + passed } = options;
  const durations = { ...builtIn, ...options.durations };
  const sandbox = await startSandbox({
    file: join(folder, "practice.db"),
    clock: () => clock() + (options.aheadMs ?? 0),
    rates: false,
    textGapMs: durations.textAgainMs - 5_000,
    codeMinutes: durations.codeFreshMs / 60_000,
    holdMs: 50,
    slowByteMs: 1,
    ...options.sandbox,
  });

  const waiting = new Set<() => void>();
  const stir = () => {
    for (const look of [...waiting]) look();
  };
  const screen = createScreen(stir);
  const logged: Office["logged"] = [];
  const { secretId, secretKey, lcic, chat } = sandbox;
  const way = await options.way?.(sandbox.url);
  const key = { url: way?.url ?? sandbox.url, secretId, secretKey, lcic, chat };
  const common: ReplicaOptions = {
    file: join(folder, "frontdesk.db"),
    tencent: key,
    clock,
    pause: createLeaps(clock, (ms) => {
      passed += ms;
    }),
    world: options.world ?? "practice",
    times: { ...protocolTimes, ...options.times },
    durations,
    caps: { perNumber: 100, perAgent: 1000, perDesk: 1000, ...options.caps },
    deadlineMs: options.deadlineMs ?? 10_000,
    platforms: [screen.platform, { ...screen.platform, name: "web" }],
    stir,
    log: logInto(logged),
    ...(options.served && { served: options.served }),
    ...(options.idle && { idle: true }),
    ...(options.openingLimits && { openingLimits: options.openingLimits }),
    ...(options.approval && { approval: options.approval }),
    ...(options.serves && { serves: options.serves }),
    ...(options.metrics && { metrics: options.metrics }),
  };
  const replicas: Replica[] = [];
  const second = async (other: Partial<ReplicaOptions> = {}) => {
    const replica = await openReplica({ ...common, ...other });
    replicas.push(replica);
    return replica;
  };
  let desk = await second();

  let isLeft = false;
  whenDone(async () => {
    isLeft = true;
    await Promise.all(replicas.map((replica) => replica.close()));
    await way?.close();
    await sandbox.close();
    rmSync(folder, { recursive: true });
  });

  async function until<T>(check: () => T | undefined | Promise<T | undefined>): Promise<T> {
    const end = performance.now() + patienceMs;
    for (;;) {
      let stirred: (isOver: boolean) => void = () => {};
      const next = new Promise<boolean>((resolve) => {
        stirred = resolve;
      });
      const look = () => stirred(false);
      waiting.add(look);
      const found = await check();
      const timer = setTimeout(() => stirred(true), Math.max(0, end - performance.now()));
      const isOver = found === undefined && (await next);
      clearTimeout(timer);
      waiting.delete(look);
      if (found !== undefined) return found;
      if (isOver && isLeft) return new Promise(() => {}); // what a test has left going fails nobody else's
      if (isOver) throw new Error(missing(check, logged));
    }
  }

  const partners: Record<Service, string> = {
    domain: `${common.world} domain`,
    lcic: `${common.world} lcic ${sandbox.lcic.sdkAppId}`,
    chat: `${common.world} chat ${sandbox.chat.sdkAppId}`,
  };
  const partnerOf = (service: Service | undefined) => (service ? partners[service] : common.world);

  const office: Office = {
    sandbox,
    screen,
    logged,
    get desk() {
      return desk;
    },
    now: clock,
    pass(ms) {
      passed += ms;
    },
    second,
    async restart() {
      desk.power.cut();
      for (const _ of [1, 2]) await setImmediate(); // what was on its way to the disk arrives
      desk = await second();
      return desk;
    },
    talk: (person = "test:ana", through) => talk(office, person, through),
    async load(caseId) {
      const found = await desk.ledger.load(caseId);
      if (!found) throw new Error(`There is no case ${caseId}.`);
      return found;
    },
    attempts: (key, at) => desk.ledger.attemptsFor(partnerOf(at), key),
    async trust(lookUp, at) {
      const api = `${lookUp} of ${partnerOf(at)}`;
      await desk.ledger.write([{ write: "control", api, control: { at: clock(), lagMs: 0 } }]);
    },
    books: () => sandbox.books(),
    loseKey() {
      key.secretKey = "";
    },
    inFile(look) {
      const db = openDatabase(common.file);
      try {
        return look(db);
      } finally {
        db.close();
      }
    },
    sealed: () =>
      office.inFile((db) => (db.prepare("select key from vault").all([]) as { key: string }[]).map(({ key }) => key)),
    until,
    passUntil: (stepMs, check) =>
      until(async () => {
        const found = await check();
        if (found === undefined) passed += stepMs;
        return found;
      }),
    looked: (keys, at) =>
      until(async () => {
        const all = (await Promise.all(keys.map((key) => office.attempts(key, at)))).flat();
        const isDue = ({ state, nextLook }: Attempt) => state === "sent" || (nextLook !== null && nextLook <= clock());
        return all.some(isDue) ? undefined : all;
      }),
  };
  return office;
}

function logInto(lines: Office["logged"]): Log {
  const at = (level: string) => (fields: object, msg: string) => lines.push({ level, msg, ...fields });
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") } as unknown as Log;
}
