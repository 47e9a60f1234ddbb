import type { NextDue } from "../ledger/ledger.ts";

/** The loops that run side by side in a desk. Each rests until it may have something to do. */
export type Loop = "cases" | "effects" | "posts" | "attempts" | "news" | "pauses" | "tidy";

export interface WatchParts {
  /** Asks the ledger when something is next due. Undefined while the database is away. */
  poll: () => Promise<NextDue | undefined>;
  /** The longest time between two polls (ms), in case a wake is lost. */
  pollMs: number;
  signal: AbortSignal;
}

interface Resting {
  /** The earliest instant at which the loop goes on (ms), by the process's own clock like all instants here. */
  earliest: number;
  latest: number;
  go: () => void;
}

const againMs = 250;
const newsMs = 1_000;
const awayMs = 1_000;

/**
 * Lets each loop of a desk rest until its next due time. One poll of the ledger tells the times of all loops. The
 * ledger is polled again when the desk is woken, when a loop comes to rest, and after `pollMs` at the latest.
 */
export function createWatch({ poll, pollMs, signal }: WatchParts) {
  const pauseMs = Math.min(againMs, pollMs);
  const resting = new Map<Loop, Resting>();
  let due: Partial<Record<Loop, number>> = {};
  let [polledAt, pollAt] = [Number.NEGATIVE_INFINITY, 0];
  let isAway = false;
  let isPolling = false;
  let timer: NodeJS.Timeout | undefined;

  function rest(loop: Loop, withinMs = Number.POSITIVE_INFINITY): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((go) => {
      const now = performance.now();
      const earliest = now + (loop === "news" || loop === "pauses" ? Math.max(newsMs, pauseMs) : pauseMs);
      resting.set(loop, { earliest, latest: Math.max(earliest, now + withinMs), go });
      delete due[loop]; // the loop's own work may have changed its due time
      if (loop !== "tidy") pollBy(now + pauseMs);
    });
  }

  function pollBy(instant: number): void {
    const soonest = polledAt + (isAway ? awayMs : pauseMs);
    pollAt = Math.min(pollAt, Math.max(instant, soonest));
    plan();
  }

  function plan(): void {
    clearTimeout(timer);
    if (signal.aborted || isPolling) return;
    const next = Math.min(pollAt, ...[...resting].map(([loop, each]) => startOf(loop, each)));
    timer = setTimeout(act, Math.max(0, Math.ceil(next - performance.now())));
  }

  function startOf(loop: Loop, { earliest, latest }: Resting): number {
    return Math.max(earliest, Math.min(latest, due[loop] ?? Number.POSITIVE_INFINITY));
  }

  function act(): void {
    const now = performance.now();
    for (const [loop, each] of resting) {
      if (startOf(loop, each) > now) continue;
      resting.delete(loop);
      each.go();
    }
    if (pollAt <= now) void pollNow();
    else plan();
  }

  async function pollNow(): Promise<void> {
    isPolling = true;
    pollAt = Number.POSITIVE_INFINITY;
    polledAt = performance.now();
    const found = await poll();
    const now = performance.now();
    isPolling = false;
    isAway = found === undefined;
    if (found) due = instantsOf(found, now);
    pollBy(polledAt + (isAway ? awayMs : pollMs));
  }

  signal.addEventListener("abort", () => {
    clearTimeout(timer);
    for (const { go } of resting.values()) go();
    resting.clear();
  });

  return {
    rest,
    /** Must be called when something may have become due sooner than the last poll has told. */
    pollAgain: () => pollBy(performance.now()),
  };
}

function instantsOf({ cases, attempts, pauses, jobs }: NextDue, now: number): Partial<Record<Loop, number>> {
  const { post, ...effects } = jobs;
  // timers may be a little early
  const at = (ms: number | undefined) => (ms === undefined ? Number.POSITIVE_INFINITY : now + ms + 1);
  return {
    cases: at(cases),
    attempts: at(attempts),
    pauses: at(pauses),
    posts: at(post),
    effects: at(Math.min(...Object.values(effects), Number.POSITIVE_INFINITY)),
    news: at(jobs.createAccount),
  };
}
