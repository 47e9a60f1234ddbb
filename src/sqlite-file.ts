import { accessSync, closeSync, constants, existsSync, lstatSync, openSync, readlinkSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import Libsql from "libsql";
import { closeToOthers, makeFolderOf, ownFile } from "./private-files.ts";
import { StartError } from "./start-error.ts";

export type SqliteFile = Libsql.Database;

const besides = ["", "-wal", "-shm", "-journal"];

/**
 * The only way to a database file. As soon as a process closes any descriptor of a file, POSIX takes all its locks on it,
 * and the next process to leave would throw the log away under us. So nobody but SQLite has a descriptor of one: here it
 * is made while it is absent, when nobody can be connected to it, and nowhere else is it opened.
 */
export function openSqliteFile(file: string, patienceMs: number): SqliteFile {
  if (file === ":memory:") return new Libsql(file);
  makeSqliteFile(file);
  if (statSync(file).isDirectory()) throw Object.assign(new Error(`${file} is a folder.`), { code: "EISDIR" });
  accessSync(file, constants.R_OK | constants.W_OK);
  for (const end of besides) closeToOthers(file + end);
  return new Libsql(resolve(file), { timeout: patienceMs }); // a bare name such as file:x would be read as an address
}

/** Changes nothing in it, and leaves its log to whoever works on it. */
export function lookIntoSqliteFile(file: string, patienceMs: number): SqliteFile {
  return new Libsql(`${pathToFileURL(file).href}?mode=ro`, { timeout: patienceMs });
}

/** As it is there, to take a lock on it: it is neither made nor closed to others. */
export function touchSqliteFile(file: string, patienceMs: number): SqliteFile {
  return new Libsql(`${pathToFileURL(file).href}?mode=rw`, { timeout: patienceMs });
}

/** An empty one, when there is none. @throws StartError */
export function makeSqliteFile(file: string): void {
  const target = behindLinks(file);
  makeFolderOf(target);
  mustNotBeLost(target);
  if (existsSync(target)) return;
  try {
    closeSync(openSync(target, "wx", ownFile));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error; // another process was quicker
  }
}

/** A new file would have SQLite throw away the log of the one that was here, and with it what is newest. @throws StartError */
export function mustNotBeLost(file: string): void {
  const log = logLeft(file); // before the file is looked for, because others make it first
  if (log === undefined || existsSync(file)) return;
  throw new StartError(
    `${file} is gone, and ${log} is left of it. Put that file back; or move the log away and put a backup in its place: npm run restore.`,
  );
}

/** What was not yet written into the file, or shall be taken out of it again. */
export function logLeft(file: string): string | undefined {
  return ["-wal", "-journal"].map((end) => file + end).find((log) => statSync(log, { throwIfNoEntry: false })?.size);
}

/** What a link that leads nowhere yet is to lead to. */
function behindLinks(file: string): string {
  const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink();
  return isLink ? behindLinks(resolve(dirname(file), readlinkSync(file))) : file;
}
