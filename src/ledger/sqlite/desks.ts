import { makeSqliteFile, type SqliteFile } from "../../machine/sqlite-file.ts";
import { openDatabase, patienceMs } from "./database.ts";
import { desksAt, earlierLockNameOf, openDeskLock, takeAlone } from "./desk-lock.ts";

/** This desk's place among the desks that work on a file. */
export interface Membership {
  /** Whether no other desk was alive when this one came. */
  alone: boolean;
  leave(): void;
}

/**
 * Joins the desks of a file. It must be called before any work is claimed. A desk holds a lock for as long as its
 * process lives, and the kernel takes the lock from a dead one. So a desk that is alone knows that whatever is leased
 * was leased by the dead, and takes it over at once.
 */
export function joinDesks(file: string): Membership {
  const lock = openLock(file);
  const alone = isAlone(lock);
  if (alone) {
    inherit(file);
    lock.exec("commit");
  }
  lock.exec("begin");
  lock.prepare("select count(*) from sqlite_master").get(); // from here on a shared lock is held
  return {
    alone,
    leave() {
      lock.exec("commit");
      lock.close();
    },
  };
}

/** Keeps every desk away from the file, and takes over from the dead. Undefined while one is at work on it. */
export function keepDesksAway(file: string): Pick<Membership, "leave"> | undefined {
  if (earlierLockNameOf(file) !== undefined && desksAt(file)) return undefined;
  const away = holdOff(openLock(file));
  if (away) inherit(file);
  return away;
}

/** Keeps every desk away from a ledger that is not there yet. Its folder must be there. */
export function holdDesksOff(file: string): Pick<Membership, "leave"> | undefined {
  return holdOff(openDeskLock(file, patienceMs));
}

function holdOff(lock: SqliteFile): Pick<Membership, "leave"> | undefined {
  if (!isAlone(lock)) {
    lock.close();
    return undefined;
  }
  return {
    leave() {
      lock.exec("commit");
      lock.close();
    },
  };
}

function openLock(file: string): SqliteFile {
  makeSqliteFile(file);
  return openDeskLock(file, patienceMs);
}

function isAlone(lock: SqliteFile): boolean {
  lock.pragma("busy_timeout = 0");
  try {
    return takeAlone(lock);
  } finally {
    lock.pragma(`busy_timeout = ${patienceMs}`);
  }
}

/**
 * Takes over from dead desks. A call that was under way has no caller any more, so its outcome is looked up at once.
 */
function inherit(file: string): void {
  const db = openDatabase(file, "full", { isAlone: true });
  const now = Date.now();
  db.prepare("update outbox set lease = null, ready = ? where lease is not null").run([now]);
  db.prepare("update attempts set leased_until = 0 where leased_until > ?").run([now]);
  db.prepare("update attempts set next_look = ? where state = 'sent' and next_look > ?").run([now, now]);
  db.close();
}
