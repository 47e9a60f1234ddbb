import type { Life } from "./life.ts";
import type { Time } from "./time.ts";

export interface Polls {
  /** Waits for the first beat of the replica's rhythm at which a look finds something. */
  wait(everyMs: number, life: Life): Promise<void>;
  /** To be called whenever something may have been written. */
  written(): void;
}

interface Resting {
  life: Life;
  first: number;
  everyMs: number;
  /** When it looks next. */
  at: number;
  wake: (() => void)[];
}

/** Replicas look at the ledger in a rhythm. Looks that would find nothing change nothing, so they are left out. */
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
