import type { Case } from "../../conversation/types.ts";
import type { Kind, Pace } from "../ledger.ts";
import { type ClaimedRow, isOfThisBuild, setAsideMs, slotsOf } from "../rows/job-row.ts";
import type { Database } from "./database.ts";
import { type Given, instant } from "./instant.ts";

export type LeasedRow = ClaimedRow & {
  key: Buffer | null;
  seq: number;
  readyBefore: number;
  dueMs: number;
  wait: number;
};

/** Leases rows of the outbox. A leased row is this desk's alone until its lease runs out. */
export function createJobLeases(db: Database, given: Given, world?: Case["world"]) {
  const paced = new Set<Kind>();

  /** Leases rows that are due and that no other desk is claiming in this moment. */
  async function lease(kind: Kind, limit: number, leaseMs: number, token: string): Promise<LeasedRow[]> {
    const { rows } = await db.query<LeasedRow>(
      `with picked as materialized (
         select o.id as picked, o.ready, c.key from outbox o left join cases c on c.id = o.case_id
         where o.kind = $2 and o.ready <= (select ${instant(1)}) and ($3::text is null or c.world = $3)
           and ${isOfThisBuild("o")}
         order by o.ready, o.seq limit $4 for update of o skip locked
       )
       update outbox o set lease = $5, ready = ${instant(1)} + $6, tries = tries + 1 from picked where o.id = picked
       returning id, case_id as "caseId", audience, version, tries, restored, body, origin, seq, key, picked.ready as "readyBefore",
         ${instant(1)} - picked.ready as "dueMs"`,
      [given(), kind, world ?? null, limit, token, leaseMs],
    );
    return rows.sort((a, b) => a.readyBefore - b.readyBefore || a.seq - b.seq);
  }

  /**
   * Leases as many rows as have a slot in time. Desks lock the row of slots one after another, so the order holds
   * between desks as well.
   */
  async function leaseInTurn(
    kind: Kind,
    limit: number,
    leaseMs: number,
    token: string,
    { everyMs, aheadMs, api }: Pace,
  ): Promise<LeasedRow[]> {
    const slots = slotsOf(kind);
    if (!paced.has(kind))
      await db.query("insert into slots (api, next) values ($1, 0) on conflict do nothing", [slots]);
    paced.add(kind);
    const { rows } = await db.query<LeasedRow>(
      `with t as materialized (select ${instant(1)} as now),
       slot as materialized (
         select greatest(s.next - t.now * 1000, a.next - $9::bigint - t.now * 1000, 0) as wait
         from slots s left join slots a on a.api = $10, t
         where s.api = $7 and exists (select 1 from outbox where kind = $2 and ready <= t.now) for update of s
       ),
       picked as materialized (
         select o.id as picked, o.ready, c.key from outbox o left join cases c on c.id = o.case_id
         where o.kind = $2 and o.ready <= (select now from t) and ($3::text is null or c.world = $3)
         order by o.ready, o.seq limit coalesce(
           (select least($4::bigint, case when wait > $9::bigint then 0 else ($9::bigint - wait) / $8::bigint + 1 end) from slot), 0)
         for update of o skip locked
       ),
       moved as (
         update slots set next = t.now * 1000 + slot.wait + (select count(*) from picked) * $8::bigint
         from t, slot where api = $7 and exists (select 1 from picked)
       )
       update outbox o set lease = $5, ready = (select now from t) + $6, tries = tries + 1 from picked where o.id = picked
       returning id, case_id as "caseId", audience, version, tries, restored, body, origin, seq, key, picked.ready as "readyBefore",
         (select now from t) - picked.ready as "dueMs", (select wait from slot)`,
      [
        given(),
        kind,
        world ?? null,
        limit,
        token,
        leaseMs,
        slots,
        Math.round(everyMs * 1000),
        Math.round(aheadMs * 1000),
        api ?? null,
      ],
    );
    return rows.sort((a, b) => a.readyBefore - b.readyBefore || a.seq - b.seq);
  }

  /** Gives the rows back as if they had not been claimed, except that the broken one waits. */
  async function giveBack(rows: LeasedRow[], token: string, broken: LeasedRow): Promise<void> {
    await db.query(
      `update outbox o set lease = null, tries = o.tries - 1,
         ready = case when o.id = $5 then ${instant(1)} + $6 else t.ready end
       from unnest($3::text[], $4::bigint[]) as t (id, ready) where o.id = t.id and o.lease = $2`,
      [given(), token, rows.map(({ id }) => id), rows.map(({ readyBefore }) => readyBefore), broken.id, setAsideMs],
    );
  }

  return { lease, leaseInTurn, giveBack };
}
