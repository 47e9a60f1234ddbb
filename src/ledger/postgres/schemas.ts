import pg from "pg";
import type { Inside } from "../without-key.ts";
import { placeOf } from "./address.ts";
import { createConnector } from "./connector.ts";
import { desksOn } from "./desks.ts";
import { workChannel } from "./listen.ts";
import { migrationLock } from "./migrate.ts";
import { type Query, queryOn } from "./query.ts";
import { migrations } from "./schema.ts";

/**
 * The schemas of a database that Frontdesk uses: real cases are in the schema that its address leads to, and practice
 * has one beside it.
 */
export interface Schemas {
  /** The address of the database, without user and password. */
  place: string;
  real: string;
  practice: string;
  /** Whether the schema that the address names is there. */
  isNamed: boolean;
  /** A table in that schema that has one of our names, whether it is ours or not. */
  taken: string | undefined;
  inReal: Inside;
  inPractice: Inside;
}

const deadlineMs = 6_000;
const longestMs = 60_000;

/** @throws StoreDown */
export function schemasAt(url: string): Promise<Schemas> {
  return apart(url, deadlineMs, async (query) => {
    const { rows } = await query<{ real: string | null }>("select current_schema() as real");
    const real = rows[0]?.real ?? "public";
    const practice = practiceBeside(real);
    const { rows: taken } = await query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = $1 and tablename = any($2) limit 1",
      [practice, tables],
    );
    const { rows: named } = await query("select 1 from pg_namespace where nspname = $1", [practice]);
    return {
      place: placeOf(url),
      real,
      practice,
      isNamed: named.length > 0,
      taken: taken[0]?.name,
      inReal: await insideOf(query, real),
      inPractice: await insideOf(query, practice),
    };
  });
}

/** Makes an empty schema for practice. Its existence shows that practice no longer writes among real cases. */
export function makeSchema(url: string, schema: string): Promise<void> {
  return apart(url, deadlineMs, async (query) => void (await query(`create schema if not exists ${quoted(schema)}`)));
}

/** Moves all of Frontdesk's tables to the practice schema, or none. False while a desk is at work on them. */
export function moveTables(url: string, { real, practice }: Schemas): Promise<boolean> {
  return apart(url, longestMs, async (query) => {
    await query("begin");
    await query("select pg_advisory_xact_lock($1)", [migrationLock]);
    if (await desksOn(query, workChannel)) return false;
    await query(`create schema if not exists ${quoted(practice)}`);
    for (const table of tables)
      if (await isThere(query, real, table))
        await query(`alter table ${quoted(real)}.${table} set schema ${quoted(practice)}`);
    await query("commit");
    return true;
  });
}

const made = [...migrations.join().matchAll(/create table (?:if not exists )?(\w+)/g)];
const tables = ["schema_number", ...made.map(([, name]) => name!)];

function practiceBeside(real: string): string {
  return real === "public" ? "practice" : `${real}_practice`;
}

function quoted(name: string): string {
  return pg.escapeIdentifier(name);
}

async function isThere(query: Query, schema: string, table: string): Promise<boolean> {
  const found = await query("select 1 from pg_tables where schemaname = $1 and tablename = $2", [schema, table]);
  return found.count > 0;
}

async function insideOf(query: Query, schema: string): Promise<Inside> {
  if (!(await isThere(query, schema, "ledger"))) return { has: [] };
  const at = quoted(schema);
  const { rows: marks } = await query<{ mark: string }>(`select index_key as mark from ${at}.ledger`);
  const { rows: worlds } = await query<{ world: string }>(
    `select world from (values ('practice'), ('real')) as w (world)
     where exists (select 1 from ${at}.cases c where c.world = w.world)`,
  );
  return { ...(marks[0] && { mark: marks[0].mark }), has: worlds.map(({ world }) => world) };
}

/** Works on a connection of its own. What is not committed is undone. */
async function apart<T>(url: string, longest: number, work: (query: Query) => Promise<T>): Promise<T> {
  const client = await createConnector(url).open({ connectMs: deadlineMs, statementMs: longest });
  try {
    return await work(queryOn(client));
  } finally {
    await client.end().catch(() => {});
  }
}
