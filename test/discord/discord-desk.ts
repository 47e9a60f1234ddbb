import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createDiscord, type Discord, type DiscordSettings, type LostToken } from "../../adapters/discord/index.ts";
import type { Case } from "../../src/conversation/types.ts";
import { allFlows } from "../../src/flows/all.ts";
import { durations as builtIn, type Durations } from "../../src/flows/durations.ts";
import { type Reception, StoreDown } from "../../src/platform.ts";
import type { Links } from "../../src/policy/links.ts";
import { createPracticeTexts } from "../../src/practice-texts.ts";
import { protocolTimes } from "../../src/provisioning/times.ts";
import { createReception } from "../../src/reception.ts";
import type { Books } from "../../src/sandbox/books.ts";
import type { SandboxOptions } from "../../src/sandbox/options.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/server.ts";
import { openReplica, type Replica } from "../desk/replica.ts";
import { createViews } from "../platform/views.ts";
import { type FakeDiscord, type FakeDiscordOptions, startFakeDiscord } from "./fake/fake-discord.ts";

/** Exactly what the invite link asks for beside what everybody may. */
export const ourPermissions = ["CreatePrivateThreads", "ManageMessages"] as const;

export interface DiscordDeskOptions {
  discord?: FakeDiscordOptions;
  durations?: Partial<Durations>;
  settingsOf?: (discord: FakeDiscord) => Partial<DiscordSettings>;
  sandbox?: SandboxOptions;
  links?: Links;
}

export interface DiscordDesk {
  discord: FakeDiscord;
  sandbox: Sandbox;
  readonly replica: Replica;
  readonly adapter: Discord;
  /** As the adapter has them, also when they change. */
  settings: DiscordSettings;
  /** What the adapter said when Discord took its token back. */
  lost: LostToken[];
  logged: { level: string; message: string; [name: string]: unknown }[];
  /** What the desk has shown since the last time, before it was drawn. */
  news(): string[];
  /** Lets time pass for the desk and Tencent; Discord's own goes on by itself. */
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
  /** What the store is asked takes so long. */
  slowStore(ms: number): void;
  /** From now on, or no more, nothing can be read or kept. */
  storeDown(isDown: boolean): void;
}

/** A whole desk with real ledger, vault and practice Tencent, in a fake Discord, over the real discord.js. */
export async function discordDesk(options: DiscordDeskOptions = {}): Promise<DiscordDesk> {
  const folder = mkdtempSync(join(tmpdir(), "discord-desk-"));
  const views = createViews();
  let passed = 0;
  let failing = 0;
  let slowMs = 0;
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
  const discord = await startFakeDiscord({ botPermissions: [...ourPermissions], ...options.discord });
  const lost: LostToken[] = [];
  const logged: DiscordDesk["logged"] = [];
  const at = (level: string) => (fields: object, message: string) => void logged.push({ level, message, ...fields });
  const log = { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
  const settings: DiscordSettings = {
    world: "practice",
    command: "/account",
    flows: allFlows({ countries: [], trades: [], profile: "2024" }, durations).map(({ id: key, name: label }) => ({
      key,
      label,
    })),
    token: discord.token,
    guilds: [discord.guild.id],
    agentRoles: [],
    apiUrl: discord.apiUrl,
    clock,
    log,
    onLost: (error) => void lost.push(error),
    ...options.settingsOf?.(discord),
  };

  let adapter = createDiscord(settings);
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
    const reception = createReception({ desk, ledger, vault, world: "practice", flow, links: options.links ?? [] });
    const receive: Reception["receive"] = async (caseId, event) => {
      if (failing-- > 0) throw new Error("The disk is full.");
      return reception.receive(caseId, event);
    };
    const card: Reception["card"] = async (caseId, person) => {
      await new Promise((resolve) => setTimeout(resolve, slowMs));
      return reception.card(caseId, person);
    };
    await adapter.start(withStore({ ...reception, receive, card }));
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
    await discord.close();
    await sandbox.close();
    rmSync(folder, { recursive: true });
  });

  return {
    discord,
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
    pass(ms) {
      passed += ms;
    },
    async restart() {
      replica.power.cut();
      const before = adapter;
      adapter = createDiscord(settings);
      await before.stop();
      replica = await open();
    },
    async quiet() {
      for (let before = -1; before !== discord.calls.length; ) {
        before = discord.calls.length;
        await new Promise((resolve) => setTimeout(resolve, 60));
        await replica.outbox.idle();
        await replica.runner.delivered();
        await discord.drained();
      }
    },
    codeFor: (phone) =>
      discord.until(
        () => sandbox.phone().findLast(({ to }) => to.replace(/\D/g, "") === phone.replace(/\D/g, ""))?.code,
      ),
    books: () => sandbox.books(),
    cases: () => replica.ledger.list({ limit: 1000 }),
    failCommits(times) {
      failing = times;
    },
    slowStore(ms) {
      slowMs = ms;
    },
    storeDown(down) {
      isDown = down;
    },
  };
}
