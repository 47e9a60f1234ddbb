import type { Case } from "../../conversation/types.ts";
import type { NextDue } from "../ledger.ts";
import { stopping } from "../pauses.ts";
import { kinds } from "../queues.ts";
import { inWorld } from "../rows/case-row.ts";
import { isOfThisBuild } from "../rows/job-row.ts";
import type { Database } from "./connection.ts";

export function createNextDue(
  db: Database,
  world?: Case["world"],
): (now: number, except: readonly string[]) => NextDue {
  const ofCases = db.prepare(
    `select due as at from cases where due is not null ${world ? `and world = '${world}'` : ""}
     and id not in (select value from json_each(?)) order by due limit 1`,
  );
  const ofAttempts = db.prepare(
    `select min(max(next_look, leased_until)) as at from attempts
     where next_look is not null and ${inWorld(world, "case_id")}`,
  );
  const ofJobs = db.prepare(
    `select ready as at from outbox where kind = ? and ${inWorld(world, "case_id")} and ${isOfThisBuild()} order by ready limit 1`,
  );

  // what the operators weren't told yet, the next end by itself, and cases that nothing keeps waiting any more
  const ofPauses = db.prepare(
    `select min(at) as at from (
       select case when told = 0 or ended is not null then 0 else until end as at from pauses where told < 2
       union all
       select 0 where exists (select 1 from pause_waits) and not exists (
         select 1 from pauses where what in ('${stopping("spending").join("', '")}') and ended is null
           and (until is null or until > ?)))`,
  );

  return (now, except) => {
    const msUntil = (row: unknown) => {
      const { at } = (row ?? {}) as { at?: number | null };
      return typeof at === "number" ? at - now : undefined;
    };
    const [cases, attempts] = [msUntil(ofCases.get([JSON.stringify(except)])), msUntil(ofAttempts.get([]))];
    const pauses = msUntil(ofPauses.get([now]));
    const jobs = Object.fromEntries(
      kinds.flatMap((kind) => {
        const ms = msUntil(ofJobs.get([kind]));
        return ms === undefined ? [] : [[kind, ms]];
      }),
    );
    return {
      ...{ now, jobs },
      ...(cases !== undefined && { cases }),
      ...(attempts !== undefined && { attempts }),
      ...(pauses !== undefined && { pauses }),
    };
  };
}
