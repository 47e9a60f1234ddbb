import { refusalsMs } from "../refusals.ts";
import type { Database } from "./database.ts";

const rowsAtOnce = 500;

/** Deletes old rows a few at a time, so that turns get in between. */
export async function prune(db: Database, beforeMs: number): Promise<number> {
  let pruned = (await db.query("delete from counters where ends <= $1", [beforeMs])).count;
  const links = await db.query(
    `delete from links where made < $1
       and not exists (select 1 from cases where id = case_id and (state = 'open' or updated >= $1))`,
    [beforeMs],
  );
  pruned += links.count;
  pruned += (await db.query("delete from refusals where last < $1", [beforeMs - refusalsMs])).count;
  pruned += (await db.query("delete from texts where at < $1", [beforeMs])).count;
  pruned += (await db.query("delete from marks where at < $1", [beforeMs])).count;
  pruned += (await db.query("delete from bulletins where made < $1", [beforeMs])).count;
  await db.query("delete from leases where ends < $1", [beforeMs]);
  for (;;) {
    const { count } = await db.query(
      `delete from events where id in (select id from events where at < $1 limit ${rowsAtOnce} for update skip locked)`,
      [beforeMs],
    );
    pruned += count;
    if (count < rowsAtOnce) return pruned;
  }
}
