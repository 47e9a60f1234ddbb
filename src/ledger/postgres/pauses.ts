import { audited } from "../audit.ts";
import { type Pause, type PauseLedger, type PauseWrite, type Spending, stopping } from "../pauses.ts";
import { newPause, type PauseRow, pauseColumns, pauseIn } from "../rows/pause-row.ts";
import type { Keys } from "../sealing.ts";
import { appendAudit } from "./audit.ts";
import type { Database } from "./database.ts";
import { type Given, instant } from "./instant.ts";
import { ourLocks } from "./locks.ts";
import type { Batch, Query } from "./query.ts";

/** A condition: the pause is in force at the instant that is parameter `$n`. */
const inForce = (n: number) => `ended is null and (until is null or until > $${n})`;

/**
 * Writes one row about pauses. False when the row does not hold. Whoever asks shares a lock until the end of their
 * transaction, and a pause waits for all of them. So no commit that has asked before a pause is kept after it.
 */
export async function writePause({ query, now }: Batch, write: PauseWrite, caseId: string): Promise<boolean> {
  if (write.write === "goes-on") {
    await query("delete from pause_waits where case_id = $1", [caseId]);
    return true;
  }
  if (write.write === "awaits-go-on") {
    await query("insert into pause_waits (case_id, at) values ($1, $2) on conflict do nothing", [caseId, now]);
    return true;
  }
  await query("select pg_advisory_xact_lock_shared(hashtextextended('pause', $1))", [ourLocks]);
  const { rows } = await query(`select 1 from pauses where what = any($1::text[]) and ${inForce(2)}`, [
    [...stopping(write.what satisfies Spending)],
    now,
  ]);
  return rows.length === 0;
}

export function createPauses(db: Database, keys: Keys, given: Given, wake: () => void): PauseLedger {
  async function nowOf(query: Query): Promise<number> {
    const { rows } = await query<{ now: number }>(`select ${instant(1)} as now`, [given()]);
    return rows[0]!.now;
  }

  /** Runs work that no commit overlaps which has asked whether it is paused. */
  async function alone<T>(work: (query: Query, now: number) => Promise<T>): Promise<T> {
    const done = await db.transaction(async (query) => {
      await query("select pg_advisory_xact_lock(hashtextextended('pause', $1))", [ourLocks]);
      return work(query, await nowOf(query));
    });
    wake();
    return done;
  }

  const read = (rows: PauseRow[], now: number): Pause[] => rows.map((row) => pauseIn(keys, row, now));

  async function end(query: Query, now: number, kinds: readonly string[], by: string, told: number): Promise<Pause[]> {
    const { rows } = await query<PauseRow>(
      `update pauses set ended = $1, ended_by = $2, told = greatest(told, $4)
       where what = any($3::text[]) and ${inForce(1)} returning ${pauseColumns}`,
      [now, by, [...kinds], told],
    );
    return read(rows, now);
  }

  return {
    async pauses() {
      const now = await nowOf(db.query);
      const { rows } = await db.query<PauseRow>(
        `select ${pauseColumns} from pauses where ${inForce(1)} order by at, id`,
        [now],
      );
      return read(rows, now);
    },
    pause(wanted) {
      const made = newPause(keys, wanted);
      return alone(async (query, now) => {
        const row = made(now);
        await end(query, now, [wanted.what], wanted.by, 2);
        const values = Object.values(row);
        await query(`insert into pauses (${pauseColumns}) values (${values.map((_, n) => `$${n + 1}`)})`, values);
        const until = row.until === null ? {} : { until: row.until };
        await appendAudit(query, now, audited("paused", { what: wanted.what, ...until }, wanted.by));
        return pauseIn(keys, row, now);
      });
    },
    goOn: (kinds, by) =>
      alone(async (query, now) => {
        const ended = await end(query, now, kinds, by, 0);
        for (const { what } of ended) await appendAudit(query, now, audited("went on", { what }, by));
        return ended;
      }),
    async untold() {
      const now = await nowOf(db.query);
      const { rows } = await db.query<PauseRow>(
        `select ${pauseColumns} from pauses
         where told = 0 or (told = 1 and (ended is not null or until <= $1)) order by at, id`,
        [now],
      );
      return rows.map((row) => ({ ...pauseIn(keys, row, now), told: row.told === 0 ? "nothing" : "begun" }));
    },
    async tellPause(id, told) {
      await db.query("update pauses set told = greatest(told, $2) where id = $1", [id, told === "begun" ? 1 : 2]);
    },
    async waiters(limit) {
      const { rows } = await db.query<{ id: string }>(
        `select case_id as id from pause_waits
         where not exists (select 1 from pauses where what = any($1::text[]) and ${inForce(2)})
         order by at, case_id limit $3`,
        [[...stopping("spending")], await nowOf(db.query), limit],
      );
      return rows.map(({ id }) => id);
    },
    async wentOn(caseId, version) {
      await db.query(
        "delete from pause_waits where case_id = $1 and coalesce((select version from cases where id = $1), 0) = $2",
        [caseId, version],
      );
    },
    async underWay() {
      const { rows } = await db.query<{ count: number }>(
        "select count(*)::int as count from attempts where state = 'sent'",
      );
      return rows[0]!.count;
    },
  };
}
