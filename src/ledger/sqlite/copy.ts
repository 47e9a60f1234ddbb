import { resolve } from "node:path";
import { holds, openSqliteFile, openToRead } from "../../machine/sqlite-file.ts";
import { verifyAudit } from "../audit.ts";
import { createCaseKeys } from "../case-keys.ts";
import { Damaged, LedgerTooNew, WrongKey } from "../errors.ts";
import { type CaseRow, openCase } from "../rows/case-row.ts";
import { ownerMark } from "../rows/fingerprints.ts";
import type { Keys } from "../sealing.ts";
import { readAudit } from "./audit-chain.ts";
import type { Database } from "./connection.ts";
import { bytes, patienceMs } from "./database.ts";
import { migrations } from "./schema.ts";

/** What a ledger's file holds. */
export interface FileContents {
  cases: number;
  rows: number;
  head: string;
  /** The instant of its newest audit row (ms). */
  until: number | undefined;
}

/** Copies a ledger's file as it is now into an empty file. Desks may go on working on it. */
export function copyFile(file: string, to: string): void {
  const db = openToRead(file, patienceMs);
  try {
    db.prepare("vacuum into ?").run([resolve(to)]); // a bare name such as file:x would be read as an address
  } finally {
    db.close();
  }
}

/** Removes everything of the vault from a copy, down to the last byte, except entries with one of these beginnings. */
export function stripVault(file: string, beginnings: readonly string[]): void {
  const db = openSqliteFile(file, "ledger", patienceMs);
  try {
    for (const pragma of ["journal_mode=memory", "temp_store=memory", "secure_delete=on"]) db.pragma(pragma);
    const isNamed = beginnings.map(() => "substr(key, 1, length(?)) = ?").join(" or ");
    db.prepare(`delete from vault where not (${isNamed})`).run(beginnings.flatMap((each) => [each, each]));
    db.exec("vacuum");
  } finally {
    db.close();
  }
}

/**
 * Reads a whole ledger to check it: every page, the audit chain, and every case under the key. @throws WrongKey,
 * LedgerTooNew, Damaged
 */
export async function inspect(file: string, keys: Keys, called = file): Promise<FileContents> {
  if (holds(file) !== "ledger") throw new Damaged(`${called} holds no ledger`);
  const db = openToRead(file, patienceMs);
  try {
    const { user_version: found } = db.prepare("pragma user_version").get([]) as { user_version: number };
    if (found > migrations.length) throw new LedgerTooNew(called, { found, known: migrations.length });
    const owner = db.prepare("select index_key as mark from ledger").get([]) as { mark: string } | undefined;
    if (!owner) throw new Damaged(`${called} holds no ledger`);
    if (owner.mark !== ownerMark(keys)) throw new WrongKey(called);
    const pages = db.prepare("pragma integrity_check").all([]) as { integrity_check: string }[];
    if (pages[0]?.integrity_check !== "ok") throw new Damaged(`${called} has broken pages`);
    const chain = await verifyAudit(readAudit(db)());
    if (!chain.holds) throw new Damaged(`the audit chain of ${called} is broken at row ${chain.seq}`);
    const { until } = db.prepare("select max(at) as until from audit").get([]) as { until: number | null };
    return { cases: openAll(db, keys), rows: chain.rows, head: chain.head, until: until ?? undefined };
  } finally {
    db.close();
  }
}

/** @throws SealBroken */
function openAll(db: Pick<Database, "prepare">, keys: Keys): number {
  const caseKeys = createCaseKeys(keys.sealing);
  const page = db.prepare("select * from cases where id > ? order by id limit 500"); // a file that an earlier build has made has fewer columns
  for (let [last, count] = ["", 0]; ; ) {
    const rows = page.all([last]) as CaseRow[];
    for (const row of rows) openCase({ ...row, key: bytes(row.key), body: bytes(row.body) }, caseKeys);
    count += rows.length;
    if (rows.length === 0) return count;
    last = rows.at(-1)!.id;
  }
}
