import type { KeyObject } from "node:crypto";
import type { Commit } from "../ledger.ts";
import { jobRows } from "../rows/job-row.ts";
import type { Database } from "./connection.ts";
import type { Batch } from "./group-commit.ts";

type Promised = (batch: Batch) => void;

/** Writes what a commit promises. While a card is leased, only the version of its row moves on. */
export function createPromisedWork(db: Database): (commit: Commit, key: KeyObject) => Promised[] {
  const promiseCard = db.prepare(
    `insert into outbox (id, kind, case_id, audience, version, tries, ready) values (?, 'post', ?, ?, ?, 0, ?)
     on conflict do update set version = excluded.version,
       tries = iif(lease is null, 0, tries), ready = iif(lease is null, excluded.ready, ready)`,
  );
  const promise = db.prepare(
    `insert into outbox (id, kind, case_id, version, body, tries, ready) values (?, ?, ?, ?, ?, 0, ?)
     on conflict do nothing`,
  );

  return (commit, key) =>
    jobRows(commit, key).map(({ id, kind, caseId, audience, version, body }): Promised => {
      if (audience !== null) return ({ now }) => promiseCard.run([id, caseId, audience, version, now]);
      return ({ now }) => promise.run([id, kind, caseId, version, body, now]);
    });
}
