import pg from "pg";
import { LedgerTooNew, OlderDesk } from "../errors.ts";
import { olderDesksOn } from "./desks.ts";
import { asDown } from "./failures.ts";
import { channelOf } from "./listen.ts";
import { type Query, queryOn } from "./query.ts";
import { migrations as ours } from "./schema.ts";

/** The key of the lock under which one Frontdesk at a time migrates a database. */
export const migrationLock = 0x66_72_6f_6e;
const longestMs = 60_000;

export interface Target {
  place: string;
  /** Made where there is none; the connection's own when left out. */
  schema?: string | undefined;
}

/**
 * Brings the schema up to date. Of desks that start at once, of whatever versions, one migrates and the others wait.
 * @throws LedgerTooNew, OlderDesk, StoreDown
 */
export async function migrate(config: pg.ClientConfig, { place, schema }: Target, migrations = ours): Promise<void> {
  const client = new pg.Client({ ...config, statement_timeout: longestMs });
  client.on("error", () => {}); // the statement under way tells
  const query = queryOn(client);
  try {
    await client.connect();
    if (schema) await query(enter(schema));
    if ((await schemaOf(query)) === migrations.length) return;
    await query("begin");
    await query("select pg_advisory_xact_lock($1)", [migrationLock]);
    if (schema) await query(`create schema if not exists ${pg.escapeIdentifier(schema)}`);
    const found = await schemaOf(query);
    if (found > migrations.length) throw new LedgerTooNew(place, { found, known: migrations.length });
    const older = await olderDesksOn(query, channelOf({ schema }), found);
    if (older) throw new OlderDesk(place, older);
    if (found === 0) await query("create table if not exists schema_number (number integer not null)");
    for (const sql of migrations.slice(found)) await query(sql);
    await query("delete from schema_number");
    await query("insert into schema_number values ($1)", [migrations.length]);
    await query("commit");
  } catch (error) {
    throw error instanceof LedgerTooNew || error instanceof OlderDesk ? error : asDown(error);
  } finally {
    await client.end().catch(() => {}); // which undoes what was not committed
  }
}

/** The statement with which a connection enters another schema than its own. */
export function enter(schema: string): string {
  return `set search_path to ${pg.escapeIdentifier(schema)}`;
}

/**
 * The number of the schema, 0 when there is none. It is read from the catalogue's rows, because the meaning of a
 * table's name is cached while we wait for the lock.
 */
export async function schemaOf(query: Query): Promise<number> {
  const there = await query(
    "select 1 from pg_class where relname = 'schema_number' and relnamespace = current_schema()::regnamespace",
  );
  if (there.count === 0) return 0;
  const { rows } = await query<{ number: number }>("select number from schema_number");
  return rows[0]?.number ?? 0;
}
