import { randomBytes } from "node:crypto";
import pg from "pg";
import { describe, inject, onTestFinished } from "vitest";
import { type Database, type DatabaseOptions, openDatabase } from "../../src/ledger/postgres/database.ts";
import { behind } from "../door.ts";
import { findBinaries } from "./server.ts";

/** Tests that are skipped where no PostgreSQL is installed. */
export function withPostgres(what: string, tests: () => void): void {
  describe.skipIf(!findBinaries())(`${what} (needs PostgreSQL)`, tests);
}

/** A database of this test's own, on a server that tests share; it is dropped afterwards. */
export async function freshUrl(door: "postgresDoor" | "timersDoor" = "postgresDoor"): Promise<string> {
  const shared = await behind(inject(door));
  const schema = `t_${randomBytes(8).toString("hex")}`;
  await execute(shared, `create schema ${schema}`);
  onTestFinished(
    async () => void (await execute(shared, `drop schema if exists ${schema}, ${schema}_practice cascade`)),
  );
  return `${shared}?application_name=${schema}&options=${encodeURIComponent(`-c search_path=${schema}`)}`;
}

/**
 * As `freshUrl`, but a database of its own, as an operator makes one. Who listens in it hears no desk of another test,
 * because a NOTIFY reaches the whole database, whatever the schema.
 */
export async function freshDatabase(): Promise<string> {
  const shared = await behind(inject("postgresDoor"));
  const name = `t_${randomBytes(8).toString("hex")}`;
  await execute(shared, `create database ${name}`);
  onTestFinished(async () => void (await execute(shared, `drop database ${name} with (force)`)));
  const { username, host } = new URL(shared);
  return `postgres://${username}@${host}/${name}?application_name=${name}`;
}

/** Somebody with the database and no key. Returns the last statement's rows. */
export async function execute<Row = unknown>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const results = [await client.query(sql)].flat();
    return results.at(-1)!.rows as Row[];
  } finally {
    await client.end();
  }
}

/** Of `freshUrl`'s connections, the processes that serve them. */
export async function backendsOf(url: string): Promise<number[]> {
  const rows = await execute<{ pid: number }>(
    url,
    `select pid from pg_stat_activity
     where application_name = current_setting('application_name') and pid <> pg_backend_pid()`,
  );
  return rows.map(({ pid }) => pid);
}

/** As `openDatabase`, closed when the test is over. */
export async function databaseAt(url: string, options: Partial<DatabaseOptions> = {}): Promise<Database> {
  const db = await openDatabase({ url, ...options });
  onTestFinished(() => db.close());
  return db;
}
