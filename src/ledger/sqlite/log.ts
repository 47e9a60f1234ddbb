import { closeSync, fdatasync, fdatasyncSync, openSync, realpathSync } from "node:fs";

/** Where commits are before they are in the file. It stays the same one for as long as anybody has the file open. */
export interface Log {
  /** Calls back when all that was committed so far, by whomever, outlives a power cut. */
  sync(done: (error: Error | null) => void): void;
  /** The same while everything else stands still, which is the quicker way when there is nothing else. */
  syncNow(): void;
  close(): void;
}

/** The write-ahead log of a file that is open. */
export function openLog(file: string): Log {
  const log = openSync(`${realpathSync(file)}-wal`, "r+");
  let isOpen = true;
  return {
    sync: (done) => fdatasync(log, done),
    syncNow: () => fdatasyncSync(log),
    close() {
      if (isOpen) closeSync(log); // closed twice it might be another's number
      isOpen = false;
    },
  };
}

/** For what a power cut may undo. */
export const unsynced: Log = {
  sync: (done) => done(null),
  syncNow() {},
  close() {},
};
