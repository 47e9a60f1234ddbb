import pg from "pg";
import type { Keys } from "../../sealing.ts";
import { heldSinceQuery, type Looked } from "../looked.ts";
import { LedgerTooNew, WrongKey } from "../refusals.ts";
import { ownerMark } from "../rows/fingerprints.ts";
import { placeOf } from "./database.ts";
import { olderDesksOn } from "./desks.ts";
import { channelOf } from "./ear.ts";
import { asDown } from "./failures.ts";
import { enter, schemaOf } from "./migrate.ts";
import { getTypeParser, queryOn } from "./query.ts";
import { migrations } from "./schema.ts";

export { placeOf } from "./database.ts";

const deadlineMs = 6_000;

/** Whether this user could work there, and the number of the schema; 0 where there is none yet. @throws StoreDown, WrongKey, LedgerTooNew */
export async function lookAtPostgres(url: string, keys: Keys | undefined, schema?: string): Promise<Looked> {
  const known = migrations.length;
  const place = placeOf(url, schema);
  const client = new pg.Client({
    application_name: "frontdesk",
    connectionString: url,
    connectionTimeoutMillis: deadlineMs,
    types: { getTypeParser },
    statement_timeout: deadlineMs,
    query_timeout: 2 * deadlineMs,
  });
  client.on("error", () => {}); // the statement under way tells
  const query = queryOn(client);
  try {
    await client.connect().catch((error: unknown) => {
      throw asDown(error);
    });
    if (schema) await query(enter(schema));
    const found = await schemaOf(query);
    if (found > known) throw new LedgerTooNew(place, { found, known });
    if (found < known) await mayMakeTables(query, found === 0 ? schema : undefined);
    const { rows } = found > 0 ? await query<{ mark: string }>("select index_key as mark from ledger") : { rows: [] };
    if (rows[0] && keys && rows[0].mark !== ownerMark(keys)) throw new WrongKey(place);
    const held = (await query("select 1 where to_regclass('restores') is not null")).count
      ? await query<{ since: number }>(heldSinceQuery)
      : undefined;
    const older = await olderDesksOn(query, channelOf({ schema }), found);
    return { found, known, older, ...(held?.rows[0] && { heldSince: held.rows[0].since }) };
  } finally {
    await client.end().catch(() => {});
  }
}

/** Tried, and undone. */
async function mayMakeTables(query: ReturnType<typeof queryOn>, schema: string | undefined): Promise<void> {
  await query("begin");
  if (schema) await query(`create schema if not exists ${pg.escapeIdentifier(schema)}`);
  await query("create table frontdesk_look (number integer)");
  await query("rollback");
}
