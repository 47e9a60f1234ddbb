import { accessSync, constants, statSync } from "node:fs";
import type { SqliteFile } from "../../machine/sqlite-file.ts";
import { StoreDown } from "../errors.ts";
import type { Database, Statement } from "./connection.ts";
import { asDown, isDamage } from "./failures.ts";

/**
 * A database that rejects with StoreDown while its file fails, and goes on by itself when it can. It does so too when
 * the name is gone or has become another file's: SQLite would go on writing into a file that nobody finds again.
 */
export function guarded(db: SqliteFile, file: string): Database {
  const opened = identityOf(file);
  const forget = db.prepare("pragma shrink_memory");
  let mustForget = false;

  function checkPlace(): void {
    const found = identityOf(file);
    if (found === opened) {
      accessSync(file, constants.W_OK); // on a read-only disk SQLite's shared memory would end us
      return;
    }
    const what = found === undefined ? "is gone" : "is another file now";
    throw new StoreDown(new Error(`${file} ${what}`));
  }

  function ask<T>(act: () => T): T {
    if (!db.open) throw new Error("The ledger is closed."); // libsql would end the process
    try {
      if (!db.inTransaction) {
        checkPlace(); // each time, because a disk may turn read-only between two reads
        if (mustForget) forget.run([]); // what was read of a broken page would be broken for ever
        mustForget = false;
      }
      return act();
    } catch (error) {
      if (isDamage(error)) guard.isDamaged = mustForget = true;
      throw asDown(error);
    }
  }

  function guardedStatement(sql: string): Statement {
    const statement = ask(() => db.prepare(sql));
    return {
      run: (params) => ask(() => statement.run(params)),
      get: (params) => ask(() => statement.get(params)),
      all: (params) => ask(() => statement.all(params)),
    };
  }

  const guard: Database = {
    isDamaged: false,
    get open() {
      return db.open;
    },
    get inTransaction() {
      return db.inTransaction;
    },
    prepare: guardedStatement,
    exec: (sql) => ask(() => db.exec(sql)),
    checkPlace,
    close: () => void db.close(),
  };
  return guard;
}

/** Which file has this name; undefined when none has. @throws what the system says of the folders on the way */
export function identityOf(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false, bigint: true });
  return found && `${found.dev}:${found.ino}`;
}
