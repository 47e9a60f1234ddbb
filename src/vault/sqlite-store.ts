import { EventEmitter } from "node:events";
import type { KeyvStoreAdapter, StoredData } from "keyv";
import type { Database } from "../ledger/sqlite/connection.ts";
import { closeDatabase, openDatabase } from "../ledger/sqlite/database.ts";
import { createGroupCommit, type GroupCommit } from "../ledger/sqlite/group-commit.ts";
import { type Log, openLog, unsynced } from "../ledger/sqlite/sync-log.ts";
import { prepareVaultRows } from "../ledger/sqlite/vault-rows.ts";
import type { Notes } from "./entries.ts";
import type { Listed } from "./vault.ts";

/**
 * A Keyv store in the ledger's file. Every entry must have a time to live. What Keyv writes is durable when it returns,
 * and notes are not.
 */
export class SqliteStore extends EventEmitter implements KeyvStoreAdapter, Listed, Notes {
  readonly opts: { dialect: "sqlite"; file: string };
  namespace?: string | undefined;
  readonly #db: Database;
  readonly #clock: () => number;
  readonly #sql: ReturnType<typeof prepare>;
  readonly #log: Log;
  readonly #groupCommit: GroupCommit;
  readonly #notes: GroupCommit;

  constructor(file: string, clock: () => number = Date.now) {
    super();
    this.#clock = clock;
    this.opts = { dialect: "sqlite", file };
    this.#db = openDatabase(file, "normal");
    this.#sql = prepare(this.#db);
    this.#log = openLog(file);
    this.#groupCommit = createGroupCommit(this.#db, clock, this.#log);
    this.#notes = createGroupCommit(this.#db, clock, unsynced);
  }

  async get<Value>(key: string): Promise<StoredData<Value> | undefined> {
    return (this.#sql.read.get([key, this.#clock()]) as { value: Value } | undefined)?.value;
  }

  async set(key: string, value: string, ttl?: number): Promise<boolean> {
    if (ttl === undefined) throw new Error(`${key} has no time to live.`);
    return this.#groupCommit.share(({ now }) => this.#sql.rows.put(key, value, now + Math.ceil(ttl)));
  }

  async delete(key: string): Promise<boolean> {
    return this.#groupCommit.share(() => this.#sql.rows.drop(key));
  }

  async note(key: string, value: string | undefined, ttlMs: number): Promise<void> {
    await this.#notes.share(({ now }) => {
      if (value === undefined) this.#sql.rows.drop(key);
      else this.#sql.rows.put(key, value, now + Math.ceil(ttlMs));
    });
  }

  async replace(key: string, before: string | undefined, value: string | undefined, ttlMs: number): Promise<boolean> {
    if (before === undefined && value === undefined) return true;
    return this.#notes.share(({ now }) => {
      const { add, change, removeThis } = this.#sql;
      if (value === undefined) return removeThis.run([key, before ?? null]).changes === 1;
      const expires = now + Math.ceil(ttlMs);
      if (before === undefined) return add.run([key, value, expires, now]).changes === 1;
      return change.run([value, expires, key, before]).changes === 1;
    });
  }

  async has(key: string): Promise<boolean> {
    return this.#sql.read.get([key, this.#clock()]) !== undefined;
  }

  async clear(): Promise<void> {
    const prefix = this.namespace === undefined ? "" : `${this.namespace}:`;
    await this.#groupCommit.share(() => this.#sql.removeAll.run([prefix.length, prefix]));
  }

  async list(beginnings: readonly string[]): Promise<{ key: string; keepMs: number }[]> {
    const now = this.#clock();
    const rows = beginnings.flatMap((each) => this.#sql.list.all([now, each.length, each]));
    return (rows as { key: string; expires: number }[]).map(({ key, expires }) => ({ key, keepMs: expires - now }));
  }

  /**
   * Deletes expired entries and returns their number. Their content is overwritten with zeros in the file. It is out of
   * the write-ahead log too, unless another process was reading; then the next sweep removes it.
   */
  async sweep(): Promise<number> {
    const { changes } = await this.#groupCommit.share(() => this.#sql.removeExpired.run([this.#clock()]));
    this.#sql.truncateLog.get([]);
    return changes;
  }

  async disconnect(): Promise<void> {
    await this.#notes.close();
    await this.#groupCommit.close();
    this.#log.close();
    closeDatabase(this.#db);
  }
}

function prepare(db: Database) {
  return {
    read: db.prepare("select value from vault where key = ? and expires > ?"),
    list: db.prepare("select key, expires from vault where expires > ? and substr(key, 1, ?) = ? order by rowid"),
    rows: prepareVaultRows(db),
    add: db.prepare(
      `insert into vault values (?, ?, ?) on conflict do update
       set value = excluded.value, expires = excluded.expires where vault.expires <= ?`,
    ),
    change: db.prepare("update vault set value = ?, expires = ? where key = ? and value = ?"),
    removeThis: db.prepare("delete from vault where key = ? and value = ?"),
    removeAll: db.prepare("delete from vault where substr(key, 1, ?) = ?"),
    removeExpired: db.prepare("delete from vault where expires <= ?"),
    truncateLog: db.prepare("pragma wal_checkpoint(truncate)"),
  };
}
