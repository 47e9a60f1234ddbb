import { LedgerTooNew } from "../refusals.ts";
import type { Database, Query } from "./database.ts";
import { migrations } from "./schema.ts";

const lock = 0x66_72_6f_6e; // the same for every Frontdesk on this database
const longestMs = 60_000;

/** Of desks that start at once, one does it and the others wait. @throws LedgerTooNew */
export async function migrate(db: Database): Promise<void> {
  if ((await schemaOf(db.query, db.place)) === migrations.length) return;
  await db.transaction(async (query) => {
    await query(`set local statement_timeout = ${longestMs}`);
    await query("select pg_advisory_xact_lock($1)", [lock]);
    const found = await schemaOf(query, db.place);
    if (found === 0) await query("create table if not exists schema_number (number integer not null)");
    for (const sql of migrations.slice(found)) await query(sql);
    await query("delete from schema_number");
    await query("insert into schema_number values ($1)", [migrations.length]);
  });
}

/** 0 when there is nothing yet. */
async function schemaOf(query: Query, place: string): Promise<number> {
  const there = await query<{ is: boolean }>("select to_regclass('schema_number') is not null as is", []);
  if (!there.rows[0]!.is) return 0;
  const { rows } = await query<{ number: number }>("select number from schema_number");
  const found = rows[0]?.number ?? 0;
  if (found > migrations.length) throw new LedgerTooNew(place, { found, known: migrations.length });
  return found;
}
