import { EventEmitter } from "node:events";
import type { KeyvStoreAdapter, StoredData } from "keyv";
import type { Database } from "../ledger/postgres/database.ts";
import { type Given, instant } from "../ledger/postgres/instant.ts";

import type { Listed } from "./vault.ts";

/** A Keyv store beside the ledger's tables, on the ledger's connections. Every entry must have a time to live. */
export class PostgresStore extends EventEmitter implements KeyvStoreAdapter, Listed {
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
    const { count } = await this.#db.query(
      `insert into vault values ($2, $3, ${instant(1)} + $4)
       on conflict (key) do update set value = excluded.value, expires = excluded.expires`,
      [this.#given(), key, value, Math.ceil(ttl)],
    );
    return count === 1;
  }

  /** Deletes an entry. True for exactly one of several callers that delete it at once. */
  async delete(key: string): Promise<boolean> {
    return (await this.#db.query("delete from vault where key = $1", [key])).count === 1;
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
    return (await this.#db.query(`delete from vault where expires <= ${instant(1)}`, [this.#given()])).count;
  }

  /** Does nothing, because the connections belong to the ledger. */
  async disconnect(): Promise<void> {}
}
