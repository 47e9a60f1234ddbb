import { type Audited, type AuditHead, auditRow } from "../audit.ts";
import type { AuditRow } from "../ledger.ts";
import type { Database } from "./database.ts";
import type { Query } from "./query.ts";

const rowsAtOnce = 500;

export async function* readAudit(db: Pick<Database, "query">, caseId?: string): AsyncGenerator<AuditRow> {
  let seq = 0;
  for (;;) {
    const { rows } = await db.query<Omit<AuditRow, "detail"> & { detail: string }>(
      `select seq, at, case_id as "caseId", actor, what, detail, coalesce(encode(digest, 'hex'), hash) as hash from audit
       where seq > $1 and ($2::text is null or case_id = $2) order by seq limit ${rowsAtOnce}`,
      [seq, caseId ?? null],
    );
    for (const row of rows) {
      seq = row.seq;
      yield { ...row, detail: JSON.parse(row.detail) };
    }
    if (rows.length < rowsAtOnce) return;
  }
}

/** Adds a row that belongs to no turn. Its transaction holds the head of the chain until it ends. */
export async function appendAudit(query: Query, now: number, audited: Audited): Promise<void> {
  const { rows } = await query<AuditHead>("select seq, hash from audit_head for update");
  const { seq, at, caseId, actor, what, detail, hash } = auditRow(rows[0]!, now, audited);
  await query(
    `insert into audit (seq, at, case_id, actor, what, detail, digest, previous, hash)
     values ($1, $2, $3, $4, $5, $6, decode($7, 'hex'), '', '')`,
    [seq, at, caseId, actor, what, JSON.stringify(detail), hash],
  );
  await query("update audit_head set seq = $1, hash = $2", [seq, hash]);
}
