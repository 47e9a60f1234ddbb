import pg from "pg";
import { type DatabaseState, heldSinceQuery } from "../database-state.ts";
import { LedgerTooNew, WrongKey } from "../errors.ts";
import { ownerMark } from "../rows/fingerprints.ts";
import type { Keys } from "../sealing.ts";
import { placeOf } from "./address.ts";
import { createConnector } from "./connector.ts";
import { olderDesksOn } from "./desks.ts";
import { channelOf } from "./listen.ts";
import { schemaOf } from "./migrate.ts";
import { type Query, queryOn } from "./query.ts";
import { migrations } from "./schema.ts";

const deadlineMs = 6_000;

/** Whether this user could work there, and the number of the schema; 0 where there is none yet. @throws StoreDown, WrongKey, LedgerTooNew */
export function inspectPostgres(url: string, keys: Keys | undefined, schema?: string): Promise<DatabaseState> {
  const known = migrations.length;
  const place = placeOf(url, schema);
  return withClient(url, schema, async (query) => {
    const found = await schemaOf(query);
    if (found > known) throw new LedgerTooNew(place, { found, known });
    if (found < known) await mayMakeTables(query, found === 0 ? schema : undefined);
    const { rows } = found > 0 ? await query<{ mark: string }>("select index_key as mark from ledger") : { rows: [] };
    if (rows[0] && keys && rows[0].mark !== ownerMark(keys)) throw new WrongKey(place);
    const held = (await isThere(query, "restores")) ? await query<{ since: number }>(heldSinceQuery) : undefined;
    const older = await olderDesksOn(query, channelOf({ schema }), found);
    return { found, known, older, ...(held?.rows[0] && { heldSince: held.rows[0].since }) };
  });
}

/** What the vault has under keys that begin so, sealed. @throws StoreDown */
export function readVaultEntries(url: string, beginning: string, schema?: string): Promise<Map<string, string>> {
  return withClient(url, schema, async (query) => {
    if (!(await isThere(query, "vault"))) return new Map();
    const { rows } = await query<{ key: string; value: string }>(
      "select key, value from vault where starts_with(key, $1)",
      [beginning],
    );
    return new Map(rows.map(({ key, value }) => [key, value]));
  });
}

async function isThere(query: Query, table: string): Promise<boolean> {
  return (await query("select 1 where to_regclass($1) is not null", [table])).count === 1;
}

async function withClient<T>(url: string, schema: string | undefined, read: (query: Query) => Promise<T>): Promise<T> {
  const client = await createConnector(url, schema).open({ connectMs: deadlineMs, statementMs: deadlineMs });
  const query = queryOn(client);
  try {
    return await read(query);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Tries whether this user may make tables, and undoes it. */
async function mayMakeTables(query: Query, schema: string | undefined): Promise<void> {
  await query("begin");
  if (schema) await query(`create schema if not exists ${pg.escapeIdentifier(schema)}`);
  await query("create table frontdesk_look (number integer)");
  await query("rollback");
}
