import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createSlack, type LostToken, type Slack, type SlackSettings } from "../../adapters/slack/index.ts";
import type { Case } from "../../src/conversation/types.ts";
import { allFlows } from "../../src/flows/all.ts";
import { durations as builtIn, type Durations } from "../../src/flows/durations.ts";
import { type Reception, StoreDown } from "../../src/platform.ts";
import { createPracticeTexts } from "../../src/practice-texts.ts";
import { protocolTimes } from "../../src/provisioning/times.ts";
import { createReception } from "../../src/reception.ts";
import type { Books } from "../../src/sandbox/books.ts";
import type { SandboxOptions } from "../../src/sandbox/options.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/server.ts";
import { openReplica, type Replica } from "../desk/replica.ts";
import { createViews } from "../platform/views.ts";
import { type FakeSlack, type FakeSlackOptions, leastScopes, type Mode, startFakeSlack } from "./fake/fake-slack.ts";

export const ourScopes = [...leastScopes, "users:read", "im:history", "usergroups:read"];

export interface SlackDeskOptions {
  mode?: Mode;
  slack?: FakeSlackOptions;
  durations?: Partial<Durations>;
  settings?: Partial<SlackSettings>;
  settingsOf?: (slack: FakeSlack) => Partial<SlackSettings>;
  sandbox?: SandboxOptions;
}

export interface SlackDesk {
  slack: FakeSlack;
  sandbox: Sandbox;
  readonly replica: Replica;
  readonly adapter: Slack;
  /** As the adapter has them, also when they change. */
  settings: SlackSettings;
  /** What the adapter said when Slack took its token back. */
  lost: LostToken[];
  logged: { level: string; message: string; [name: string]: unknown }[];
  /** Where the desk listens, in HTTP mode. */
  url: string;
  /** What the desk has shown since the last time, before it was drawn. */
  news(): string[];
  /** Lets time pass for the desk and Tencent; Slack's own goes on by itself. */
  pass(ms: number): void;
  /** Cuts the power and starts again on the same files. */
  restart(): Promise<void>;
  /** Resolves when nothing moves any more. */
  quiet(): Promise<void>;
  /** The newest code on a practice phone. */
  codeFor(phone: string): Promise<string>;
  books(): Books;
  cases(): Promise<Case[]>;
  /** The next so many commits fail, as with a full disk. */
  failCommits(times: number): void;
  /** From now on, or no more, nothing can be read or kept. */
  storeDown(isDown: boolean): void;
}

/** A whole desk with real ledger, vault and practice Tencent, in a fake Slack, over the real Bolt. */
export async function slackDesk(options: SlackDeskOptions = {}): Promise<SlackDesk> {
  const mode = options.mode ?? "socket";
  const folder = mkdtempSync(join(tmpdir(), "slack-desk-"));
  const views = createViews();
  let passed = 0;
  let failing = 0;
  let isDown = false;
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
  const slack = await startFakeSlack({ scopes: ourScopes, ...options.slack });
  const lost: LostToken[] = [];
  const logged: SlackDesk["logged"] = [];
  const at = (level: string) => (fields: object, message: string) => void logged.push({ level, message, ...fields });
  const log = { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
  const settings: SlackSettings = {
    world: "practice",
    command: "/account",
    flows: allFlows({ countries: [], trades: [], profile: "2024" }, durations).map(({ id: key, name: label }) => ({
      key,
      label,
    })),
    reached:
      mode === "socket"
        ? { by: "socket", appToken: slack.appToken }
        : { by: "http", signingSecret: slack.signingSecret },
    workspaces: { botToken: slack.botToken },
    agentGroups: [],
    channels: [],
    apiUrl: slack.apiUrl,
    clock,
    log,
    onLost: (error) => void lost.push(error),
    ...options.settingsOf?.(slack),
  };
  Object.assign(settings, options.settings);

  let adapter = createSlack(settings);
  let opening: Promise<unknown> = Promise.resolve();
  const server = createServer(async (request, response) => {
    await opening;
    if (!adapter.takes(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  if (mode === "http") slack.listensAt(`${url}/slack/events`);

  async function open(): Promise<Replica> {
    const replica = await openReplica({
      file: join(folder, "frontdesk.db"),
      tencent: sandbox,
      clock,
      world: "practice",
      times: protocolTimes,
      durations,
      caps: { perNumber: 1000, perAgent: 1000, perDesk: 10_000 },
      deadlineMs: 10_000,
      platforms: [views.watched(adapter.platform)],
      roles: { operators: settings.operators },
      stir: () => {},
      log: log as never,
    });
    const { desk, flow, ledger, vault } = replica;
    const reception = createReception({ desk, ledger, vault, world: "practice", flow, links: [] });
    const receive: Reception["receive"] = async (caseId, event) => {
      if (failing-- > 0) throw new Error("The disk is full.");
      return reception.receive(caseId, event);
    };
    await adapter.start(withStore({ ...reception, receive }));
    return replica;
  }
  function withStore(reception: Reception): Reception {
    const guarded = Object.entries(reception).map(([name, ask]) => [
      name,
      async (...asked: unknown[]) => {
        if (isDown) throw new StoreDown();
        return (ask as (...asked: unknown[]) => unknown)(...asked);
      },
    ]);
    return Object.fromEntries(guarded) as Reception;
  }
  let replica = await open();
  const pass = (text: Parameters<ReturnType<typeof createPracticeTexts>>[0]) =>
    createPracticeTexts(replica)(text).catch((error: Error) => log.error({ error: error.name }, error.message));
  const hangUp = sandbox.onText((text) => void pass(text));

  onTestFinished(async () => {
    hangUp();
    await adapter.stop();
    await replica.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await slack.close();
    await sandbox.close();
    rmSync(folder, { recursive: true });
  });

  return {
    slack,
    sandbox,
    get replica() {
      return replica;
    },
    get adapter() {
      return adapter;
    },
    settings,
    lost,
    logged,
    news: views.news,
    url,
    pass(ms) {
      passed += ms;
    },
    async restart() {
      replica.power.cut();
      const before = adapter;
      adapter = createSlack(settings);
      const again = before.stop().then(open);
      opening = again;
      replica = await again;
    },
    async quiet() {
      for (let before = -1; before !== slack.calls.length; ) {
        before = slack.calls.length;
        await new Promise((resolve) => setTimeout(resolve, 60));
        await replica.outbox.idle();
        await replica.runner.delivered();
        await slack.drained();
      }
    },
    codeFor: (phone) =>
      slack.until(() => sandbox.phone().findLast(({ to }) => to.replace(/\D/g, "") === phone.replace(/\D/g, ""))?.code),
    books: () => sandbox.books(),
    cases: () => replica.ledger.list({ limit: 1000 }),
    failCommits(times) {
      failing = times;
    },
    storeDown(down) {
      isDown = down;
    },
  };
}
