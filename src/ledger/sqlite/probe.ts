import { StoreDown } from "../errors.ts";
import type { Ledger } from "../ledger.ts";
import { filler, fillerName } from "../rows/filler.ts";
import type { Database } from "./connection.ts";
import type { GroupCommit } from "./group-commit.ts";

const tables = ["cases", "events", "outbox", "attempts", "audit"];

/**
 * Tries whether turns can be kept: reads where each table is written next, and writes. After a connection has met
 * damage, every page is read first.
 */
export function createProbe(db: Database, beside: Database, groupCommit: GroupCommit): Ledger["probe"] {
  const read = db.prepare(`select ${tables.map((table) => `(select max(rowid) from ${table})`).join(", ")}`);
  const write = db.prepare("insert into vault values (?, ?, 0) on conflict do update set value = excluded.value");
  const forget = db.prepare("pragma shrink_memory");
  const quickCheck = db.prepare("pragma quick_check(1)");

  return async function probe() {
    if (db.isDamaged || beside.isDamaged) {
      forget.run([]); // pages that were read broken may be mended by now
      const { quick_check: found } = quickCheck.get([]) as { quick_check: string };
      if (found !== "ok") throw new StoreDown(new Error(found));
      db.isDamaged = beside.isDamaged = false;
    }
    read.get([]);
    await groupCommit.share(() => write.run([fillerName, filler()]));
  };
}
