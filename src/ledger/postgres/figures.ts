import type { Case } from "../../conversation/types.ts";
import type { Figures } from "../ledger.ts";
import type { Database } from "./database.ts";

export async function readFigures(db: Database, world: Case["world"] | undefined): Promise<Figures> {
  const ours = "($1::text is null or world = $1)";
  const count = <Row>(sql: string) => db.query<Row>(sql, [world ?? null]);
  const [cases, outbox, doubts] = await Promise.all([
    count<Figures["cases"][number]>(`select state, count(*) as count from cases where ${ours} group by state`),
    count<Figures["outbox"][number]>(
      `select kind, count(*) as count, min(ready) as since
       from outbox o left join cases c on c.id = o.case_id where ${ours} group by kind`,
    ),
    count<Figures["doubts"][number]>(
      `select a.state, count(*) as count from attempts a left join cases c on c.id = a.case_id
       where a.state in ('unknown', 'manual') and ${ours} group by a.state`,
    ),
  ]);
  return { cases: cases.rows, outbox: outbox.rows, doubts: doubts.rows };
}
