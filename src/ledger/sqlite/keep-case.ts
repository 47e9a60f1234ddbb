import type { KeyObject } from "node:crypto";
import type { Commit } from "../ledger.ts";
import type { PrepareCase } from "../rows/case-to-keep.ts";
import type { Database } from "./database.ts";
import type { Tick } from "./ticks.ts";

export interface KeptCase {
  key: KeyObject;
  /** The compare-and-swap. False, and nothing written, when the case is at another version than expected. */
  swap(tick: Tick): boolean;
  /** To be called once the swap is durable. */
  remember(): void;
}

export function createKeepCase(
  db: Database,
  prepareCase: PrepareCase,
  { keyOf, moves }: { keyOf(caseId: string): KeyObject | undefined; moves(caseId: string): void },
): (commit: Commit) => KeptCase {
  const isAt = db.prepare("select 1 from cases where id = ? and version = ?");
  const open = db.prepare(
    `insert into cases (id, version, world, flow, state, owner, mail, phone, due, created, updated, key, body)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
  );
  const move = db.prepare(
    "update cases set version = ?, state = ?, due = ?, body = ?, updated = ? where id = ? and version = ?",
  );
  const refile = db.prepare(
    `update cases set owner = ?, mail = coalesce(?, mail), phone = coalesce(?, phone),
       version = ?, state = ?, due = ?, body = ?, updated = ? where id = ? and version = ?`,
  );

  return function keep(commit) {
    const { case: next, expect } = commit;
    const { id, version, world, flow, opened } = next;
    const { key, row, remember } = prepareCase(commit, expect === 0 ? undefined : keyOf(id));
    if (!row) return { key, remember, swap: () => isAt.get([id, expect]) !== undefined };

    const { wrapped, state, due, body } = row;
    const filed = [row.filed.owner, row.filed.mail, row.filed.phone];
    const moved = [version, state, due, body];

    function swap({ now }: Tick): boolean {
      moves(id);
      if (wrapped) {
        return open.run([id, version, world, flow, state, ...filed, due, opened, now, wrapped, body]).changes === 1;
      }
      if (row!.isFiledAsBefore) return move.run([...moved, now, id, expect]).changes === 1;
      return refile.run([...filed, ...moved, now, id, expect]).changes === 1;
    }
    return { key, swap, remember };
  };
}
