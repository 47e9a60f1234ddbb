import { type Audited, auditRow } from "../audit.ts";
import type { AuditRow } from "../ledger.ts";
import type { Database } from "./connection.ts";
import { bytes } from "./database.ts";
import type { Batch } from "./group-commit.ts";

const rowsAtOnce = 500;

/** A row as it stands in its table. Builds before 0.9.0 have kept the hash in hex, in files without the other column. */
interface StoredRow extends Pick<AuditRow, "seq" | "at" | "actor" | "what" | "hash"> {
  case_id: string;
  detail: string;
  digest?: Buffer | ArrayBuffer | null;
}

function hashOf({ hash, digest }: Pick<StoredRow, "hash" | "digest">): string {
  return digest ? bytes(digest).toString("hex") : hash;
}

/** Reads the chain, also in a file that an earlier build has made. */
export function readAudit(db: Pick<Database, "prepare">): (caseId?: string) => AsyncGenerator<AuditRow> {
  const after = db.prepare(`select * from audit where seq > ? order by seq limit ${rowsAtOnce}`);
  const ofCase = db.prepare(`select * from audit where seq > ? and case_id = ? order by seq limit ${rowsAtOnce}`);

  return async function* read(caseId) {
    let last = 0;
    for (;;) {
      const rows = (caseId === undefined ? after.all([last]) : ofCase.all([last, caseId])) as StoredRow[];
      for (const row of rows) {
        const { seq, at, case_id, actor, what, detail } = row;
        last = seq;
        yield { seq, at, caseId: case_id, actor, what, detail: JSON.parse(detail), hash: hashOf(row) };
      }
      if (rows.length < rowsAtOnce) return;
    }
  };
}

export function createAuditChain(db: Pick<Database, "prepare">) {
  const last = db.prepare("select seq, hash, digest from audit order by seq desc limit 1");
  const add = db.prepare(
    `insert into audit (seq, at, case_id, actor, what, detail, digest, previous, hash) values (?, ?, ?, ?, ?, ?, ?, '', '')
     on conflict do nothing`,
  );

  function follows(batch: Batch, commit: Audited): boolean {
    const { seq, at, caseId, actor, what, detail, hash } = auditRow(batch.head, batch.now, commit);
    const row = [seq, at, caseId, actor, what, JSON.stringify(detail), Buffer.from(hash, "hex")];
    if (add.run(row).changes === 0) return false;
    batch.head = { seq, hash };
    return true;
  }

  return {
    append(batch: Batch, commit: Audited): void {
      if (follows(batch, commit)) return;
      const head = last.get([]) as Pick<StoredRow, "seq" | "hash" | "digest">;
      batch.head = { seq: head.seq, hash: hashOf(head) }; // the insert failed, because another process has added rows
      if (!follows(batch, commit)) throw new Error("The audit chain does not take another row.");
    },

    read: readAudit(db),
  };
}

export type AuditChain = ReturnType<typeof createAuditChain>;
