import { accessSync, closeSync, constants, existsSync, lstatSync, openSync, readlinkSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import Libsql from "libsql";
import { closeToOthers, makeFolderOf, ownFile } from "./private-files.ts";

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
  return new Libsql(file, { timeout: patienceMs });
}

/** Changes nothing in it, and leaves its log to whoever works on it. */
export function lookIntoSqliteFile(file: string, patienceMs: number): SqliteFile {
  return new Libsql(`${pathToFileURL(file).href}?mode=ro`, { timeout: patienceMs });
}

/** An empty one, when there is none. */
export function makeSqliteFile(file: string): void {
  makeFolderOf(file);
  if (existsSync(file)) return;
  try {
    closeSync(openSync(behindLinks(file), "wx", ownFile));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error; // another process was quicker
  }
}

/** What a link that leads nowhere yet is to lead to. */
function behindLinks(file: string): string {
  const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink();
  return isLink ? behindLinks(resolve(dirname(file), readlinkSync(file))) : file;
}
