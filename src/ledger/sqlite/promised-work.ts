import type { JobRow } from "../rows/job-row.ts";
import type { Database } from "./connection.ts";
import type { Batch } from "./group-commit.ts";

/** Writes what a commit promises. While a card is leased, only the version of its row moves on. */
export function createPromisedWork(db: Database): (row: JobRow, batch: Batch) => void {
  const promiseCard = db.prepare(
    `insert into outbox (id, kind, case_id, audience, version, origin, tries, ready) values (?, 'post', ?, ?, ?, ?, 0, ?)
     on conflict do update set version = excluded.version, origin = excluded.origin,
       tries = iif(lease is null, 0, tries), ready = iif(lease is null, excluded.ready, ready)`,
  );
  const promise = db.prepare(
    `insert into outbox (id, kind, case_id, version, body, origin, tries, ready) values (?, ?, ?, ?, ?, ?, 0, ?)
     on conflict do nothing`,
  );

  return function write({ id, kind, caseId, audience, version, body, origin }, { now }) {
    if (audience !== null) promiseCard.run([id, caseId, audience, version, origin, now]);
    else promise.run([id, kind, caseId, version, body, origin, now]);
  };
}
