import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Appointed } from "../../adapters/chat/settings.ts";
import { organisationOf } from "../../adapters/slack/connect/organisations.ts";
import type { Case } from "../../src/conversation/types.ts";
import type { ApprovalPolicy } from "../../src/desk/approval-policy.ts";
import { createLinks } from "../../src/desk/customer-links.ts";
import { createEnrolment } from "../../src/desk/enrolment.ts";
import type { LinkedPeople } from "../../src/desk/linked-people.ts";
import type { Links } from "../../src/desk/links.ts";
import type { OpeningLimits } from "../../src/desk/opening-limits.ts";
import { type Enrolled, type Platform, type Reception, StoreDown } from "../../src/desk/platform.ts";
import { createPracticeTexts } from "../../src/desk/practice-texts.ts";
import { createReception } from "../../src/desk/reception.ts";
import { createRefusals, type Refusals } from "../../src/desk/refusals.ts";
import { createTellOperators } from "../../src/desk/tell-operators.ts";
import { allFlows } from "../../src/flows/all.ts";
import { durations as builtIn, type Durations } from "../../src/flows/durations.ts";
import type { RefusalRow } from "../../src/ledger/refusals.ts";
import type { Books } from "../../src/practice/books.ts";
import type { SandboxOptions } from "../../src/practice/options.ts";
import { type Sandbox, startSandbox } from "../../src/practice/server.ts";
import type { TextCaps } from "../../src/provisioning/protocol/dependencies.ts";
import { type ProtocolTimes, protocolTimes } from "../../src/provisioning/protocol/times.ts";
import { createLeaps } from "../desk/leaps.ts";
import { openReplica, type Replica } from "../desk/replica.ts";
import { createScreen, type Screen } from "../desk/screen.ts";
import { filesIn } from "../process/secrets.ts";
import { createViews } from "./views.ts";

export interface StageOptions {
  /** How long an operator is shown whom a case is about (ms). */
  peekMs?: number;
  durations?: Partial<Durations>;
  sandbox?: SandboxOptions;
  links?: LinkedPeople;
  openingLimits?: Omit<OpeningLimits, "links">;
  /** Which new requests somebody must approve; none when left out. */
  approval?: Omit<ApprovalPolicy, "links">;
  caps?: Partial<TextCaps>;
  times?: Partial<ProtocolTimes>;
  /** Where customers reach the desk in a browser. `false` for nowhere. */
  pagesAt?: string | false;
  /** Posts are delivered only when it is waited for them, and nothing else is done that a turn has promised. */
  idle?: boolean;
  /** Told how to close it, when the test is over unless somebody else is. */
  whenDone?: (close: () => Promise<void>) => void;
}

/** What a test can do to a desk, whichever platform it stands in. */
export interface Staged {
  sandbox: Sandbox;
  logged: { level: string; message: string; [name: string]: unknown }[];
  /** What the desk has shown since the last time, before it was drawn; of one person's requests. */
  news(owner: string): string[];
  /** Lets time pass for the desk and Tencent; the platform's own goes on by itself. */
  pass(ms: number): void;
  books(): Books;
  /** What customers who have a link are shown, before it is drawn. */
  onPages: Screen;
  /** Customers' links, as a page opens them. */
  links(): Links;
  cases(): Promise<Case[]>;
  /** Whatever a desk keeps, unsealed as well: its files, cases, vault and log. */
  kept(): Promise<Record<string, Buffer>>;
  /** What was refused so far, and to whom. */
  refused(): Promise<RefusalRow[]>;
  /** The next so many commits fail, as with a full disk. */
  failCommits(times: number): void;
  /** Runs this when the next thing that somebody does is about to be committed, after the platform was asked for rights. */
  beforeCommit(run: () => void | Promise<void>): void;
  /** What the store is asked takes so long. */
  slowStore(ms: number): void;
  /** From now on, or no more, nothing can be read or kept. */
  storeDown(isDown: boolean): void;
}

/** An adapter, as far as a desk needs it. */
export interface Front {
  platform: Platform;
  start(reception: Reception): Promise<void>;
}

/** Where those read who run the desk, and those who approve. */
interface Places {
  operators?: string | undefined;
  approvers?: Appointed | undefined;
}

type Log = Record<"debug" | "info" | "warn" | "error", (fields: object, message: string) => void>;

/** Real ledger, vault and practice Tencent on files of their own, for an adapter to stand before. */
export async function openStage(name: string, options: StageOptions) {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  const views = createViews();
  let passed = 0;
  let failing = 0;
  let slowMs = 0;
  const waiting: (() => void | Promise<void>)[] = [];
  let isDown = false;
  let asked = 0; // calls of an adapter that the desk has not answered yet
  let replica: Replica;
  let refusals: Refusals | undefined;
  const clock = () => Date.now() + passed;
  const durations = { ...builtIn, ...options.durations };
  const sandbox = await startSandbox({
    file: join(folder, "practice.db"),
    clock,
    rates: false,
    textGapMs: durations.textAgainMs - 5_000,
    codeMinutes: durations.codeFreshMs / 60_000,
    holdMs: 50,
    slowByteMs: 1,
    profile: "2024",
    ...options.sandbox,
  });
  const logged: Staged["logged"] = [];
  const at = (level: string) => (fields: object, message: string) => void logged.push({ level, message, ...fields });
  const log: Log = { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
  const pass = (text: Parameters<ReturnType<typeof createPracticeTexts>>[0]) =>
    createPracticeTexts(replica)(text).catch((error: Error) => log.error({ error: error.name }, error.message));
  const onPages = createScreen(() => {});
  const hangUp = sandbox.onText((text) => void pass(text));

  /** The store as it is for now. */
  function withStore(reception: Reception): Reception {
    const { refused, ...asks } = reception; // it waits for no store
    const guarded = Object.entries(asks).map(([what, ask]) => [
      what,
      async (...given: unknown[]) => {
        if (isDown && what !== "tellOperators") throw new StoreDown();
        asked += 1;
        try {
          return await (ask as (...given: unknown[]) => unknown)(...given);
        } finally {
          asked -= 1;
        }
      },
    ]);
    return { ...Object.fromEntries(guarded), refused } as Reception;
  }

  const staged: Staged = {
    sandbox,
    logged,
    news: views.news,
    pass(ms) {
      passed += ms;
    },
    books: () => sandbox.books(),
    onPages,
    links: () => createLinks({ ...replica, world: "practice" }),
    cases: () => replica.ledger.list({ limit: 1000 }),
    async refused() {
      await refusals?.settled();
      return replica.ledger.refusals(0, 1_000);
    },
    async kept() {
      const { ledger, vault } = replica;
      const refs = (await vault.list([""])).map(({ ref }) => ref);
      const opened = await Promise.all(refs.map(async (ref) => [ref, await vault.open(ref)]));
      const plain = { cases: await ledger.list({ limit: 1000 }), vault: opened, logged };
      return { ...filesIn(folder), plain: Buffer.from(JSON.stringify(plain)) };
    },
    failCommits(times) {
      failing = times;
    },
    beforeCommit(run) {
      waiting.push(run);
    },
    slowStore(ms) {
      slowMs = ms;
    },
    storeDown(down) {
      isDown = down;
    },
  };

  return {
    staged,
    /** What the settings of every platform begin with. */
    settings: {
      world: "practice" as const,
      command: "/account",
      flows: allFlows({ countries: [], trades: [], profile: "2024" }, durations).map(({ id: key, name: label }) => ({
        key,
        label,
      })),
      clock,
      log,
    },
    replica: () => replica,
    /** A desk on the files there are, with these adapters before it. */
    async open(fronts: Front[], { operators, approvers }: Places, lists: Record<string, Enrolled> = {}): Promise<void> {
      const recall = (name: string) => replica.vault.open(`kept:${name}`);
      replica = await openReplica({
        file: join(folder, "frontdesk.db"),
        tencent: sandbox,
        clock,
        pause: createLeaps(clock, staged.pass),
        world: "practice",
        times: { ...protocolTimes, numberWindowMs: 0, ...options.times },
        durations,
        caps: { perNumber: 1000, perAgent: 1000, perDesk: 10_000, ...options.caps },
        ...(options.approval && { approval: { links: options.links ?? [], ...options.approval } }),
        ...(options.openingLimits && { openingLimits: { links: options.links ?? [], ...options.openingLimits } }),
        deadlineMs: 10_000,
        platforms: [...fronts.map(({ platform }) => views.watched(platform)), { ...onPages.platform, name: "web" }],
        serves: createEnrolment({ lists, organisationOf: (team) => organisationOf({ recall }, team) }),
        roles: { operators, approvers: approvers?.at },
        stir: () => {},
        refused: (refusal) => refusals!.refused(refusal),
        ...(options.idle && { idle: true }),
        log: log as never,
      });
      const { desk, flow, ledger, vault } = replica;
      const links = options.links ?? [];
      const platforms = fronts.map(({ platform }) => platform);
      const tellOperators = createTellOperators({ platforms, readAt: operators, ledger, log: log as never });
      refusals = createRefusals({ ledger, tellOperators, clock, log: log as never });
      const { pagesAt = "https://accounts.example.com" } = options;
      const heard = {
        tellOperators,
        refused: refusals.refused,
        readAt: operators,
        pagesAt: () => pagesAt || undefined,
      };
      const reception = createReception({ desk, ledger, vault, world: "practice", flow, links, ...heard });
      const commits = async () => {
        if (failing-- > 0) throw new Error("The disk is full.");
        await waiting.shift()?.();
      };
      const open: Reception["open"] = async (opening) => {
        await commits();
        return reception.open(opening);
      };
      const receive: Reception["receive"] = async (caseId, event) => {
        await commits();
        return reception.receive(caseId, event);
      };
      function slowly<Read>(read: (caseId: string, person: string) => Promise<Read>): typeof read {
        return async (caseId, person) => {
          if (slowMs > 0) await new Promise((resolve) => setTimeout(resolve, slowMs));
          return read(caseId, person);
        };
      }
      const [card, cardAndForm] = [slowly(reception.card), slowly(reception.cardAndForm)];
      for (const front of fronts) await front.start(withStore({ ...reception, open, receive, card, cardAndForm }));
    },
    /** Resolves when the desk has done what it knows of, and so has the platform. */
    async settled(fake: { calls: readonly unknown[]; drained(): Promise<unknown> }): Promise<void> {
      for (let before = -1; before !== fake.calls.length || asked > 0; ) {
        before = fake.calls.length;
        await replica.outbox.idle();
        await replica.runner.delivered();
        await fake.drained();
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    /** Resolves when the desk has nothing to do and the platform has heard of nothing more. */
    async quiet(fake: { calls: readonly unknown[]; drained(): Promise<unknown> }): Promise<void> {
      for (let before = -1; before !== fake.calls.length || asked > 0; ) {
        before = fake.calls.length;
        // 60 ms, and on a busy machine at least so many turns of the event loop, which a request needs to get there
        for (let turn = 0; turn < 12; turn++) await new Promise((resolve) => setTimeout(resolve, 5));
        await replica.outbox.idle();
        await replica.runner.delivered();
        await fake.drained();
      }
    },
    /** The newest code on a practice phone or in a practice mailbox, once it has had so many. */
    codeOn(address: string, texts = 1): string | undefined {
      const plain = (to: string) => (to.includes("@") ? to : to.replace(/\D/g, ""));
      const there = sandbox.phone().filter(({ to }) => plain(to) === plain(address));
      return there.length < texts ? undefined : there.at(-1)!.code;
    },
    /** To be called once the adapter has stopped. */
    async close(closeFake: () => Promise<unknown>): Promise<void> {
      hangUp();
      if (replica.power.isOn) await refusals?.settled();
      await replica.close();
      await closeFake();
      await sandbox.close();
      rmSync(folder, { recursive: true });
    },
  };
}
