import { verifyAudit } from "./audit.ts";
import { createCaseKeys } from "./case-keys.ts";
import { Damaged } from "./errors.ts";
import { readAudit } from "./postgres/audit.ts";
import type { Database } from "./postgres/database.ts";
import type { Query } from "./postgres/query.ts";
import { type CaseRow, caseColumns, openCase } from "./rows/case-row.ts";
import type { Keys } from "./sealing.ts";
import { createAuditChain } from "./sqlite/audit-chain.ts";
import type { Database as File } from "./sqlite/connection.ts";
import { bytes } from "./sqlite/database.ts";

/**
 * The tables that are carried over. Their pages go by `key`, in whose order the rows were written where that matters. Slots
 * only space out calls, so they are not carried, and counts of cases are kept by SQLite alone.
 */
const tables: Record<string, { columns: string; key: readonly string[] }> = {
  cases: {
    columns:
      "id, version, world, flow, state, begun, owner, mail, phone, due, created, updated, key, body, filed, form",
    key: ["rowid"],
  },
  case_terms: { columns: "hash, opened, case_id", key: ["hash", "opened", "case_id"] },
  events: { columns: "id, case_id, at", key: ["rowid"] },
  outbox: {
    columns: "id, kind, case_id, audience, version, tries, ready, lease, body, restored, origin",
    key: ["rowid"],
  },
  attempts: {
    columns:
      "effect, case_id, api, partner, natural_key, sealed, version, state, signed_at, since, code, request_id, uin, " +
      "empties, looks, next_look, leased_until",
    key: ["rowid"],
  },
  intents: { columns: "partner, natural_key, case_id, at", key: ["partner", "natural_key"] },
  counters: { columns: "name, ends, count", key: ["name", "ends"] },
  controls: { columns: "api, at, lag", key: ["api"] },
  restores: { columns: "at, since, spends", key: ["at"] },
  links: {
    columns: "token, case_id, person, words, made, until, browser, opened, ended, why, asked",
    key: ["token"],
  },
  refusals: {
    columns: "hour, who, action, front, count, case_id, first, last",
    key: ["hour", "who", "action", "front"],
  },
  pauses: { columns: "id, what, by_whom, sealed, at, until, ended, ended_by, told", key: ["id"] },
  pause_waits: { columns: "case_id, at", key: ["case_id"] },
  audit: { columns: "seq, at, case_id, actor, what, detail, previous, hash, digest", key: ["seq"] },
  vault: { columns: "key, value, expires", key: ["rowid"] },
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

/** How far a move is: rows that were copied or checked, of all there are. */
export type Progress = (done: number, of: number) => void;

/**
 * Copies all rows of a SQLite ledger, still sealed, to a PostgreSQL whose schema is in place: all of them or none.
 * Nobody may write to the file meanwhile. `putAside` is called right before the commit, so that there are never two
 * ledgers that a desk could work on. @throws NotEmpty, Damaged, SealBroken, StoreDown
 */
export async function carryOver(
  file: File,
  db: Database,
  keys: Keys,
  putAside: () => void,
  progress: Progress = () => {},
): Promise<Carried> {
  const counted = countSteps(file, progress);
  const kept = await verifyAudit(each(createAuditChain(file).read(), counted));
  if (!kept.holds) throw new Damaged(`the audit chain of the file is broken at row ${kept.seq}`);
  return db.transaction(async (query) => {
    await query(`lock table ${Object.keys(tables).join(", ")}, audit_head in access exclusive mode`);
    const { rows: before } = await query(
      "select id from cases union all select effect from attempts union all select case_id from audit limit 1",
    );
    if (before.length > 0) throw new NotEmpty();
    const counts: Record<string, number> = {};
    for (const name of Object.keys(tables)) counts[name] = await carryTable(file, query, name, counted);
    if (kept.rows > 0) await query("update audit_head set seq = $1, hash = $2", [kept.rows, kept.head]);

    const arrived = await verifyAudit(each(readAudit({ query }), counted));
    if (!arrived.holds || arrived.head !== kept.head) throw new Damaged("the audit chain did not arrive whole");
    await openAll(query, keys, counted);
    putAside();
    return { cases: counts.cases!, attempts: counts.attempts!, rows: kept.rows, head: kept.head };
  });
}

/**
 * Copies one table. What a desk has put into the vault of a database without cases is replaced, because the desk can
 * fetch it again.
 */
async function carryTable(file: File, query: Query, name: string, counted: Counted): Promise<number> {
  const { columns, key } = tables[name]!;
  const names = columns.split(", ");
  const places = key.map((column, n) => `${column} as place${n}`);
  const page = (after: string) =>
    file.prepare(`select ${[columns, ...places]} from ${name} ${after} order by ${key} limit ${rowsAtOnce}`);
  const next = page(`where (${key}) > (${key.map(() => "?")})`);
  let rows = page("").all([]) as Record<string, unknown>[];
  for (let carried = 0; ; ) {
    if (rows.length === 0) return carried;
    const values = rows.flatMap((row) => names.map((column) => storedOf(row[column])));
    const spaces = rows.map((_, r) => `(${names.map((_, c) => `$${r * names.length + c + 1}`)})`);
    const already = name === "vault" ? "on conflict do nothing" : "";
    await query(`insert into ${name} (${columns}) values ${spaces} ${already}`, values);
    carried += rows.length;
    counted(rows.length);
    const last = rows.at(-1)!;
    rows = next.all(key.map((_, n) => storedOf(last[`place${n}`]))) as Record<string, unknown>[];
  }
}

type Counted = (steps: number) => void;

/** Every row is copied; those of the audit are checked before and afterwards, and cases are opened. */
function countSteps(file: File, progress: Progress): Counted {
  const countOf = (name: string) => (file.prepare(`select count(*) as n from ${name}`).get([]) as { n: number }).n;
  const counts = Object.fromEntries(Object.keys(tables).map((name) => [name, countOf(name)]));
  const of = Object.values(counts).reduce((sum, n) => sum + n, 0) + 2 * counts.audit! + counts.cases!;
  let done = 0;
  return (steps) => {
    done += steps;
    progress(done, of);
  };
}

async function* each<T>(items: AsyncIterable<T>, counted: Counted): AsyncIterable<T> {
  for await (const item of items) {
    yield item;
    counted(1);
  }
}

/** @throws SealBroken */
async function openAll(query: Query, keys: Keys, counted: Counted): Promise<void> {
  const caseKeys = createCaseKeys(keys.sealing);
  const page = `select ${caseColumns} from cases where id > $1 order by id limit ${rowsAtOnce}`;
  for (let last = ""; ; ) {
    const { rows } = await query<CaseRow>(page, [last]);
    for (const row of rows) openCase(row, caseKeys);
    counted(rows.length);
    if (rows.length < rowsAtOnce) return;
    last = rows.at(-1)!.id;
  }
}

/** A value out of a row of SQLite, as both databases take it. */
function storedOf(value: unknown): string | number | Buffer {
  return value instanceof ArrayBuffer ? bytes(value) : (value as string | number | Buffer);
}
