import { EventEmitter } from "node:events";
import type { KeyvStoreAdapter, StoredData } from "keyv";
import type { Database } from "../ledger/postgres/database.ts";
import { type Given, instant } from "../ledger/postgres/instant.ts";
import type { Param } from "../ledger/postgres/query.ts";
import type { Notes } from "./entries.ts";
import type { Listed } from "./vault.ts";

/** A condition that always holds, and with which the commit of a lone statement waits for no disk and no standby. */
const unsynced = "(select set_config('synchronous_commit', 'off', true)) = 'off'";

/**
 * A Keyv store beside the ledger's tables, on the ledger's connections. Every entry must have a time to live. What Keyv
 * writes is durable when it returns, and notes are not.
 */
export class PostgresStore extends EventEmitter implements KeyvStoreAdapter, Listed, Notes {
  readonly opts = { dialect: "postgres" };
  namespace?: string | undefined;
  readonly #db: Database;
  readonly #given: Given;

  /** `clock` replaces the database's clock. */
  constructor(db: Database, clock?: () => number) {
    super();
    this.#db = db;
    this.#given = () => (clock ? Math.floor(clock()) : null);
  }

  async get<Value>(key: string): Promise<StoredData<Value> | undefined> {
    const { rows } = await this.#db.query<{ value: Value }>(
      `select value from vault where key = $2 and expires > ${instant(1)}`,
      [this.#given(), key],
    );
    return rows[0]?.value;
  }

  async set(key: string, value: string, ttl?: number): Promise<boolean> {
    if (ttl === undefined) throw new Error(`${key} has no time to live.`);
    return this.#isOne(
      `insert into vault values ($2, $3, ${instant(1)} + $4)
       on conflict (key) do update set value = excluded.value, expires = excluded.expires`,
      [this.#given(), key, value, Math.ceil(ttl)],
    );
  }

  async note(key: string, value: string | undefined, ttlMs: number): Promise<void> {
    if (value === undefined) await this.#db.query(`delete from vault where key = $1 and ${unsynced}`, [key]);
    else
      await this.#db.query(
        `insert into vault select $2, $3, ${instant(1)} + $4 where ${unsynced}
         on conflict (key) do update set value = excluded.value, expires = excluded.expires`,
        [this.#given(), key, value, Math.ceil(ttlMs)],
      );
  }

  async replace(key: string, before: string | undefined, value: string | undefined, ttlMs: number): Promise<boolean> {
    if (value === undefined)
      return (
        before === undefined ||
        this.#isOne(`delete from vault where key = $1 and value = $2 and ${unsynced}`, [key, before])
      );
    const put = [this.#given(), key, value, Math.ceil(ttlMs)];
    if (before !== undefined)
      return this.#isOne(
        `update vault set value = $3, expires = ${instant(1)} + $4 where key = $2 and value = $5 and ${unsynced}`,
        [...put, before],
      );
    return this.#isOne(
      `insert into vault select $2, $3, ${instant(1)} + $4 where ${unsynced} on conflict (key) do update
       set value = excluded.value, expires = excluded.expires where vault.expires <= ${instant(1)}`,
      put,
    );
  }

  async #isOne(sql: string, given: readonly Param[]): Promise<boolean> {
    return (await this.#db.query(sql, given)).count === 1;
  }

  /** Deletes an entry. True for exactly one of several callers that delete it at once. */
  async delete(key: string): Promise<boolean> {
    return this.#isOne("delete from vault where key = $1", [key]);
  }

  async has(key: string): Promise<boolean> {
    return (await this.get(key)) !== undefined;
  }

  async clear(): Promise<void> {
    const prefix = this.namespace === undefined ? "" : `${this.namespace}:`;
    await this.#db.query("delete from vault where starts_with(key, $1)", [prefix]);
  }

  async list(beginnings: readonly string[]): Promise<{ key: string; keepMs: number }[]> {
    const { rows } = await this.#db.query<{ key: string; keepMs: number }>(
      `select key, expires - ${instant(1)} as "keepMs" from vault
       where expires > ${instant(1)} and exists (select 1 from unnest($2::text[]) as t (each) where starts_with(key, each))`,
      [this.#given(), beginnings],
    );
    return rows;
  }

  /**
   * Deletes expired entries and returns their number. Their sealed content stays in the database's files until a
   * vacuum.
   */
  async sweep(): Promise<number> {
    const sweep = `delete from vault where key in
      (select key from vault where expires <= ${instant(1)} for update skip locked)`; // a turn holds its rows until its end
    return (await this.#db.query(sweep, [this.#given()])).count;
  }

  /** Does nothing, because the connections belong to the ledger. */
  async disconnect(): Promise<void> {}
}
