import type { Case } from "../../conversation/types.ts";
import type { Kind, NextDue } from "../ledger.ts";
import { stopping } from "../pauses.ts";
import { kinds } from "../queues.ts";
import { isOfThisBuild } from "../rows/job-row.ts";
import type { Database } from "./database.ts";
import { type Given, instant } from "./instant.ts";

type Due = "cases" | "attempts" | "pauses" | Kind;

/** Reads in one query when anything is next due, because an idle desk makes no other query. */
export async function readNextDue(
  db: Pick<Database, "query">,
  given: Given,
  world: Case["world"] | undefined,
  except: readonly string[],
): Promise<NextDue> {
  const ours = "($2::text is null or c.world = $2)";
  const { rows } = await db.query<{ what: Due; now: number; at: number }>(
    `with t as materialized (select ${instant(1)} as now),
     dues as (
       select 'cases' as what, (select due from cases c where due is not null and ${ours} and id <> all($3::text[])
         order by due limit 1) as at
       union all
       select 'attempts', (select min(greatest(a.next_look, a.leased_until)) from attempts a left join cases c on c.id = a.case_id
         where a.next_look is not null and ${ours})
       union all
       select 'pauses', (select min(p.at) from (
         select case when told = 0 or ended is not null then 0 else until end as at from pauses where told < 2
         union all
         select 0 where exists (select 1 from pause_waits) and not exists (
           select 1 from pauses, t where what = any($5::text[]) and ended is null and (until is null or until > t.now))) p)
       union all
       select kind, (select o.ready from outbox o left join cases c on c.id = o.case_id
         where o.kind = k.kind and ${ours} and ${isOfThisBuild("o")} order by o.ready, o.seq limit 1) from unnest($4::text[]) as k (kind)
     )
     select what, now, at from t left join dues on at is not null`,
    [given(), world ?? null, except, kinds, stopping("spending")],
  );
  const now = rows[0]!.now;
  const { cases, attempts, pauses, ...jobs } = Object.fromEntries(
    rows.flatMap(({ what, at }) => (what === null ? [] : [[what, at - now]])),
  ) as Partial<Record<Due, number>>;
  return {
    ...{ now, jobs },
    ...(cases !== undefined && { cases }),
    ...(attempts !== undefined && { attempts }),
    ...(pauses !== undefined && { pauses }),
  };
}
