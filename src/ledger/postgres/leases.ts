import { randomUUID } from "node:crypto";
import type { Leases } from "../ledger.ts";
import type { Database } from "./database.ts";
import { type Given, instant } from "./instant.ts";

/**
 * Leases in PostgreSQL. Each call makes a holder of its own, as each desk is one. `clock` replaces the database's
 * clock.
 */
export function createLeases(db: Database, clock?: () => number): Leases {
  const holder = randomUUID();
  const given: Given = () => (clock ? Math.floor(clock()) : null);
  return {
    async live(beginning) {
      const { rows } = await db.query<{ name: string; isOurs: boolean }>(
        `select name, holder = $2 as "isOurs" from leases where starts_with(name, $3) and ends > ${instant(1)}`,
        [given(), holder, beginning],
      );
      return new Map(rows.map(({ name, isOurs }) => [name, isOurs]));
    },

    async hold(names, ms) {
      const { rows } = await db.query<{ name: string }>(
        `insert into leases (name, holder, ends)
         select name, $2, ${instant(1)} + $3 from unnest($4::text[]) as t (name) order by name
         on conflict (name) do update set holder = excluded.holder, ends = excluded.ends
           where leases.holder = excluded.holder or leases.ends <= ${instant(1)}
         returning name`,
        [given(), holder, Math.ceil(ms), names],
      );
      return rows.map(({ name }) => name);
    },

    async release(names) {
      await db.query("delete from leases where holder = $1 and name = any($2::text[])", [holder, names]);
    },
  };
}
