import { type Audited, auditRow } from "../audit.ts";
import type { AuditRow } from "../ledger.ts";
import type { Database } from "./connection.ts";
import { bytes } from "./database.ts";
import type { Batch } from "./group-commit.ts";

const rowsAtOnce = 500;

interface StoredRow extends Omit<AuditRow, "caseId" | "detail"> {
  case_id: string;
  detail: string;
  /** The hash of a row that a later build has added. */
  digest?: Buffer | ArrayBuffer | null;
}

export function createAuditChain(db: Pick<Database, "prepare">) {
  // all columns, because the next build adds one while this build works
  const last = db.prepare("select * from audit order by seq desc limit 1");
  const after = db.prepare(`select * from audit where seq > ? order by seq limit ${rowsAtOnce}`);
  const ofCase = db.prepare(`select * from audit where seq > ? and case_id = ? order by seq limit ${rowsAtOnce}`);
  const add = db.prepare(
    `insert into audit (seq, at, case_id, actor, what, detail, previous, hash) values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict do nothing`,
  );

  function follows(batch: Batch, commit: Audited): boolean {
    const { seq, at, caseId, actor, what, detail, hash } = auditRow(batch.head, batch.now, commit);
    const row = [seq, at, caseId, actor, what, JSON.stringify(detail), batch.head.hash, hash];
    if (add.run(row).changes === 0) return false;
    batch.head = { seq, hash };
    return true;
  }

  return {
    append(batch: Batch, commit: Audited): void {
      if (follows(batch, commit)) return;
      const row = last.get([]) as StoredRow; // the insert failed, because another process has added rows
      batch.head = { seq: row.seq, hash: hashOf(row) };
      if (!follows(batch, commit)) throw new Error("The audit chain does not take another row.");
    },

    async *read(caseId?: string): AsyncGenerator<AuditRow> {
      let seq = 0;
      for (;;) {
        const rows = caseId === undefined ? after.all([seq]) : ofCase.all([seq, caseId]);
        for (const row of rows as StoredRow[]) {
          seq = row.seq;
          const { at, case_id: caseId, actor, what, detail } = row;
          yield { seq, at, caseId, actor, what, detail: JSON.parse(detail), hash: hashOf(row) };
        }
        if (rows.length < rowsAtOnce) return;
      }
    },
  };
}

export type AuditChain = ReturnType<typeof createAuditChain>;

function hashOf({ hash, digest }: StoredRow): string {
  return digest ? bytes(digest).toString("hex") : hash;
}
