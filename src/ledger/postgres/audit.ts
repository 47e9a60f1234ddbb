import type { AuditRow } from "../ledger.ts";
import type { Database } from "./database.ts";

const rowsAtOnce = 500;

export async function* readAudit(db: Pick<Database, "query">, caseId?: string): AsyncGenerator<AuditRow> {
  let seq = 0;
  for (;;) {
    const { rows } = await db.query<Omit<AuditRow, "detail"> & { detail: string }>(
      `select seq, at, case_id as "caseId", actor, what, detail, previous, hash from audit
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
