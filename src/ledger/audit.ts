import { hash } from "node:crypto";
import type { AuditRow, Commit } from "./ledger.ts";

/** What stands in place of a hash before the first row. */
export const noRow = "";

/** The last row there is. */
export type AuditHead = Pick<AuditRow, "seq" | "hash">;

/** The part of a commit that goes into its audit row. */
export type Audited = Pick<Commit, "audit"> & { case: Pick<Commit["case"], "id"> };

/** Stands in place of a case number in audit rows about the ledger itself. */
const noCase = "-";

export function audited(what: string, detail: Record<string, string | number>, actor = "operator"): Audited {
  return { case: { id: noCase }, audit: { actor, what, detail } };
}

/** The row that a commit adds after `head`, by the ledger's clock. */
export function auditRow(head: AuditHead, at: number, { case: { id: caseId }, audit }: Audited): AuditRow {
  const { actor, what, detail = {} } = audit;
  const seq = head.seq + 1;
  const hash = auditHash(head.hash, { seq, at, caseId, actor, what, detail });
  return { seq, at, caseId, actor, what, detail, hash };
}

/** Lower-case hex over the hash of the row before and the row, its details in the order of their names. */
export function auditHash(before: string, row: Omit<AuditRow, "hash">): string {
  const detail = Object.entries(row.detail).sort(([a], [b]) => (a < b ? -1 : 1));
  return hash("sha256", before + JSON.stringify([row.seq, row.at, row.caseId, row.actor, row.what, detail]));
}

/**
 * Whether the chain holds. A `head` that was noted elsewhere shows later that no row was cut off the end, which the
 * chain alone cannot show. `seq` is the first row that does not follow.
 */
export type AuditResult = { holds: true; rows: number; head: string } | { holds: false; seq: number };

/** Checks the chain. It needs every row, from the first on. */
export async function verifyAudit(rows: AsyncIterable<AuditRow> | Iterable<AuditRow>): Promise<AuditResult> {
  let count = 0;
  let head = noRow;
  for await (const row of rows) {
    if (row.seq !== count + 1 || row.hash !== auditHash(head, row)) return { holds: false, seq: row.seq };
    count = row.seq;
    head = row.hash;
  }
  return { holds: true, rows: count, head };
}
