import type { Ledger } from "../ledger.ts";
import { hourMs, namesIn, type RefusalInTable, type RefusedSum, refusalOf } from "../refusals.ts";
import type { Database } from "./database.ts";
import { type Given, instant } from "./instant.ts";
import { ourLocks } from "./locks.ts";

/** Desks count one after another, so that each sees what the others have counted. */
const oneByOne = "select pg_advisory_xact_lock(hashtextextended('refusals', $1))";

/** Counts refused attempts, and reads them. */
export function createRefusals(db: Database, given: Given): Pick<Ledger, "refuse" | "refusals"> {
  return {
    refuse: (refused) =>
      db.transaction(async (query) => {
        await query(oneByOne, [ourLocks]);
        const { rows } = await query<{ now: number }>(`select ${instant(1)} as now`, [given()]);
        const { now } = rows[0]!;
        const hour = Math.floor(now / hourMs);
        for (const { who, action, front, count, caseId = null } of refused)
          await query(
            `insert into refusals (hour, who, action, front, count, case_id, first, last)
             values ($1, $2, $3, $4, $5, $6, $7, $7)
             on conflict (hour, who, action, front) do update set count = refusals.count + excluded.count,
               last = excluded.last, case_id = coalesce(excluded.case_id, refusals.case_id)`,
            [hour, who, action, front, count, caseId, now],
          );
        const sums = await query<RefusedSum>(
          `select distinct on (who) who, (sum(count) over each)::bigint as count, min(first) over each as since, action
           from refusals where hour = $1 and who = any($2::text[])
           window each as (partition by who) order by who, refusals.count desc, action`,
          [hour, namesIn(refused)],
        );
        return sums.rows;
      }),
    async refusals(from, limit) {
      const { rows } = await db.query<RefusalInTable>(
        `select who, action, front, count, case_id, first, last from refusals where last >= $1
         order by last desc, who, action, front limit $2`,
        [from, limit],
      );
      return rows.map(refusalOf);
    },
  };
}
