import type { Log } from "./log.ts";
import type { Outbox } from "./outbox.ts";

export interface RunnerParts {
  outbox: Outbox;
  reconcile: () => Promise<number>;
  /** Housekeeping that may wait. */
  tidy: () => Promise<unknown>;
  log: Log;
}

const lookMs = 250;
const tidyMs = 60_000;

/** Keeps the desk's promises moving: at once when woken by a commit, and by looking for what others or the past left. */
export function createRunner({ outbox, reconcile, tidy, log }: RunnerParts) {
  let stopped = false;
  let posting: Promise<void> | undefined;
  let again = false;

  /** One delivery at a time, so that cards and notices come in order. */
  function post(): Promise<void> {
    again = true;
    posting ??= (async () => {
      while (again && !stopped) {
        again = false;
        await guarded(async () => {
          while ((await outbox.drainPosts()) > 0);
        });
      }
      posting = undefined;
    })();
    return posting;
  }

  async function work(): Promise<void> {
    await guarded(() => outbox.drainEffects());
    await post();
  }

  async function guarded(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (error) {
      log.error({ error: (error as Error).name, message: (error as Error).message }, "the desk's round failed; it goes on");
    }
  }

  async function look(): Promise<void> {
    while (!stopped) {
      await guarded(() => outbox.sweep());
      await guarded(reconcile);
      await work();
      await new Promise((resolve) => setTimeout(resolve, lookMs));
    }
  }

  let looking: Promise<void> | undefined;
  let tidying: NodeJS.Timeout | undefined;

  return {
    start(): void {
      looking = look();
      tidying = setInterval(() => void guarded(tidy), tidyMs);
    },
    wake(): void {
      if (!stopped) setImmediate(() => void work());
    },
    /** Resolves when everything promised to people so far has been shown. */
    delivered: post,
    /** No new work; what has begun is finished. What was sent to Tencent and not answered stays for the next start. */
    async stop(): Promise<void> {
      stopped = true;
      clearInterval(tidying);
      await looking;
      await posting;
      await outbox.idle();
    },
  };
}

export type Runner = ReturnType<typeof createRunner>;
