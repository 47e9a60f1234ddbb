import type { Case } from "../../conversation/types.ts";
import type { BulletinLedger, BulletinWrite, Mark } from "../bulletins.ts";
import type { Database } from "./database.ts";
import { type Given, instant } from "./instant.ts";
import type { Batch } from "./query.ts";

/** Writes one row about a mark or a bulletin. False when the row does not hold. */
export async function writeBulletin({ query, now }: Batch, write: BulletinWrite): Promise<boolean> {
  if (write.write === "mark") {
    const { subject, n, at, state } = write.mark;
    const moved = await query(
      `insert into marks (world, subject, n, at, state) values ($1, $2, $3, $4, $5)
       on conflict (world, subject) do update set n = excluded.n, at = excluded.at, state = excluded.state
         where marks.n < excluded.n`,
      [write.world, subject, n, at, state],
    );
    return moved.count === 1;
  }
  const { id, text } = write.bulletin;
  const promised = await query(
    `insert into bulletins (world, id, text, made, leased_until) values ($1, $2, $3, $4, 0) on conflict do nothing`,
    [write.world, id, JSON.stringify(text), now],
  );
  return promised.count === 1;
}

export function readBulletins(db: Database, given: Given, world: Case["world"] | undefined): BulletinLedger {
  return {
    async marks() {
      const { rows } = await db.query<Mark>(
        "select subject, n, at, state from marks where $1::text is null or world = $1",
        [world ?? null],
      );
      return rows;
    },
    async claimBulletin(leaseMs) {
      const { rows } = await db.query<{ id: string; text: string }>(
        `with picked as materialized (
           select world, id from bulletins
           where told is null and leased_until <= (select ${instant(1)}) and ($2::text is null or world = $2)
           order by made, id limit 1 for update skip locked
         )
         update bulletins set leased_until = ${instant(1)} + $3 from picked
         where bulletins.world = picked.world and bulletins.id = picked.id returning bulletins.id, text`,
        [given(), world ?? null, Math.ceil(leaseMs)],
      );
      return rows[0] && { id: rows[0].id, text: JSON.parse(rows[0].text) };
    },
    async bulletinTold(id) {
      await db.query(`update bulletins set told = ${instant(1)} where id = $2 and ($3::text is null or world = $3)`, [
        given(),
        id,
        world ?? null,
      ]);
    },
  };
}
