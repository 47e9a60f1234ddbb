import { type KeyObject, randomUUID } from "node:crypto";
import type { Case } from "../../conversation/types.ts";
import { open, SealBroken } from "../../sealing.ts";
import { about } from "../about.ts";
import type { Job, Ledger } from "../ledger.ts";
import { inWorld } from "./cases.ts";
import { bytes, type Database } from "./database.ts";
import { openEach, setAsideMs } from "./open-each.ts";
import type { Ticks } from "./ticks.ts";

interface OutboxRow {
  id: string;
  caseId: string;
  audience: string | null;
  version: number;
  tries: number;
  body: Buffer | null;
}

export type Outbox = Pick<Ledger, "extend" | "finish" | "release"> & {
  claim(kind: "post" | "effect", now: number, limit: number, leaseMs: number): Promise<Job[]>;
};

/** `ready` is when a row may be claimed: since it was promised, after a delay, or when its lease runs out. */
export function createOutbox(
  db: Database,
  ticks: Ticks,
  keyOf: (caseId: string) => KeyObject | undefined,
  world?: Case["world"],
): Outbox {
  const readyRows = db.prepare(
    `select id, case_id as caseId, audience, version, tries, body from outbox
     where kind = ? and ready <= ? and ${inWorld(world, "case_id")} order by ready, rowid limit ?`,
  );
  const lease = db.prepare(
    "update outbox set lease = ?, ready = ?, tries = tries + 1 where id = ? and version = ? and ready <= ?",
  );
  const extendLease = db.prepare("update outbox set ready = ? where id = ? and lease = ?");
  const giveBack = db.prepare("update outbox set lease = null, ready = ? where id = ? and lease = ?");
  const remove = db.prepare("delete from outbox where id = ? and lease = ? and version = ?");
  const offerNewer = db.prepare("update outbox set lease = null, tries = 0, ready = ? where id = ? and lease = ?");
  const setAside = db.prepare("update outbox set lease = null, ready = ? where id = ?");

  function workOf({ id, caseId, audience, version, body }: OutboxRow): Job["work"] {
    if (audience !== null) return { post: { card: audience } };
    const where = about.job(caseId, id, version);
    const key = keyOf(caseId);
    if (!key || !body) throw new SealBroken(where, "its case or its content is gone");
    const work = JSON.parse(open(key, bytes(body), where).toString());
    return id.startsWith("effect:") ? { effect: work } : { post: work };
  }

  return {
    async claim(kind, now, limit, leaseMs) {
      const token = randomUUID();
      const jobs = await openEach(
        readyRows.all([kind, now, limit]) as OutboxRow[],
        (row): Job => ({
          id: row.id,
          caseId: row.caseId,
          version: row.version,
          tries: row.tries + 1,
          lease: token,
          work: workOf(row),
        }),
        (row) => ticks.share((tick) => setAside.run([tick.now + setAsideMs, row.id])),
      );
      if (jobs.length === 0) return [];
      return ticks.share((tick) =>
        jobs.filter(({ id, version }) => lease.run([token, tick.now + leaseMs, id, version, tick.now]).changes === 1),
      );
    },

    extend: (job, leaseMs) =>
      ticks.share((tick) => extendLease.run([tick.now + leaseMs, job.id, job.lease]).changes === 1),

    finish: (job) =>
      ticks.share(
        (tick) =>
          remove.run([job.id, job.lease, job.version]).changes === 1 ||
          offerNewer.run([tick.now, job.id, job.lease]).changes === 1,
      ),

    async release(job, delayMs) {
      await ticks.share((tick) => giveBack.run([tick.now + Math.ceil(delayMs), job.id, job.lease]));
    },
  };
}
