import closeWithGrace from "close-with-grace";
import type { Refusals } from "../desk/refusals.ts";
import type { Runner } from "../desk/runner.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Log } from "../machine/log.ts";
import { exitCodeOf, exitCodes } from "../machine/start-error.ts";
import { flushSpans } from "../machine/trail.ts";
import type { Sandbox } from "../practice/server.ts";
import type { Discord, Pages, Playground, Slack, Terminal } from "./platforms.ts";
import type { Web } from "./web/web.ts";

/**
 * How long calls under way may take to end (ms). One that takes longer is left to another desk or the next start, which
 * finds out how it ended.
 */
const drainMs = { terminal: 5_000, server: 14_000 };
/** How long people who wait for an answer of this process are still served (ms). */
const partingMs = 7_000;
/** How long an OpenTelemetry SDK may take to send its last spans (ms). */
const flushingMs = 2_000;
const longestMs = 25_000;
/** Signals that get no handler: it would never run, and a crash would spin for ever instead of ending. */
const fatal = ["SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE", "SIGTRAP", "SIGABRT"] satisfies NodeJS.Signals[];
const leaving = ["SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT"] satisfies NodeJS.Signals[];
/**
 * A second signal within this time counts as the same one (ms), because npm hands on a signal that the whole group got
 * already.
 */
const sameMs = 2_000;

/** The parts that have to end, in this order. */
export interface Standing {
  terminal: Terminal | undefined;
  play: Playground | undefined;
  pages: Pages | undefined;
  web: Web | undefined;
  slack: Slack | undefined;
  discord: Discord | undefined;
  runner: Pick<Runner, "stop">;
  practice: Pick<Sandbox, "close"> | undefined;
  tencent: { close(): Promise<void> };
  refusals: Pick<Refusals, "settled">;
  ledger: Pick<Ledger, "close">;
  membership: { leave(): void };
  /** Called when all else has ended. */
  forgetSecrets(): void;
  log: Log;
}

export interface Closing {
  /** Ends all that stands, and then the process. */
  close(): void;
  /**
   * Ends everything and then the process, because of something that only an operator can mend. `error` has the words to
   * end with.
   */
  lost(error: Error): void;
  isUnderWay(): boolean;
}

/**
 * Ends the process in order at a signal, at an error that nobody caught, or when it is told to. What has not ended 25
 * seconds later is cut off.
 */
export function closeInOrder(all: Standing): Closing {
  const { terminal, log } = all;
  let standing: Standing | undefined = all;
  let isUnderWay = false;
  let why: Error | undefined;
  let told: { signal: NodeJS.Signals; at: number } | undefined;
  const skip = [...fatal, ...leaving];
  const { close } = closeWithGrace({ delay: longestMs, logger: false, skip }, async ({ err }) => {
    if (err) log.error({ error: err.name, message: err.message }, "the desk must stop");
    isUnderWay = true;
    if (standing) await end(standing);
    standing = undefined; // the clients of platforms hold tokens, for as long as anything holds them
    if (terminal && (terminal.isGone() || told?.signal === "SIGHUP")) hangUp();
    if (!why) return;
    console.error(why.message);
    process.exit(exitCodeOf(why));
  });
  for (const signal of leaving) process.on(signal, () => tell(signal));
  return {
    close,
    lost(error) {
      why ??= error;
      close();
    },
    isUnderWay: () => isUnderWay,
  };

  function tell(signal: NodeJS.Signals): void {
    const now = performance.now();
    if (told && now - told.at > sameMs) process.exit(exitCodes.failed);
    if (told) return;
    told = { signal, at: now };
    if (!isUnderWay) close();
  }
}

async function end(standing: Standing) {
  const { terminal, play, pages, web, slack, discord, runner, practice, tencent, refusals, ledger, membership } =
    standing;
  terminal?.leave();
  play?.close();
  await web?.leave();
  const parted = web?.close().then(() => slack?.stop()) ?? slack?.stop(); // new requests find another desk from here on
  pages?.stop(); // open pages come again, and find another desk as well
  await Promise.race([Promise.all([parted, discord?.stop()]), after(partingMs)]);
  const drained = runner.stop().then(() => true);
  const isIdle = await Promise.race([drained, after(drainMs[terminal ? "terminal" : "server"])]);
  await practice?.close();
  if (!isIdle) return;
  await tencent.close();
  await refusals.settled();
  await ledger.close();
  membership.leave();
  await Promise.race([flushSpans(), after(flushingMs)]);
  standing.forgetSecrets();
}

/**
 * Ends the process by its signal when the terminal is gone. Exiting would make Node 20 abort, because it tries to give
 * the terminal its settings back.
 */
function hangUp(): void {
  process.removeAllListeners("SIGHUP");
  process.kill(process.pid, "SIGHUP");
}

function after(ms: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), ms));
}
