import { closeSync, fdatasync, fstatSync, openSync, realpathSync } from "node:fs";
import { StoreDown } from "../errors.ts";
import { identityOf } from "./guarded.ts";

/**
 * The write-ahead log of a database, which holds commits before they are in the file. It stays the same file for as
 * long as anybody has the database open.
 */
export interface Log {
  /** Calls back when everything committed so far, by any process, would survive a power cut. */
  sync(done: (error: Error | null) => void): void;
  /**
   * Checks that the log still has its name. @throws StoreDown when the next process to open the file would not find it
   */
  checkPlace(): void;
  close(): void;
}

/** The write-ahead log of a file that is open. */
export function openLog(file: string): Log {
  const name = `${realpathSync(file)}-wal`;
  const log = openSync(name, "r+");
  const { dev, ino } = fstatSync(log, { bigint: true });
  const opened = `${dev}:${ino}`;
  let isOpen = true;
  return {
    sync: (done) => fdatasync(log, done),
    checkPlace() {
      if (identityOf(name) !== opened) throw new StoreDown(new Error(`${name} is gone`));
    },
    close() {
      if (isOpen) closeSync(log); // closing a descriptor twice might close another file
      isOpen = false;
    },
  };
}

/** A log that is never synced, for what a power cut may undo. */
export const unsynced: Log = {
  sync: (done) => done(null),
  checkPlace() {},
  close() {},
};
