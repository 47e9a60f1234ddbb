import { type KeyObject, randomUUID } from "node:crypto";
import type { Case } from "../../conversation/types.ts";
import type { Job, Kind, Ledger, Pace } from "../ledger.ts";
import { inWorld } from "../rows/case-row.ts";
import { type ClaimedRow, inTurn, isOfThisBuild, openJob, setAsideMs, slotsOf } from "../rows/job-row.ts";
import type { Database } from "./connection.ts";
import { bytes } from "./database.ts";
import type { GroupCommit } from "./group-commit.ts";
import { openEach } from "./open-each.ts";

export type Outbox = Pick<Ledger, "extend" | "finish" | "release"> & {
  line(queue: Kind, now: number, from: number, limit: number): { effect: string; caseId: string }[];
  claim(kind: Kind, now: number, limit: number, leaseMs: number, pace?: Pace): Promise<Job[]>;
};

/**
 * Promised work in SQLite. The column `ready` is when a row may be claimed: at once, after a delay, or when its lease
 * runs out.
 */
export function createOutbox(
  db: Database,
  groupCommit: GroupCommit,
  keyOf: (caseId: string) => KeyObject | undefined,
  world?: Case["world"],
): Outbox {
  const readyRows = db.prepare(
    `select id, case_id as caseId, audience, version, tries, restored, body, origin, ready from outbox
     where kind = ? and ready <= ? and ${inWorld(world, "case_id")} and ${isOfThisBuild()} order by ready, rowid limit ?`,
  );
  const line = db.prepare(
    `select substr(id, length('effect:') + 1) as effect, case_id as caseId from outbox
     where kind = ? and ready <= ? and ${inWorld(world, "case_id")} order by ready, rowid limit ? offset ?`,
  );
  const lease = db.prepare(
    "update outbox set lease = ?, ready = ?, tries = tries + 1 where id = ? and version = ? and ready <= ?",
  );
  const extendLease = db.prepare("update outbox set ready = ? where id = ? and lease = ?");
  const giveBack = db.prepare("update outbox set lease = null, ready = ? where id = ? and lease = ?");
  const remove = db.prepare("delete from outbox where id = ? and lease = ? and version <= ?");
  const offerNewer = db.prepare("update outbox set lease = null, tries = 0, ready = ? where id = ? and lease = ?");
  const nextSlot = db.prepare("select next from slots where api = ?");
  const setSlot = db.prepare("insert into slots values (?, ?) on conflict do update set next = excluded.next");
  const nextOf = (api: string) => ((nextSlot.get([api]) ?? { next: 0 }) as { next: number }).next;
  const setAside = db.prepare("update outbox set lease = null, ready = ? where id = ?");

  return {
    async claim(kind, now, limit, leaseMs, pace) {
      const token = randomUUID();
      const jobs = await openEach(
        readyRows.all([kind, now, limit]) as (ClaimedRow & { ready: number })[],
        ({ body, ready, ...row }) => {
          const claimed = { ...row, body: body && bytes(body), tries: row.tries + 1 };
          return openJob(claimed, keyOf(row.caseId), token, now - ready);
        },
        (row) => groupCommit.share((batch) => setAside.run([batch.now + setAsideMs, row.id])),
      );
      if (jobs.length === 0) return [];
      return groupCommit.share((batch) => {
        const take = ({ id, version }: Job) =>
          // guard: lease
          lease.run([token, batch.now + leaseMs, id, version, batch.now]).changes === 1;
        if (!pace) return jobs.filter(take);
        const [api, from] = [slotsOf(kind), Math.round(batch.now * 1000)];
        const [every, ahead] = [pace.everyMs, pace.aheadMs].map((ms) => Math.round(ms * 1000)) as [number, number];
        const behind = pace.api === undefined ? 0 : nextOf(pace.api) - ahead;
        const wait = Math.max(0, nextOf(api) - from, behind - from);
        const most = Math.floor((ahead - wait) / every) + 1;
        const taken = jobs.slice(0, Math.max(0, most)).filter(take);
        if (taken.length > 0) setSlot.run([api, from + wait + taken.length * every]);
        return inTurn(taken, pace, wait / 1000);
      });
    },

    line: (queue, now, from, limit) => line.all([queue, now, limit, from]) as { effect: string; caseId: string }[],

    extend: (job, leaseMs) =>
      groupCommit.share((batch) => extendLease.run([batch.now + leaseMs, job.id, job.lease]).changes === 1),

    finish: (job) =>
      groupCommit.share(
        (batch) =>
          remove.run([job.id, job.lease, job.version]).changes === 1 ||
          offerNewer.run([batch.now, job.id, job.lease]).changes === 1,
      ),

    async release(job, delayMs) {
      await groupCommit.share((batch) => giveBack.run([batch.now + Math.ceil(delayMs), job.id, job.lease]));
    },
  };
}
