import { realpathSync, rmSync } from "node:fs";
import { moveFile } from "../../machine/new-file.ts";
import { openSqliteFile, openToRead, touchSqliteFile } from "../../machine/sqlite-file.ts";
import { copyFile } from "./copy.ts";
import { patienceMs } from "./database.ts";
import { desksAt, earlierLockNameOf, lockNameOf } from "./desk-lock.ts";

/**
 * A program of its own that reads a ledger's file or gives it another name. libsql closes a file only when its process
 * ends. A process that still had a renamed file open would later delete the log of the file that has its old name by
 * then. `rename-process.js FILE` says what is in the file, `rename-process.js FILE TO` renames it.
 */
const [file, to] = process.argv.slice(2) as [string, string?];
let answer: object;
try {
  answer = to === undefined ? inside() : { isMoved: isAlone() && isFree() && moved(to) };
} catch (error) {
  const { code, message } = error as Error & { code?: string };
  answer = { failed: { code, message } };
}
console.log(JSON.stringify(answer));

function inside(): object {
  const db = openToRead(file, patienceMs);
  const first = (sql: string) => db.prepare(sql).get([]) as Record<string, unknown> | undefined;
  if (first("select 1 from sqlite_master where name = 'ledger'") === undefined) return { has: [] };
  const has = ["practice", "real"].filter((world) => first(`select 1 from cases where world = '${world}' limit 1`));
  return { has, mark: first("select index_key as mark from ledger")?.mark };
}

/** Whether no desk is at work on the file. Each desk holds a lock beside its file. */
function isAlone(): boolean {
  if (earlierLockNameOf(file) !== undefined && desksAt(file)) return false;
  return unlessBusy(() => openSqliteFile(lockNameOf(file), "lock", 0).exec("begin exclusive"));
}

/**
 * Whether no process has the file open. An open file stays in write-ahead mode; a file that leaves that mode has
 * everything in itself.
 */
function isFree(): boolean {
  return unlessBusy(() => touchSqliteFile(file, 1_000).exec("pragma journal_mode=delete"));
}

/** Renames the file that a link leads to. The link stays, for the next file, which has a lock of its own. */
function moved(name: string): true {
  const locks = [lockNameOf(file), earlierLockNameOf(file)];
  moveFile(realpathSync(file), name, copyFile);
  for (const lock of locks) if (lock !== undefined) rmSync(lock, { force: true });
  return true;
}

function unlessBusy(act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === "SQLITE_BUSY") return false;
    throw error;
  }
}
