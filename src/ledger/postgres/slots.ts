import type { Database } from "./database.ts";
import { type Given, instant } from "./instant.ts";

/** Slots are kept in microseconds, because 200 a second are not whole milliseconds apart. */
export async function takeSlot(
  db: Database,
  given: Given,
  api: string,
  { everyMs, mostMs, leadMs }: { everyMs: number; mostMs: number; leadMs: number },
): Promise<number | undefined> {
  const { rows } = await db.query<{ wait: number }>(
    `with t as materialized (select ${instant(1)} * 1000 as now)
     insert into slots (api, next) select $2, t.now + $5::bigint + $3::bigint from t
     on conflict (api) do update set next = greatest(slots.next, excluded.next - $3::bigint) + $3::bigint
       where slots.next - (select now from t) <= $4::bigint
     returning next - $3::bigint - (select now from t) as wait`,
    [given(), api, ...[everyMs, mostMs, leadMs].map((ms) => Math.round(ms * 1000))],
  );
  return rows[0] && rows[0].wait / 1000;
}
