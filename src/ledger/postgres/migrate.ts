import pg from "pg";
import { LedgerTooNew, OlderDesk } from "../errors.ts";
import { createConnector } from "./connector.ts";
import { olderDesksOn } from "./desks.ts";
import { channelOf } from "./listen.ts";
import { type Query, queryOn } from "./query.ts";
import { migrations as ours } from "./schema.ts";

/** The key of the lock under which one Frontdesk at a time migrates a database. */
export const migrationLock = 0x66_72_6f_6e;
const deadlineMs = 6_000;
const longestMs = 60_000;

export interface Target {
  place: string;
  /** How long connecting may take. */
  connectMs?: number;
  /** Made where there is none; the connection's own when left out. */
  schema?: string | undefined;
}

/**
 * Brings the schema up to date. Of desks that start at once, of whatever versions, one migrates and the others wait.
 * @throws LedgerTooNew, OlderDesk, StoreDown
 */
export async function migrate(url: string, { place, schema, connectMs = deadlineMs }: Target, migrations = ours) {
  const client = await createConnector(url, schema).open({ connectMs, statementMs: longestMs });
  const query = queryOn(client);
  try {
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
  } finally {
    await client.end().catch(() => {}); // ending the connection undoes what was not committed
  }
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
