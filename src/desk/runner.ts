import { setTimeout as wait } from "node:timers/promises";
import { forEverybody } from "../ledger/patience.ts";
import { StoreDown } from "../ledger/refusals.ts";
import type { Log } from "../machine/log.ts";
import type { Outbox } from "./outbox.ts";

export interface RunnerParts {
  outbox: Outbox;
  reconcile: () => Promise<unknown>;
  /** Housekeeping that may wait. */
  tidy: () => Promise<unknown>;
  log: Log;
  /** How often it looks for what others or the past left. */
  lookMs?: number;
  timers?: Timers;
}

interface Timers {
  /** Ends early, without an error, when the signal aborts. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
  /** Once whoever calls has gone on. */
  soon(act: () => void): void;
}

const realTimers: Timers = {
  pause: (ms, signal) => wait(ms, undefined, { signal }).catch(() => {}),
  soon: setImmediate,
};

const newsMs = 1_000;
const tidyMs = 60_000;
const awayMs = 1_000;

/** Keeps the desk's promises moving: at once when woken by a commit, and by looking for what others or the past left. */
export function createRunner({ outbox, reconcile, tidy, log, lookMs = 250, timers = realTimers }: RunnerParts) {
  const stopping = new AbortController();
  const { signal } = stopping;
  let loops: Promise<void>[] = [];
  let isAway = false;

  /** One at a time, so that cards and notices come in order; all who ask meanwhile share the next. */
  const post = inRounds(async () => {
    while ((await outbox.drainPosts()) > 0);
  });
  const begin = inRounds(() => outbox.drainEffects());

  function inRounds(act: () => Promise<unknown>): () => Promise<void> {
    let going: Promise<void> | undefined;
    let again = false;
    return () => {
      again = true;
      going ??= (async () => {
        while (again && !signal.aborted) {
          again = false;
          await guarded(act);
        }
        going = undefined;
      })();
      return going;
    };
  }

  async function guarded(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
      if (isAway) log.warn("the database is back");
      isAway = false;
    } catch (error) {
      if (error instanceof StoreDown) {
        if (!isAway) log.error({ message: error.message }, "the database is away; looking for it once a second");
        isAway = true;
        return;
      }
      log.error(
        { error: (error as Error).name, message: (error as Error).message },
        "the desk's round failed; it goes on",
      );
    }
  }

  async function every(ms: number, act: () => Promise<void>): Promise<void> {
    while (!signal.aborted) {
      await act();
      await timers.pause(isAway ? Math.max(ms, awayMs) : ms, signal);
    }
  }

  return {
    start(): void {
      loops = [
        every(lookMs, () => guarded(outbox.sweep)),
        every(lookMs, begin),
        every(lookMs, post),
        every(lookMs, () => guarded(reconcile)),
        every(newsMs, () => guarded(outbox.tellWaiting)),
        every(tidyMs, () => guarded(tidy)),
      ];
    },
    wake(): void {
      forEverybody(() =>
        timers.soon(() => {
          if (signal.aborted) return;
          void begin();
          void post();
        }),
      );
    },
    /** Resolves when everything promised to people so far has been shown. */
    delivered: post,
    /** No new work; what has begun is finished. What was sent to Tencent and not answered stays for the next start. */
    async stop(): Promise<void> {
      stopping.abort();
      await Promise.all(loops);
      await Promise.all([post(), begin()]);
      await outbox.idle();
    },
  };
}

export type Runner = ReturnType<typeof createRunner>;
