/** The owner of an event, such as a process. It may be gone, or stand still, when the event's time has come. */
export interface Owner {
  /** What becomes of the owner's event now: it happens, it never does, or it waits until an instant (ms). */
  meets(now: number): "go" | "gone" | number;
}

/** The only clock of a simulated world, and the order of all its events. */
export interface Time {
  /** The simulated time, in whole milliseconds since 1970. */
  now(): number;
  at(afterMs: number, act: () => void, owner?: Owner): void;
  /** Waits for so long. Never resolves for an owner who is gone. */
  sleep(ms: number, owner?: Owner): Promise<void>;
  /** Runs real work, and holds the next event back until it has ended. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Runs one event after the other, until none is left or `isOver` holds. */
  run(isOver: () => boolean): Promise<void>;
}

interface Event {
  at: number;
  n: number;
  act: () => void;
  owner: Owner | undefined;
}

export function createTime(start: number): Time {
  let now = start;
  let n = 0;
  let busy = 0;
  const queue: Event[] = [];

  function push(event: Event): void {
    let at = queue.length;
    queue.push(event);
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!isBefore(event, queue[up]!)) break;
      queue[at] = queue[up]!;
      at = up;
    }
    queue[at] = event;
  }

  function pop(): Event | undefined {
    const first = queue[0];
    const last = queue.pop();
    if (queue.length === 0 || !last) return first;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= queue.length) break;
      if (down + 1 < queue.length && isBefore(queue[down + 1]!, queue[down]!)) down += 1;
      if (!isBefore(queue[down]!, last)) break;
      queue[at] = queue[down]!;
      at = down;
    }
    queue[at] = last;
    return first;
  }

  const time: Time = {
    now: () => Math.floor(now),
    at(afterMs, act, owner) {
      push({ at: now + Math.max(0, afterMs), n: n++, act, owner });
    },
    sleep: (ms, owner) => new Promise((resolve) => time.at(ms, resolve, owner)),
    async during(work) {
      busy += 1;
      try {
        return await work();
      } finally {
        busy -= 1;
      }
    },
    async run(isOver) {
      await quiet();
      while (!isOver()) {
        const event = pop();
        if (!event) return;
        now = Math.max(now, event.at);
        const met = event.owner?.meets(now) ?? "go";
        if (met === "gone") continue;
        if (met !== "go") {
          push({ ...event, at: met });
          continue;
        }
        event.act();
        await quiet();
      }
    },
  };
  return time;

  /**
   * Resolves when all work of the last event waits for another event. A tick comes after everything that needs no I/O.
   */
  async function quiet(): Promise<void> {
    await new Promise<void>(process.nextTick);
    while (busy > 0) await new Promise(setImmediate);
  }
}

function isBefore(a: Event, b: Event): boolean {
  return a.at < b.at || (a.at === b.at && a.n < b.n);
}
