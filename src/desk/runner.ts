import { setTimeout as wait } from "node:timers/promises";
import { StoreDown } from "../ledger/errors.ts";
import { forEverybody } from "../ledger/patience.ts";
import type { Log } from "../machine/log.ts";
import type { Outbox } from "./outbox.ts";

export interface RunnerParts {
  outbox: Outbox;
  reconcile: () => Promise<unknown>;
  /** Housekeeping, about once a minute. */
  tidy: () => Promise<unknown>;
  log: Log;
  /** How often the runner looks for work that other desks have promised, or that was left over (ms). */
  lookMs?: number;
  timers?: Timers;
}

interface Timers {
  /** Ends early, without an error, when the signal aborts. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
  /** Calls back after the current work of the event loop. */
  soon(act: () => void): void;
}

const realTimers: Timers = {
  pause: (ms, signal) => wait(ms, undefined, { signal }).catch(() => {}),
  soon: setImmediate,
};

const newsMs = 1_000;
const tidyMs = 60_000;
const awayMs = 1_000;

/**
 * Keeps promised work going: at once when a commit wakes it, and by looking now and then for work that others have
 * promised or that was left over.
 */
export function createRunner({ outbox, reconcile, tidy, log, lookMs = 250, timers = realTimers }: RunnerParts) {
  const stopping = new AbortController();
  const { signal } = stopping;
  let loops: Promise<void>[] = [];
  let isAway = false;

  /**
   * Delivers posts, one round at a time so that they come in order. Whoever asks during a round shares the next one.
   */
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
    /**
     * Begins nothing new and finishes what has begun. A call that was sent to Tencent and has no answer is left to the
     * next start.
     */
    async stop(): Promise<void> {
      stopping.abort();
      await Promise.all(loops);
      await Promise.all([post(), begin()]);
      await outbox.idle();
    },
  };
}

export type Runner = ReturnType<typeof createRunner>;
