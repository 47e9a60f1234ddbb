import type { Database } from "./database.ts";

const rowsAtOnce = 500;

/** Deletes old rows a few at a time, so that turns get in between. */
export async function prune(db: Database, beforeMs: number): Promise<number> {
  let pruned = (await db.query("delete from counters where ends <= $1", [beforeMs])).count;
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
