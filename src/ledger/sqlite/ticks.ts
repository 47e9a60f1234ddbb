import { type AuditHead, noRow } from "../audit.ts";
import type { Database } from "./database.ts";

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
  /** Runs what still waits, and takes no more. */
  close(): void;
}

interface Waiting {
  run(tick: Tick): () => void;
  reject(error: unknown): void;
}

const mostInOneTransaction = 128; // so that other processes get their turn at the file

/** Works that arrive in one round of the event loop share one transaction, so one sync; a database error fails them all. */
export function createTicks(db: Database, clock: () => number): Ticks {
  const [begin, commit, rollback] = [db.prepare("begin immediate"), db.prepare("commit"), db.prepare("rollback")];
  const waiting: Waiting[] = [];
  let closed = false;
  let head: AuditHead = { seq: 0, hash: noRow };

  function runOne(): void {
    if (waiting.length === 0) return;
    const works = waiting.splice(0, mostInOneTransaction);
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
      return;
    }
    for (const settle of settled) settle();
  }

  function runThenYield(): void {
    runOne();
    if (waiting.length > 0) setImmediate(runThenYield);
  }

  return {
    close() {
      closed = true;
      while (waiting.length > 0) runOne();
    },
    share: (work) =>
      new Promise((resolve, reject) => {
        if (closed) throw new Error("The ledger is closed.");
        const run = (tick: Tick) => {
          const value = work(tick);
          return () => resolve(value);
        };
        if (waiting.push({ run, reject }) === 1) setImmediate(runThenYield);
      }),
  };
}
