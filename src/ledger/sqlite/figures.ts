import type { Case } from "../../conversation/types.ts";
import type { Figures } from "../ledger.ts";
import { inWorld } from "../rows/case-row.ts";
import type { Database } from "./connection.ts";

export function readFigures(db: Database, world: Case["world"] | undefined, clock: () => number): () => Figures {
  const cases = db.prepare(
    `select state, sum(count) as count from case_counts where count > 0 ${world ? `and world = '${world}'` : ""} group by state`,
  );
  const outbox = db.prepare(
    `select kind, count(*) as count, min(ready) as since from outbox where ${inWorld(world, "case_id")} group by kind`,
  );
  const doubts = db.prepare(
    `select state, count(*) as count, min(signed_at) as since from attempts
     where state in ('unknown', 'manual') and ${inWorld(world, "case_id")} group by state`,
  );
  const pauses = db.prepare("select what, until from pauses where ended is null and (until is null or until > ?)");
  const waits = db.prepare("select count(*) as count from pause_waits");
  return () => ({
    cases: cases.all([]) as Figures["cases"],
    outbox: outbox.all([]) as Figures["outbox"],
    pauses: pauses.all([clock()]) as Figures["pauses"],
    waits: (waits.get([]) as { count: number }).count,
    doubts: doubts.all([]) as Figures["doubts"],
  });
}
