import type { Ledger } from "../ledger.ts";
import { refusalsMs } from "../refusals.ts";
import type { Database } from "./connection.ts";
import type { GroupCommit } from "./group-commit.ts";

const rowsAtOnce = 500; // so that turns get in between

export function createPrune(db: Database, groupCommit: GroupCommit): Ledger["prune"] {
  const events = db.prepare(
    `delete from events where rowid in (
       select rowid from (select rowid, at from events order by rowid limit ${rowsAtOnce}) where at < ?)`,
  );
  const links = db.prepare(
    `delete from links where made < ?1
       and not exists (select 1 from cases where id = case_id and (state = 'open' or updated >= ?1))`,
  );
  const refusals = db.prepare("delete from refusals where last < ?");
  const counters = db.prepare("delete from counters where ends <= ?");
  const texts = db.prepare("delete from texts where at < ?");
  const marks = db.prepare("delete from marks where at < ?");
  const bulletins = db.prepare("delete from bulletins where made < ?");
  const plain = [counters, texts, marks, bulletins];

  return async function prune(beforeMs) {
    const old = () =>
      [...plain, links].reduce((sum, each) => sum + each.run([beforeMs]).changes, 0) +
      refusals.run([beforeMs - refusalsMs]).changes;
    let pruned = await groupCommit.share(old);
    for (;;) {
      const gone = await groupCommit.share(() => events.run([beforeMs]).changes);
      pruned += gone;
      if (gone < rowsAtOnce) return pruned;
    }
  };
}
