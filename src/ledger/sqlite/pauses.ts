import { audited } from "../audit.ts";
import { type Pause, type PauseLedger, type PauseWrite, stopping } from "../pauses.ts";
import { newPause, type PauseRow, pauseColumns, pauseIn } from "../rows/pause-row.ts";
import type { Keys } from "../sealing.ts";
import type { AuditChain } from "./audit-chain.ts";
import type { Database } from "./connection.ts";
import { bytes } from "./database.ts";
import type { Batch, GroupCommit } from "./group-commit.ts";

const inForce = "ended is null and (until is null or until > ?1)";

/** Prepares rows about pauses. What it gives writes one row, and is false when the row does not hold. */
export function createPauseWrites(db: Database): (write: PauseWrite, caseId: string) => (batch: Batch) => boolean {
  const stopped = db.prepare(`select 1 from pauses where what in (?2, ?3) and ${inForce}`);
  const leave = db.prepare("delete from pause_waits where case_id = ?");
  const waits = db.prepare("insert into pause_waits (case_id, at) values (?, ?) on conflict do nothing");

  return function prepare(write, caseId) {
    if (write.write === "not-paused") {
      const kinds = stopping(write.what);
      return ({ now }) => stopped.get([now, ...kinds]) === undefined;
    }
    return ({ now }) => {
      if (write.write === "goes-on") leave.run([caseId]);
      else waits.run([caseId, now]);
      return true;
    };
  };
}

export function createPauses(
  db: Database,
  keys: Keys,
  groupCommit: GroupCommit,
  audit: AuditChain,
  clock: () => number,
): PauseLedger {
  const current = db.prepare(`select ${pauseColumns} from pauses where ${inForce} order by at, id`);
  const end = db.prepare(
    `update pauses set ended = ?1, ended_by = ?2, told = max(told, ?4) where what = ?3 and ${inForce}
     returning ${pauseColumns}`,
  );
  const begin = db.prepare(`insert into pauses (${pauseColumns}) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const news = db.prepare(
    `select ${pauseColumns} from pauses
     where told = 0 or (told = 1 and (ended is not null or until <= ?1)) order by at, id`,
  );
  const note = db.prepare("update pauses set told = max(told, ?2) where id = ?1");
  const waiting = db.prepare(
    `select case_id as id from pause_waits
     where not exists (select 1 from pauses where what in ('${stopping("spending").join("', '")}') and ${inForce})
     order by at, case_id limit ?2`,
  );
  const leave = db.prepare(
    "delete from pause_waits where case_id = ?1 and coalesce((select version from cases where id = ?1), 0) = ?2",
  );
  const calls = db.prepare("select count(*) as count from attempts where state = 'sent'");

  const read = (rows: unknown[], now: number): (Pause & { row: PauseRow })[] =>
    (rows as PauseRow[]).map((row) => ({ ...pauseIn(keys, { ...row, sealed: bytes(row.sealed) }, now), row }));
  const bare = ({ row: _, ...pause }: Pause & { row: PauseRow }): Pause => pause;

  return {
    async pauses() {
      const now = clock();
      return read(current.all([now]), now).map(bare);
    },
    pause(wanted) {
      const made = newPause(keys, wanted);
      return groupCommit.share((batch) => {
        const row = made(batch.now);
        end.all([batch.now, wanted.by, wanted.what, 2]);
        begin.run(Object.values(row));
        const until = row.until === null ? {} : { until: row.until };
        audit.append(batch, audited("paused", { what: wanted.what, ...until }, wanted.by));
        return pauseIn(keys, row, batch.now);
      });
    },
    goOn: (kinds, by) =>
      groupCommit.share((batch) => {
        const ended = kinds.flatMap((what) => read(end.all([batch.now, by, what, 0]), batch.now));
        for (const { what } of ended) audit.append(batch, audited("went on", { what }, by));
        return ended.map(bare);
      }),
    async untold() {
      const now = clock();
      return read(news.all([now]), now).map((each) => ({
        ...bare(each),
        told: each.row.told === 0 ? "nothing" : "begun",
      }));
    },
    async tellPause(id, told) {
      await groupCommit.share(() => note.run([id, told === "begun" ? 1 : 2]));
    },
    waiters: async (limit) => (waiting.all([clock(), limit]) as { id: string }[]).map(({ id }) => id),
    async wentOn(caseId, version) {
      await groupCommit.share(() => leave.run([caseId, version]));
    },
    underWay: async () => (calls.get([]) as { count: number }).count,
  };
}
