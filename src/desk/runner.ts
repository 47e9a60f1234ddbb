import { StoreDown } from "../ledger/errors.ts";
import type { Ledger, NextDue } from "../ledger/ledger.ts";
import { forEverybody } from "../ledger/patience.ts";
import type { Log } from "../machine/log.ts";
import { onTrail } from "../machine/trail.ts";
import type { Outbox } from "./outbox.ts";
import { createWatch, type Loop } from "./watch.ts";

export interface RunnerParts {
  ledger: Pick<Ledger, "nextDue" | "pollMs">;
  outbox: Outbox;
  reconcile: () => Promise<unknown>;
  /** The time (ms) after which `reconcile` must be called again, whatever is due. Undefined when it need not. */
  reconcileWithin?: () => number | undefined;
  /** Tells of pauses, and goes on after them. Left to other desks when left out. */
  goOn?: () => Promise<unknown>;
  /** Housekeeping, about once a minute. */
  tidy: () => Promise<unknown>;
  /** Resolves when promised work may begin, because nobody waits for an answer. At once when left out. */
  calm?: () => Promise<unknown>;
  /** Told after each look at what is due that got an answer. */
  polled?: () => void;
  log: Log;
  /** The longest time between two polls of the ledger (ms). The ledger's own value when left out. */
  pollMs?: number;
  timers?: Timers;
}

interface Timers {
  /** Resolves when a loop may have something to do. */
  rest(loop: Loop, withinMs?: number): Promise<void>;
  /** To be called when something may have become due sooner than the last poll has told. */
  pollAgain(): void;
  /** Calls back after the current work of the event loop. */
  soon(act: () => void): void;
}

const tidyMs = 60_000;

/**
 * Keeps promised work going: at once when a commit wakes it, each loop when something is due for it, and by polling for
 * work that other desks have promised or that was left over.
 */
export function createRunner({ ledger, outbox, reconcile, goOn, tidy, log, ...parts }: RunnerParts) {
  const stopping = new AbortController();
  const { signal } = stopping;
  const { pollMs = ledger.pollMs, reconcileWithin = () => undefined, calm = async () => {} } = parts;
  const timers: Timers = parts.timers ?? { ...createWatch({ poll, pollMs, signal }), soon: setImmediate };
  let now = 0;
  let loops: Promise<void>[] = [];
  let isAway = false;

  /**
   * Begins to deliver posts, one round at a time so that they come in order. Calls during a round share the next one.
   */
  const post = inRounds(async () => {
    while ((await outbox.beginPosts()) > 0);
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
          await calm();
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

  async function poll(): Promise<NextDue | undefined> {
    let found: NextDue | undefined;
    await guarded(async () => {
      found = await ledger.nextDue(outbox.restingAt(now));
      now = found.now;
      parts.polled?.();
    });
    return found;
  }

  async function every(loop: Loop, act: () => Promise<void>, withinMs?: () => number | undefined): Promise<void> {
    while (!signal.aborted) {
      await act();
      await timers.rest(loop, withinMs?.());
    }
  }

  return {
    start(): void {
      outbox.onEnd(timers.pollAgain);
      loops = [
        every("cases", () => guarded(outbox.sweep)),
        every("effects", begin),
        every("posts", post),
        every("attempts", () => guarded(reconcile), reconcileWithin),
        every("news", () => guarded(outbox.tellWaiting)),
        ...(goOn ? [every("pauses", () => guarded(goOn))] : []),
        every(
          "tidy",
          () => guarded(tidy),
          () => tidyMs,
        ),
      ];
    },
    wake(): void {
      const ofNoEvent = () =>
        timers.soon(() => {
          if (signal.aborted) return;
          void begin();
          void post();
          timers.pollAgain();
        });
      forEverybody(() => onTrail(undefined, ofNoEvent));
    },
    /** Resolves when everything promised to people so far has been shown. */
    async delivered(): Promise<void> {
      await post();
      await guarded(async () => {
        while (!signal.aborted && (await outbox.drainPosts()) > 0);
      });
    },
    /**
     * Begins nothing new and finishes what has begun. A call that was sent to Tencent and has no answer is left to the
     * next start.
     */
    async stop(): Promise<void> {
      stopping.abort();
      const posted = outbox.endPosts();
      await Promise.all(loops);
      await Promise.all([post(), begin()]);
      await posted;
      await outbox.idle();
    },
  };
}

export type Runner = ReturnType<typeof createRunner>;
