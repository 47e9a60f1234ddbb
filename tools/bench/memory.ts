import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startFakeDiscord } from "../../test/discord/fake/fake-discord.ts";
import { startFakeSlack } from "../../test/slack/fake/fake-slack.ts";
import type { Row } from "./report.ts";
import { type Extent, quantile, ratioOf } from "./rounds.ts";
import { start } from "./start.ts";

/**
 * The memory of a process (kB): its resident pages, and the same with each shared page divided among the processes that
 * have it.
 */
interface Taken {
  rss: number;
  pss: number;
}

const [samples, sampleMs] = [10, 1_000];
/** A process has settled when its samples differ by no more than this part. */
const stillness = 0.01;
/** The time after a start by which V8 has given back memory that only the start needed (ms). */
const idleMs = 75_000;
const longestMs = 120_000;

/** The idle desk in practice, connected to Slack and Discord, against a process that has only the two libraries connected. Linux alone tells. */
export async function memory({ processes }: Extent): Promise<Row[]> {
  if (process.platform !== "linux") {
    console.log("\nIdle memory is left out: only Linux tells what a process takes.");
    return [];
  }
  const [slack, discord] = [await startFakeSlack({ scopes: ["commands", "chat:write"] }), await startFakeDiscord()];
  const env = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    DISCORD_GUILDS: discord.guild.id,
  };
  const pairs = await Promise.all(Array.from({ length: processes }, () => measure(env)));
  await Promise.all([slack.close(), discord.close()]);
  return [row("resident (RSS)", "rss", pairs), row("shared pages divided (PSS)", "pss", pairs)];
}

/** Measures two processes at once, so that other load on the machine meets both. */
async function measure(env: Record<string, string>): Promise<[Taken, Taken]> {
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-memory-"));
  const started = async (args: string[], ...words: string[]) => {
    const isThere = (said: string) => words.every((each) => said.includes(each));
    return (await start(args, { ...env, PORT: "0" }, folder, isThere)).child;
  };
  const ours = await started(asByNpm(), "Frontdesk is in Slack", "Frontdesk is in Discord");
  const bare = await started([fileURLToPath(new URL("./bare-chat.js", import.meta.url))], "Bare is in both");
  try {
    return await settled([ours.pid!, bare.pid!]);
  } finally {
    await Promise.all([ended(ours), ended(bare)]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The arguments of `node` in `npm start`. */
function asByNpm(): string[] {
  const house = new URL("../../../", import.meta.url);
  const { scripts } = JSON.parse(readFileSync(new URL("package.json", house), "utf8")) as {
    scripts: { start: string };
  };
  const [, ...words] = scripts.start.replace(/^exec /, "").split(" ");
  return words.map((word) => (word.endsWith(".mjs") ? fileURLToPath(new URL(word, house)) : word));
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "close");
}

/** The median of the last samples, once neither of them moves any more. */
async function settled(pids: [number, number]): Promise<[Taken, Taken]> {
  const [ours, bare]: [Taken[], Taken[]] = [[], []];
  await pause(idleMs);
  for (const end = performance.now() + longestMs - idleMs; ; ) {
    await pause(sampleMs);
    ours.push(taken(pids[0]));
    bare.push(taken(pids[1]));
    const last = [ours.slice(-samples), bare.slice(-samples)];
    const isStill = last.every((some) => some.length === samples && spread(some) <= stillness);
    if (isStill || performance.now() > end) return [median(last[0]!), median(last[1]!)];
  }
}

function taken(pid: number): Taken {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  const kB = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(rollup)![1]);
  return { rss: kB("Rss"), pss: kB("Pss") };
}

function spread(some: Taken[]): number {
  const rss = some.map((one) => one.rss);
  return (Math.max(...rss) - Math.min(...rss)) / Math.min(...rss);
}

function median(some: Taken[]): Taken {
  const of = (what: keyof Taken) =>
    quantile(
      some.map((one) => one[what]),
      0.5,
    );
  return { rss: of("rss"), pss: of("pss") };
}

function row(what: string, of: keyof Taken, pairs: [Taken, Taken][]): Row {
  const each = (n: 0 | 1) => pairs.map((pair) => pair[n][of]);
  const shown = (kB: number[]) => `${(quantile(kB, 0.5) / 1024).toFixed(1)} MiB`;
  return {
    what,
    ours: shown(each(0)),
    other: shown(each(1)),
    ratio: ratioOf(each(0), each(1)),
    mark: { most: 1.25, noticed: "an operator needs a larger machine, or can run fewer desks on one" },
  };
}
