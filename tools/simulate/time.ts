/** What may be gone, or stand still, before something that concerns it happens. */
export interface Owner {
  /** Asked when its time has come: it goes on, never does, or not before an instant. */
  meets(now: number): "go" | "gone" | number;
}

/** The only clock and the only order of events in a simulated world: nothing happens beside it. */
export interface Time {
  /** Whole milliseconds. */
  now(): number;
  at(afterMs: number, act: () => void, owner?: Owner): void;
  /** Never ends for an owner who is gone. */
  sleep(ms: number, owner?: Owner): Promise<void>;
  /** Real work that the next event must wait for. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** One event after the other until none is left or this holds. */
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

  /** Until whatever the last event set going waits for another one; a tick comes after all that needs no I/O. */
  async function quiet(): Promise<void> {
    await new Promise<void>(process.nextTick);
    while (busy > 0) await new Promise(setImmediate);
  }
}

function isBefore(a: Event, b: Event): boolean {
  return a.at < b.at || (a.at === b.at && a.n < b.n);
}
