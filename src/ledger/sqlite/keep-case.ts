import type { KeyObject } from "node:crypto";
import type { Known } from "../case-keys.ts";
import type { Commit } from "../ledger.ts";
import { restForm } from "../rows/case-body.ts";
import type { PrepareCase } from "../rows/case-to-keep.ts";
import type { Database } from "./connection.ts";
import type { Batch } from "./group-commit.ts";

export interface KeptCase {
  key: KeyObject;
  /** Writes the case's row. The case must be at the expected version. */
  write(batch: Batch): void;
  /** Must be called once the commit is durable. */
  remember(): void;
}

export function createKeepCase(
  db: Database,
  prepareCase: PrepareCase,
  knownOf: (caseId: string) => Known | undefined,
): (commit: Commit) => KeptCase {
  const open = db.prepare(
    `insert into cases (id, version, world, flow, state, begun, owner, mail, phone, due, created, updated, key, body, filed, form)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, coalesce(?, 0), ${restForm})`,
  );
  const move = db.prepare(
    `update cases set version = ?, state = ?, begun = ?, due = ?, body = ?, form = ${restForm},
       filed = coalesce(?, filed), updated = ? where id = ?`,
  );
  const refile = db.prepare(
    `update cases set owner = ?, mail = coalesce(?, mail), phone = coalesce(?, phone),
       version = ?, state = ?, begun = ?, due = ?, body = ?, form = ${restForm}, filed = coalesce(?, filed), updated = ? where id = ?`,
  );
  const fileUnder = db.prepare("insert or ignore into case_terms values (?, ?, ?)");

  return function keep(commit) {
    const { case: next, expect } = commit;
    const { id, version, world, flow, opened } = next;
    const { key, row, remember } = prepareCase(commit, expect === 0 ? undefined : knownOf(id));
    if (!row) return { key, remember, write() {} };

    const { wrapped, state, begun, due, body, filedAt, terms, isFiledAsBefore } = row;
    const filed = [row.filed.owner, row.filed.mail, row.filed.phone];
    const moved = [version, state, begun, due, body, filedAt];

    function write({ now }: Batch): void {
      if (wrapped)
        open.run([id, version, world, flow, state, begun, ...filed, due, opened, now, wrapped, body, filedAt]);
      else if (isFiledAsBefore) move.run([...moved, now, id]);
      else refile.run([...filed, ...moved, now, id]);
      for (const hash of terms) fileUnder.run([hash, opened, id]);
    }
    return { key, write, remember };
  };
}
