import { type AuditHead, noRow } from "../audit.ts";
import type { Database } from "./database.ts";
import type { Log } from "./log.ts";

/** What the works of one transaction share. */
export interface Tick {
  /** By the ledger's clock. */
  now: number;
  /** The last audit row we know of; another process may have added more. */
  head: AuditHead;
}

export interface Ticks {
  /** Resolves when the work is durable. The work does nothing but SQL. */
  share<T>(work: (tick: Tick) => T): Promise<T>;
  /** Takes no more, and resolves when what still waits has run. */
  close(): Promise<void>;
}

interface Waiting {
  run(tick: Tick): () => void;
  reject(error: unknown): void;
}

const mostInOneTransaction = 128; // so that other processes get their turn at the file

/**
 * Works that arrive in one round of the event loop, or during a sync, share one transaction, so one sync; a database
 * error fails them all. The database must not sync for itself: that would hold up everybody who is not even waiting.
 */
export function createTicks(db: Database, clock: () => number, log: Log): Ticks {
  const [begin, commit, rollback] = [db.prepare("begin immediate"), db.prepare("commit"), db.prepare("rollback")];
  const waiting: Waiting[] = [];
  let isBusy = false;
  let refusal: unknown;
  const whenIdle: (() => void)[] = [];
  let head: AuditHead = { seq: 0, hash: noRow };

  function run(): void {
    const works = waiting.splice(0, mostInOneTransaction);
    const settle = transact(works);
    if (!settle) return goOn();
    const synced = (error: unknown) => {
      if (!error) return goOn(settle);
      refusal = error; // what the disk has is unknown, and another sync would not tell
      for (const work of [...works, ...waiting.splice(0)]) work.reject(error);
      goOn();
    };
    if (works.length > 1) log.sync(synced);
    else synced(failureOf(log.syncNow));
  }

  /** What to call once it is durable; nothing when all was undone. */
  function transact(works: Waiting[]): (() => void) | undefined {
    const settled: (() => void)[] = [];
    try {
      begin.run([]);
      const tick: Tick = { now: clock(), head };
      for (const work of works) settled.push(work.run(tick));
      commit.run([]);
      head = tick.head;
    } catch (error) {
      if (db.inTransaction) rollback.run([]);
      for (const work of works) work.reject(error);
      return undefined;
    }
    return () => {
      for (const settle of settled) settle();
    };
  }

  function goOn(settle = () => {}): void {
    settle();
    isBusy = waiting.length > 0;
    if (!isBusy) for (const resolve of whenIdle.splice(0)) resolve();
    else setImmediate(() => setImmediate(run)); // with what has come in by then
  }

  return {
    close() {
      refusal ??= new Error("The ledger is closed.");
      return new Promise((resolve) => {
        if (isBusy) whenIdle.push(resolve);
        else resolve();
      });
    },
    share: (work) =>
      new Promise((resolve, reject) => {
        if (refusal) throw refusal;
        const settling = (tick: Tick) => {
          const value = work(tick);
          return () => resolve(value);
        };
        waiting.push({ run: settling, reject });
        if (!isBusy) setImmediate(run);
        isBusy = true;
      }),
  };
}

function failureOf(act: () => void): unknown {
  try {
    act();
    return undefined;
  } catch (error) {
    return error;
  }
}
