import type { Case } from "../../conversation/types.ts";
import type { Bulletin, BulletinLedger, BulletinWrite, Mark } from "../bulletins.ts";
import type { Database } from "./connection.ts";
import type { Batch, GroupCommit } from "./group-commit.ts";

/** Prepares rows about marks and bulletins. What it gives writes one row, and is false when the row does not hold. */
export function createBulletinWrites(db: Database): (write: BulletinWrite) => (batch: Batch) => boolean {
  const move = db.prepare(
    `insert into marks (world, subject, n, at, state) values (?, ?, ?, ?, ?)
     on conflict do update set n = excluded.n, at = excluded.at, state = excluded.state where n < excluded.n`,
  );
  const promise = db.prepare(
    "insert into bulletins (world, id, text, made, leased_until) values (?, ?, ?, ?, 0) on conflict do nothing",
  );

  return function prepare(write) {
    if (write.write === "mark") {
      const { subject, n, at, state } = write.mark;
      return () => move.run([write.world, subject, n, at, state]).changes === 1;
    }
    const text = JSON.stringify(write.bulletin.text);
    return ({ now }) => promise.run([write.world, write.bulletin.id, text, now]).changes === 1;
  };
}

export function readBulletins(
  db: Database,
  groupCommit: GroupCommit,
  world: Case["world"] | undefined,
): BulletinLedger {
  const ours = world ? `world = '${world}'` : "true";
  const marks = db.prepare(`select subject, n, at, state from marks where ${ours}`);
  const claim = db.prepare(
    `update bulletins set leased_until = ?1 + ?2
     where rowid = (select rowid from bulletins where told is null and leased_until <= ?1 and ${ours} order by made, id limit 1)
     returning id, text`,
  );
  const told = db.prepare(`update bulletins set told = ? where id = ? and ${ours}`);

  return {
    marks: async () => marks.all([]) as Mark[],
    claimBulletin: (leaseMs) =>
      groupCommit.share(({ now }): Bulletin | undefined => {
        const [row] = claim.all([now, leaseMs]) as { id: string; text: string }[];
        return row && { id: row.id, text: JSON.parse(row.text) };
      }),
    async bulletinTold(id) {
      await groupCommit.share(({ now }) => told.run([now, id]));
    },
  };
}
