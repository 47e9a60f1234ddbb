import type { KeyObject } from "node:crypto";
import type { Commit } from "../ledger.ts";
import { jobRows } from "../rows/job-row.ts";
import type { Database } from "./connection.ts";
import type { Batch } from "./group-commit.ts";

type Promised = (batch: Batch) => void;

/** Writes what a commit promises. While a card is leased, only the version of its row moves on. */
export function createPromisedWork(db: Database): (commit: Commit, key: KeyObject) => Promised[] {
  const promiseCard = db.prepare(
    `insert into outbox (id, kind, case_id, audience, version, origin, tries, ready) values (?, 'post', ?, ?, ?, ?, 0, ?)
     on conflict do update set version = excluded.version, origin = excluded.origin,
       tries = iif(lease is null, 0, tries), ready = iif(lease is null, excluded.ready, ready)`,
  );
  const promise = db.prepare(
    `insert into outbox (id, kind, case_id, version, body, origin, tries, ready) values (?, ?, ?, ?, ?, ?, 0, ?)
     on conflict do nothing`,
  );

  return (commit, key) =>
    jobRows(commit, key).map(({ id, kind, caseId, audience, version, body, origin }): Promised => {
      if (audience !== null) return ({ now }) => promiseCard.run([id, caseId, audience, version, origin, now]);
      return ({ now }) => promise.run([id, kind, caseId, version, body, origin, now]);
    });
}
