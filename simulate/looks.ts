import type { Life } from "./life.ts";
import type { Time } from "./time.ts";

export interface Looks {
  /** Waits for the first beat of this rhythm at which a look would find something. */
  wait(everyMs: number, life: Life): Promise<void>;
  /** To be called whenever something may have been written. */
  written(): void;
}

interface Waiting {
  first: number;
  everyMs: number;
  life: Life;
  /** When it looks next. */
  at: number;
  found: () => void;
}

/** Replicas look at the ledger in a rhythm. Looks that would find nothing change nothing, so they are left out. */
export function createLooks(time: Time, nextDue: () => number): Looks {
  const waiting = new Set<Waiting>();
  let known = Number.POSITIVE_INFINITY;

  function beatAfter({ first, everyMs }: Waiting, due: number): number {
    return first + Math.max(0, Math.ceil((due - first) / everyMs)) * everyMs;
  }

  function plan(one: Waiting, due: number): void {
    const at = beatAfter(one, due);
    if (at >= one.at) return;
    one.at = at;
    time.at(at - time.now(), () => look(one, at), one.life);
  }

  function look(one: Waiting, planned: number): void {
    if (one.at !== planned) return; // it has looked since
    const due = nextDue();
    if (due <= time.now()) {
      waiting.delete(one);
      one.found();
      return;
    }
    one.at = Number.POSITIVE_INFINITY;
    plan(one, due);
  }

  return {
    wait: (everyMs, life) =>
      new Promise((found) => {
        const one = { first: time.now() + everyMs, everyMs, life, at: Number.POSITIVE_INFINITY, found };
        waiting.add(one);
        plan(one, nextDue());
      }),
    written() {
      const due = nextDue();
      if (due < known) {
        for (const one of waiting) {
          if (one.life.isGone) waiting.delete(one);
          else plan(one, due);
        }
      }
      known = due;
    },
  };
}
