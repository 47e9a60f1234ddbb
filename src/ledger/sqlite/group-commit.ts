import { type AuditHead, noRow } from "../audit.ts";
import { StoreDown } from "../errors.ts";
import type { Database } from "./connection.ts";
import { asDown, isBusy } from "./failures.ts";
import type { Log } from "./sync-log.ts";

/** What the pieces of work in one transaction share. */
export interface Batch {
  /** The instant that counts as now (ms), by the ledger's clock. */
  now: number;
  /** The last audit row that this process knows of. Another process may have added more. */
  head: AuditHead;
}

export interface GroupCommit {
  /**
   * Runs a piece of work in the next transaction, and resolves when it is durable. The work does nothing but SQL.
   * @throws StoreDown
   */
  share<T>(work: (batch: Batch) => T): Promise<T>;
  /** Takes no more work, and resolves when what waits has run. */
  close(): Promise<void>;
}

interface Waiting {
  work: (batch: Batch) => unknown;
  /** What the work has returned. It is told once it is durable. */
  value?: unknown;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

const mostInOneTransaction = 128; // so that other processes get their turn at the file
const knockMs = 10;
/** The longest that a piece of work waits for the disk, or for another process that holds the file (ms). */
const longestMs = 2_000;

/**
 * Commits work in groups: what arrives in one round of the event loop, or during a sync, shares one transaction and so
 * one sync. A database error fails all of the group. The database itself must not sync or wait, so a slow disk or
 * another process holds up only those who wait for it.
 */
export function createGroupCommit(db: Database, clock: () => number, log: Log, patienceMs = longestMs): GroupCommit {
  const [begin, commit, rollback] = [db.prepare("begin immediate"), db.prepare("commit"), db.prepare("rollback")];
  const empty = db.prepare("pragma wal_checkpoint(truncate)");
  db.exec(`pragma busy_timeout = ${knockMs}`);
  const waiting: Waiting[] = [];
  let isBusyHere = false;
  let isClosed = false;
  /** Set while a sync takes too long. */
  let slow: StoreDown | undefined;
  /** Set after a failed sync. What the log has on the disk is then unknown, and another sync would not tell. */
  let isTorn = false;
  let triedSince: number | undefined;
  const whenIdle: (() => void)[] = [];
  let head: AuditHead = { seq: 0, hash: noRow };

  function run(): void {
    const works = waiting.splice(0, mostInOneTransaction);
    try {
      transact(works);
      triedSince = undefined;
    } catch (error) {
      return isBusy(error) && mayTryAgain() ? comeBack(works) : fail(works, error);
    }
    const late = setTimeout(() => {
      slow = new StoreDown(new Error("the disk takes too long"));
      rejectAll([...works, ...waiting.splice(0)], slow);
    }, patienceMs);
    log.sync((error) => {
      clearTimeout(late);
      slow = undefined;
      const failure = error ?? failureOf(checkPlaces);
      if (!failure) {
        for (const { resolve, value } of works) resolve(value);
        return goOn();
      }
      isTorn = true;
      fail([...works, ...waiting.splice(0)], failure);
    });
  }

  /** Runs a group in one transaction. When it throws, everything was undone. */
  function transact(works: Waiting[]): void {
    if (isTorn) mend(); // also when the log's name is gone, because its content can still be saved
    log.checkPlace();
    try {
      begin.run([]);
      const batch: Batch = { now: clock(), head };
      for (const each of works) each.value = each.work(batch);
      commit.run([]);
      head = batch.head;
    } catch (error) {
      if (db.inTransaction) rollback.run([]);
      throw error;
    }
  }

  function checkPlaces(): void {
    db.checkPlace();
    log.checkPlace();
  }

  /** Copies everything committed from the log into the file, and syncs what was written just then. */
  function mend(): void {
    const { busy } = empty.get([]) as { busy: number };
    if (busy !== 0) throw new StoreDown(new Error("the log is in use, and its last sync failed"));
    isTorn = false;
  }

  function mayTryAgain(): boolean {
    triedSince ??= performance.now();
    return performance.now() - triedSince < patienceMs;
  }

  function comeBack(works: Waiting[]): void {
    waiting.unshift(...works);
    setTimeout(run, knockMs);
  }

  function fail(works: Waiting[], error: unknown): void {
    triedSince = undefined;
    rejectAll(works, asDown(error));
    goOn();
  }

  function goOn(): void {
    isBusyHere = waiting.length > 0;
    if (!isBusyHere) for (const resolve of whenIdle.splice(0)) resolve();
    else setImmediate(() => setImmediate(run)); // the next group begins after what has come in by then
  }

  return {
    close() {
      isClosed = true;
      return new Promise((resolve) => {
        if (isBusyHere) whenIdle.push(resolve);
        else resolve();
      });
    },
    share: (work) =>
      new Promise((resolve, reject) => {
        if (isClosed) throw new Error("The ledger is closed.");
        if (slow) throw slow;
        waiting.push({ work, resolve: resolve as Waiting["resolve"], reject });
        if (!isBusyHere) setImmediate(run);
        isBusyHere = true;
      }),
  };
}

function rejectAll(works: Waiting[], error: unknown): void {
  for (const work of works) work.reject(error);
}

function failureOf(act: () => void): unknown {
  try {
    act();
    return undefined;
  } catch (error) {
    return error;
  }
}
