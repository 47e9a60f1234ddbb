import type { Ledger } from "../ledger.ts";
import type { Database } from "./connection.ts";
import type { GroupCommit } from "./group-commit.ts";

/** Slots are kept in microseconds, because 200 a second are not whole milliseconds apart. */
export function createSlots(db: Database, groupCommit: GroupCommit): Ledger["slot"] {
  const take = db.prepare(
    `insert into slots (api, next) values (?1, ?2 + ?5 + ?3)
     on conflict do update set next = max(next, ?2 + ?5) + ?3 where next - ?2 <= ?4
     returning next - ?3 - ?2 as wait`,
  );
  return (api, everyMs, mostMs, leadMs = 0) =>
    groupCommit.share(({ now }) => {
      const micros = [now, everyMs, mostMs, leadMs].map((ms) => Math.round(ms * 1000));
      const [row] = take.all([api, ...micros]) as { wait: number }[];
      return row && row.wait / 1000;
    });
}
