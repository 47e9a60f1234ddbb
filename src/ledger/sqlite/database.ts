import { openSqliteFile } from "../../machine/sqlite-file.ts";
import { LedgerTooNew, StoreDown } from "../errors.ts";
import type { Database } from "./connection.ts";
import { guarded } from "./guarded.ts";
import { mustNotHaveOlderDesk } from "./older-desk.ts";
import { migrations } from "./schema.ts";

export const patienceMs = 5_000;

/**
 * Opens the file, makes it when there is none, and brings its schema up to date. With `normal` the last writes may be
 * undone by a power cut, though not by the end of this process. Deleted content is overwritten with zeros; in the
 * write-ahead log it stays until the next checkpoint that truncates. `isAlone` is set by a caller that keeps every desk
 * away. @throws LedgerTooNew, OlderDesk
 */
export function openDatabase(
  file: string,
  synchronous: "full" | "normal" = "full",
  { isAlone = false } = {},
): Database {
  const db = openSqliteFile(file, "ledger", patienceMs, () => {
    if (!isAlone) mustNotHaveOlderDesk(file, patienceMs);
  });
  for (const pragma of ["journal_mode=wal", `synchronous=${synchronous}`, "secure_delete=on", "foreign_keys=off"]) {
    db.pragma(pragma);
  }
  try {
    migrate(db, file);
  } catch (error) {
    db.close();
    throw error;
  }
  return guarded(db, file);
}

/** Leaves all there is in the one file, since libsql holds on to it until its statements are collected. */
export function closeDatabase(db: Database): void {
  if (!db.open) return;
  try {
    db.prepare("pragma wal_checkpoint(truncate)").get([]);
  } catch (error) {
    if (!(error instanceof StoreDown)) throw error; // what cannot be written now is in the log, for the next start
  } finally {
    db.close();
  }
}

/** libsql gives a blob as a Buffer from `get` and as an ArrayBuffer from `all`. */
export function bytes(blob: Buffer | ArrayBuffer): Buffer {
  return Buffer.isBuffer(blob) ? blob : Buffer.from(blob);
}

type Connection = Pick<Database, "prepare" | "exec">;

function migrate(db: Connection, file: string): void {
  if (schemaOf(db, file) === migrations.length) return;
  db.exec("begin immediate"); // another process may be doing the same
  try {
    for (const sql of migrations.slice(schemaOf(db, file))) db.exec(sql);
    db.exec(`pragma user_version = ${migrations.length}`);
    db.exec("commit");
  } catch (error) {
    db.exec("rollback");
    throw error;
  }
}

function schemaOf(db: Connection, file: string): number {
  const { user_version: found } = db.prepare("pragma user_version").get([]) as { user_version: number };
  if (found > migrations.length) throw new LedgerTooNew(file, { found, known: migrations.length });
  return found;
}
