import { randomUUID } from "node:crypto";
import type { Case } from "../../conversation/types.ts";
import type { CaseKeys } from "../case-keys.ts";
import type { Ledger } from "../ledger.ts";
import { inTurn, openJob } from "../rows/job-row.ts";
import { SealBroken } from "../sealing.ts";
import type { Database } from "./database.ts";
import { type Given, instant } from "./instant.ts";
import { createJobLeases } from "./job-leases.ts";

/**
 * Promised work in PostgreSQL. The column `ready` is when a row may be claimed: at once, after a delay, or when its
 * lease runs out.
 */
export function createOutbox(
  db: Database,
  given: Given,
  caseKeys: CaseKeys,
  world?: Case["world"],
): Pick<Ledger, "claim" | "line" | "extend" | "finish" | "release"> {
  const { lease, leaseInTurn, giveBack } = createJobLeases(db, given, world);

  return {
    async claim(kind, limit, leaseMs, pace) {
      const token = randomUUID();
      const rows = pace
        ? await leaseInTurn(kind, limit, Math.ceil(leaseMs), token, pace)
        : await lease(kind, limit, Math.ceil(leaseMs), token);
      const jobs = [];
      for (const row of rows) {
        try {
          const key = row.key ? caseKeys.unwrap(row.caseId, row.key) : undefined;
          jobs.push(openJob(row, key, token, row.dueMs));
        } catch (error) {
          if (error instanceof SealBroken) await giveBack(rows, token, row);
          throw error;
        }
      }
      return pace && rows[0] ? inTurn(jobs, pace, rows[0].wait / 1000) : jobs;
    },

    async line(queue, from, limit) {
      const { rows } = await db.query<{ effect: string; caseId: string }>(
        `select substr(o.id, length('effect:') + 1) as effect, case_id as "caseId"
         from outbox o left join cases c on c.id = o.case_id
         where o.kind = $2 and o.ready <= (select ${instant(1)}) and ($3::text is null or c.world = $3)
         order by o.ready, o.seq offset $4 limit $5`,
        [given(), queue, world ?? null, from, limit],
      );
      return rows;
    },

    async extend(job, leaseMs) {
      const extended = await db.query(`update outbox set ready = ${instant(1)} + $2 where id = $3 and lease = $4`, [
        given(),
        Math.ceil(leaseMs),
        job.id,
        job.lease,
      ]);
      return extended.count === 1;
    },

    async finish(job) {
      const removed = await db.query("delete from outbox where id = $1 and lease = $2 and version <= $3", [
        job.id,
        job.lease,
        job.version,
      ]);
      if (removed.count === 1) return true;
      const offered = await db.query(
        `update outbox set lease = null, tries = 0, ready = ${instant(1)} where id = $2 and lease = $3`,
        [given(), job.id, job.lease],
      );
      return offered.count === 1;
    },

    async release(job, delayMs) {
      await db.query(`update outbox set lease = null, ready = ${instant(1)} + $2 where id = $3 and lease = $4`, [
        given(),
        Math.ceil(delayMs),
        job.id,
        job.lease,
      ]);
    },
  };
}
