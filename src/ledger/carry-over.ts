import { verifyAudit } from "./audit.ts";
import { createCaseKeys } from "./case-keys.ts";
import { Damaged } from "./errors.ts";
import { readAudit } from "./postgres/audit.ts";
import type { Database } from "./postgres/database.ts";
import type { Param, Query } from "./postgres/query.ts";
import { type CaseRow, caseColumns, openCase } from "./rows/case-row.ts";
import type { Keys } from "./sealing.ts";
import { createAuditChain } from "./sqlite/audit-chain.ts";
import type { Database as File } from "./sqlite/connection.ts";
import { bytes } from "./sqlite/database.ts";

/**
 * The tables that are carried over, each in the order in which its rows were written. Slots only space out calls, so
 * they are not carried.
 */
const tables: Record<string, { columns: string; order: string }> = {
  cases: {
    columns: "id, version, world, flow, state, begun, owner, mail, phone, due, created, updated, key, body",
    order: "rowid",
  },
  events: { columns: "id, case_id, at", order: "rowid" },
  outbox: { columns: "id, kind, case_id, audience, version, tries, ready, lease, body, restored", order: "rowid" },
  attempts: {
    columns:
      "effect, case_id, api, partner, natural_key, sealed, version, state, signed_at, since, code, request_id, uin, " +
      "empties, looks, next_look, leased_until",
    order: "rowid",
  },
  intents: { columns: "partner, natural_key, case_id, at", order: "partner, natural_key" },
  counters: { columns: "name, ends, count", order: "name, ends" },
  controls: { columns: "api, at, lag", order: "api" },
  restores: { columns: "at, since, spends", order: "at" },
  audit: { columns: "seq, at, case_id, actor, what, detail, previous, hash", order: "seq" },
  vault: { columns: "key, value, expires", order: "rowid" },
};

const rowsAtOnce = 500;

/** The target database holds cases, or has held some. */
export class NotEmpty extends Error {
  override name = "NotEmpty" as const;
}

export interface Carried {
  cases: number;
  attempts: number;
  /** How many rows the audit chain has. */
  rows: number;
  head: string;
}

/**
 * Copies all rows of a SQLite ledger, still sealed, to a PostgreSQL whose schema is in place: all of them or none.
 * Nobody may write to the file meanwhile. `putAside` is called right before the commit, so that there are never two
 * ledgers that a desk could work on. @throws NotEmpty, Damaged, SealBroken, StoreDown
 */
export async function carryOver(file: File, db: Database, keys: Keys, putAside: () => void): Promise<Carried> {
  const kept = await verifyAudit(createAuditChain(file).read());
  if (!kept.holds) throw new Damaged(`the audit chain of the file is broken at row ${kept.seq}`);
  return db.transaction(async (query) => {
    await query(`lock table ${Object.keys(tables).join(", ")}, audit_head in access exclusive mode`);
    const { rows: before } = await query(
      "select id from cases union all select effect from attempts union all select case_id from audit limit 1",
    );
    if (before.length > 0) throw new NotEmpty();
    const counts: Record<string, number> = {};
    for (const name of Object.keys(tables)) counts[name] = await carryTable(file, query, name);
    if (kept.rows > 0) await query("update audit_head set seq = $1, hash = $2", [kept.rows, kept.head]);

    const arrived = await verifyAudit(readAudit({ query }));
    if (!arrived.holds || arrived.head !== kept.head) throw new Damaged("the audit chain did not arrive whole");
    await openAll(query, keys);
    putAside();
    return { cases: counts.cases!, attempts: counts.attempts!, rows: kept.rows, head: kept.head };
  });
}

/**
 * Copies one table. What a desk has put into the vault of a database without cases is replaced, because the desk can
 * fetch it again.
 */
async function carryTable(file: File, query: Query, name: string): Promise<number> {
  const { columns, order } = tables[name]!;
  const names = columns.split(", ");
  const page = file.prepare(`select ${columns} from ${name} order by ${order} limit ${rowsAtOnce} offset ?`);
  for (let carried = 0; ; ) {
    const rows = page.all([carried]) as Record<string, unknown>[];
    if (rows.length === 0) return carried;
    const values = rows.flatMap((row) => names.map((column) => paramOf(row[column])));
    const places = rows.map((_, r) => `(${names.map((_, c) => `$${r * names.length + c + 1}`)})`);
    const already = name === "vault" ? "on conflict do nothing" : "";
    await query(`insert into ${name} (${columns}) values ${places} ${already}`, values);
    carried += rows.length;
  }
}

/** @throws SealBroken */
async function openAll(query: Query, keys: Keys): Promise<void> {
  const caseKeys = createCaseKeys(keys.sealing);
  const page = `select ${caseColumns} from cases where id > $1 order by id limit ${rowsAtOnce}`;
  for (let last = ""; ; ) {
    const { rows } = await query<CaseRow>(page, [last]);
    for (const row of rows) openCase(row, caseKeys);
    if (rows.length < rowsAtOnce) return;
    last = rows.at(-1)!.id;
  }
}

function paramOf(value: unknown): Param {
  return value instanceof ArrayBuffer || Buffer.isBuffer(value) ? bytes(value) : (value as Param);
}
