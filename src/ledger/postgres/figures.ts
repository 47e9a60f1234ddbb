import type { Case } from "../../conversation/types.ts";
import type { Figures } from "../ledger.ts";
import type { Database } from "./database.ts";
import { type Given, instant } from "./instant.ts";

export async function readFigures(db: Database, given: Given, world: Case["world"] | undefined): Promise<Figures> {
  const ours = "($1::text is null or world = $1)";
  const count = <Row>(sql: string) => db.query<Row>(sql, [world ?? null]);
  const [cases, outbox, doubts, pauses, waits] = await Promise.all([
    count<Figures["cases"][number]>(`select state, count(*) as count from cases where ${ours} group by state`),
    count<Figures["outbox"][number]>(
      `select kind, count(*) as count, min(ready) as since
       from outbox o left join cases c on c.id = o.case_id where ${ours} group by kind`,
    ),
    count<Figures["doubts"][number]>(
      `select a.state, count(*) as count, min(a.signed_at) as since from attempts a left join cases c on c.id = a.case_id
       where a.state in ('unknown', 'manual') and ${ours} group by a.state`,
    ),
    db.query<Figures["pauses"][number]>(
      `select what, until from pauses where ended is null and (until is null or until > ${instant(1)})`,
      [given()],
    ),
    db.query<{ count: number }>("select count(*)::int as count from pause_waits"),
  ]);
  return {
    cases: cases.rows,
    outbox: outbox.rows,
    doubts: doubts.rows,
    pauses: pauses.rows,
    waits: waits.rows[0]!.count,
  };
}
