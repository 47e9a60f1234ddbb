import { audited } from "../audit.ts";
import type { Ledger, Restore } from "../ledger.ts";
import { appendAudit } from "./audit.ts";
import type { Database } from "./database.ts";
import { type Given, instant } from "./instant.ts";
import type { Query } from "./query.ts";

type Restores = Pick<Ledger, "restored" | "markRestored" | "letSpend">;

export function createRestores(db: Database, given: Given): Restores {
  async function last(query: Query): Promise<Restore | undefined> {
    const { rows } = await query<{ at: number; since: number; spends: number | null }>(
      "select at, since, spends from restores order by at desc limit 1",
    );
    const row = rows[0];
    return row && { at: row.at, since: row.since, ...(row.spends !== null && { spends: row.spends }) };
  }

  async function nowAndUntil(query: Query): Promise<{ now: number; until: number | null }> {
    const { rows } = await query<{ now: number; until: number | null }>(
      `select ${instant(1)} as now, (select max(at) from audit) as until`,
      [given()],
    );
    return rows[0]!;
  }

  return {
    restored: () => last(db.query),
    markRestored: () =>
      db.transaction(async (query) => {
        await query("lock table restores in exclusive mode");
        const { now, until } = await nowAndUntil(query);
        const since = until ?? now;
        const at = Math.max(now, since, ((await last(query))?.at ?? 0) + 1);
        await query("insert into restores (at, since) values ($1, $2)", [at, since]);
        await query("update outbox set lease = null, ready = $1, restored = 1", [now]);
        await query(
          `update attempts set leased_until = 0, since = coalesce(since, signed_at), signed_at = $1, next_look = $2
           where state in ('sent', 'unknown', 'manual') and next_look is not null`,
          [at, now],
        );
        await query("update links set ended = $1, why = 'restored' where ended is null", [now]);
        await query("delete from slots");
        await query("delete from leases");
        await appendAudit(query, now, audited("restored", { since }));
        return { at, since };
      }),
    letSpend: () =>
      db.transaction(async (query) => {
        const restore = await last(query);
        if (!restore) return undefined;
        const { now } = await nowAndUntil(query);
        const allowed = await query("update restores set spends = $1 where at = $2 and spends is null", [
          now,
          restore.at,
        ]);
        if (allowed.count === 1) await appendAudit(query, now, audited("may spend", { at: restore.at }));
        return last(query);
      }),
  };
}
