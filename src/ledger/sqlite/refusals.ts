import type { Ledger } from "../ledger.ts";
import { hourMs, namesIn, type RefusalInTable, type RefusedSum, refusalOf } from "../refusals.ts";
import type { Database } from "./connection.ts";
import type { GroupCommit } from "./group-commit.ts";

/** Counts refused attempts, and reads them. */
export function createRefusals(db: Database, groupCommit: GroupCommit): Pick<Ledger, "refuse" | "refusals"> {
  const count = db.prepare(
    `insert into refusals (hour, who, action, front, count, case_id, first, last) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)
     on conflict do update set count = count + excluded.count, last = excluded.last,
       case_id = coalesce(excluded.case_id, case_id)`,
  );
  const sum = db.prepare(
    `select who, sum(count) over () as count, min(first) over () as since, action from refusals
     where hour = ? and who = ? order by refusals.count desc, action limit 1`,
  );
  const since = db.prepare(
    `select who, action, front, count, case_id, first, last from refusals where last >= ? order by last desc, who, action, front
     limit ?`,
  );

  return {
    refuse: (refused) =>
      groupCommit.share(({ now }) => {
        const hour = Math.floor(now / hourMs);
        for (const { who, action, front, count: more, caseId = null } of refused)
          count.run([hour, who, action, front, more, caseId, now]);
        return namesIn(refused).flatMap((who) => sum.all([hour, who]) as RefusedSum[]);
      }),
    refusals: async (from, limit) => (since.all([from, limit]) as RefusalInTable[]).map(refusalOf),
  };
}
