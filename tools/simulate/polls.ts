import type { Life } from "./life.ts";
import type { Time } from "./time.ts";

export interface Polls {
  /** Waits for the first poll of the replica that finds something. */
  wait(everyMs: number, life: Life): Promise<void>;
  /** To be called whenever something may have been written. */
  written(): void;
}

interface Resting {
  life: Life;
  first: number;
  everyMs: number;
  /** The instant of its next poll (ms). */
  at: number;
  wake: (() => void)[];
}

/**
 * Polls of the ledger. Each replica polls at a fixed interval. Polls that would find nothing change nothing, so they
 * are skipped.
 */
export function createPolls(time: Time, nextDue: () => number): Polls {
  const resting = new Map<Life, Resting>();
  let known = Number.POSITIVE_INFINITY;

  function plan(one: Resting, due: number): void {
    const beats = Math.max(0, Math.ceil((due - one.first) / one.everyMs));
    const at = one.first + beats * one.everyMs;
    if (at >= one.at) return;
    one.at = at;
    time.at(at - time.now(), () => poll(one, at), one.life);
  }

  function poll(one: Resting, planned: number): void {
    if (one.at !== planned) return; // it polls sooner, or has polled
    const due = nextDue();
    one.at = Number.POSITIVE_INFINITY;
    if (due > time.now()) return plan(one, due);
    resting.delete(one.life);
    for (const wake of one.wake) wake();
  }

  return {
    wait: (everyMs, life) =>
      new Promise((wake) => {
        const others = resting.get(life);
        if (others) return void others.wake.push(wake);
        const one = { life, first: time.now() + everyMs, everyMs, at: Number.POSITIVE_INFINITY, wake: [wake] };
        resting.set(life, one);
        plan(one, nextDue());
      }),
    written() {
      const due = nextDue();
      if (due < known) {
        for (const one of resting.values()) {
          if (one.life.isGone) resting.delete(one.life);
          else plan(one, due);
        }
      }
      known = due;
    },
  };
}
