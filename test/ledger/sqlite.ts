import Libsql from "libsql";
import { onTestFinished } from "vitest";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { createSqliteLedger } from "../../src/ledger/sqlite/ledger.ts";
import { SqliteStore } from "../../src/vault/sqlite-store.ts";
import { databaseFile, keys } from "./files.ts";
import { start } from "./turns.ts";

/** A new ledger in a file of its own, by a clock that stands still. */
export async function openSqlite() {
  const file = databaseFile();
  const clock = { now: start };
  const reopen = async (): Promise<Ledger> => {
    const ledger = createSqliteLedger({ file, keys, clock: () => clock.now });
    onTestFinished(() => ledger.close());
    return ledger;
  };
  async function vaultStore() {
    const store = new SqliteStore(file, () => clock.now);
    onTestFinished(() => store.disconnect());
    return store;
  }
  const tampers = async (sql: string) => tamper(file, sql);
  return { ledger: await reopen(), clock, reopen, vaultStore, file, tamper: tampers };
}

/** Somebody with the file and no key. */
export function tamper(file: string, sql: string): unknown[] {
  const db = new Libsql(file);
  try {
    const statement = db.prepare(sql);
    if (statement.reader) return statement.all();
    statement.run();
    return [];
  } finally {
    db.close();
  }
}
