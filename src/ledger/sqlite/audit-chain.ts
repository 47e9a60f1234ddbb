import { type Audited, auditRow } from "../audit.ts";
import type { AuditRow } from "../ledger.ts";
import type { Database } from "./connection.ts";
import type { Batch } from "./group-commit.ts";

const rowsAtOnce = 500;

export function createAuditChain(db: Pick<Database, "prepare">) {
  const last = db.prepare("select seq, hash from audit order by seq desc limit 1");
  const add = db.prepare("insert into audit values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing");
  const columns = "seq, at, case_id as caseId, actor, what, detail, previous, hash";
  const after = db.prepare(`select ${columns} from audit where seq > ? order by seq limit ${rowsAtOnce}`);
  const ofCase = db.prepare(
    `select ${columns} from audit where seq > ? and case_id = ? order by seq limit ${rowsAtOnce}`,
  );

  function follows(batch: Batch, commit: Audited): boolean {
    const { seq, at, caseId, actor, what, detail, previous, hash } = auditRow(batch.head, batch.now, commit);
    const row = [seq, at, caseId, actor, what, JSON.stringify(detail), previous, hash];
    if (add.run(row).changes === 0) return false;
    batch.head = { seq, hash };
    return true;
  }

  return {
    append(batch: Batch, commit: Audited): void {
      if (follows(batch, commit)) return;
      batch.head = last.get([]) as Batch["head"]; // the insert failed, because another process has added rows
      if (!follows(batch, commit)) throw new Error("The audit chain does not take another row.");
    },

    async *read(caseId?: string): AsyncGenerator<AuditRow> {
      let seq = 0;
      for (;;) {
        const rows = caseId === undefined ? after.all([seq]) : ofCase.all([seq, caseId]);
        for (const row of rows as (Omit<AuditRow, "detail"> & { detail: string })[]) {
          seq = row.seq;
          yield { ...row, detail: JSON.parse(row.detail) };
        }
        if (rows.length < rowsAtOnce) return;
      }
    },
  };
}

export type AuditChain = ReturnType<typeof createAuditChain>;
