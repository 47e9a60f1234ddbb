import type { Commit, Committed, Ledger } from "../ledger.ts";
import { jobRows } from "../rows/job-row.ts";
import { apart } from "../vault-writes.ts";
import type { AuditChain } from "./audit-chain.ts";
import type { Database } from "./connection.ts";
import type { Batch, GroupCommit } from "./group-commit.ts";
import type { KeptCase } from "./keep-case.ts";
import { createPromisedWork } from "./promised-work.ts";
import { prepareVaultRows } from "./vault-rows.ts";
import type { Writes } from "./writes.ts";

/** Commits turns. All sealing and hashing is done before the transaction, so that only SQL is left in it. */
export function createCommit(
  db: Database,
  groupCommit: GroupCommit,
  keepCase: (commit: Commit) => KeptCase,
  writes: Writes,
  audit: AuditChain,
): Ledger["commit"] {
  const promise = createPromisedWork(db);
  const vaultRows = prepareVaultRows(db);
  // guard: compare-and-swap
  // guard: event id
  const claim = db.prepare(
    `insert into events select ?1, ?2, ?3 where coalesce((select version from cases where id = ?2), 0) = ?4
     on conflict do nothing`,
  );
  const caseOfEvent = db.prepare("select case_id as caseId from events where id = ?");

  return async function commit(promised) {
    const { event, expect } = promised;
    const { vault, rows: also } = apart(promised.also ?? []);
    const { id, version } = promised.case;
    if (version < expect) throw new Error(`${id} cannot go back from version ${expect} to ${version}.`);
    const kept = keepCase(promised);
    const jobs = jobRows(promised, kept.key);
    const rows = writes.prepare(also, id, kept.key);

    function turn(batch: Batch): Committed {
      if (claim.run([event, id, batch.now, expect]).changes === 0) {
        const before = caseOfEvent.get([event]) as { caseId: string } | undefined;
        return before ? { is: "seen", caseId: before.caseId } : { is: "lost" };
      }
      kept.write(batch);
      const written = rows(batch);
      if (written.is !== "kept") return written;
      vaultRows.write(batch.now, vault);
      for (const job of jobs) promise(job, batch);
      audit.append(batch, promised);
      return written;
    }

    const committed = await groupCommit.share(also.length === 0 ? turn : writes.undoneUnlessKept(turn));
    if (committed.is === "kept") kept.remember();
    return committed;
  };
}
