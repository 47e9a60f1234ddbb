import { closeSync, fdatasync, fstatSync, openSync, realpathSync } from "node:fs";
import { StoreDown } from "../refusals.ts";
import { identityOf } from "./guarded.ts";

/**
 * The write-ahead log of a database, which holds commits before they are in the file. It stays the same file for as
 * long as anybody has the database open.
 */
export interface Log {
  /** Calls back when all that was committed so far, by whomever, outlives a power cut. */
  sync(done: (error: Error | null) => void): void;
  /** @throws StoreDown when the next one to open the file would not find it */
  checkPlace(): void;
  close(): void;
}

/** The write-ahead log of a file that is open. */
export function openLog(file: string): Log {
  const name = `${realpathSync(file)}-wal`;
  const log = openSync(name, "r+");
  const { dev, ino } = fstatSync(log, { bigint: true });
  let isOpen = true;
  return {
    sync: (done) => fdatasync(log, done),
    checkPlace() {
      if (identityOf(name) !== `${dev}:${ino}`) throw new StoreDown(new Error(`${name} is gone`));
    },
    close() {
      if (isOpen) closeSync(log); // closed twice it might be another's number
      isOpen = false;
    },
  };
}

/** For what a power cut may undo. */
export const unsynced: Log = {
  sync: (done) => done(null),
  checkPlace() {},
  close() {},
};
