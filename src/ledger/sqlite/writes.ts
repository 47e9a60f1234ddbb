import type { KeyObject } from "node:crypto";
import { conflictOf } from "../conflict.ts";
import type { Attempt, Ledger, LoneWrite, Write } from "../ledger.ts";
import { type AttemptRow, attemptColumns, changeColumns, changesOf, sealAttempt } from "../rows/attempt-row.ts";
import { counterHash, naturalKeyHash, windowEnd } from "../rows/fingerprints.ts";
import type { Keys } from "../sealing.ts";
import type { RowWrite } from "../vault-writes.ts";
import { createBulletinWrites } from "./bulletins.ts";
import type { Database } from "./connection.ts";
import type { Batch } from "./group-commit.ts";
import { createLinkWrites } from "./links.ts";
import { createPauseWrites } from "./pauses.ts";
import { createTextWrites } from "./texts.ts";

type Written = Awaited<ReturnType<Ledger["write"]>>;

/** Prepares rows before a transaction: everything is sealed and hashed, so that only SQL is left. */
export interface Writes {
  /**
   * Prepares the rows of a commit. Writing stops at the first row that does not hold, and then nothing of the commit
   * may stay.
   */
  prepare(writes: RowWrite[], caseId: string, key: KeyObject): (batch: Batch) => Written;
  prepareLone(writes: LoneWrite[]): (batch: Batch) => Written;
  /** Undoes one work of a transaction and leaves the others alone. */
  undoneUnlessKept<T extends { is: string }>(work: (batch: Batch) => T): (batch: Batch) => T;
}

/** Writes one row. False when the row does not hold. */
type Prepared = (batch: Batch) => boolean;

export function createWrites(db: Database, keys: Keys): Writes {
  // guard: natural key
  const claimIntent = db.prepare(
    `insert into intents values (?, ?, ?, ?)
     on conflict do update set case_id = excluded.case_id where case_id = excluded.case_id`,
  );
  const releaseIntent = db.prepare("delete from intents where partner = ? and natural_key = ? and case_id = ?");
  const insertAttempt = db.prepare(
    `insert into attempts (effect, case_id, api, partner, natural_key, sealed, version, leased_until, ${changeColumns})
     values (?, ?, ?, ?, ?, ?, 1, 0, ${changeColumns.map(() => "?")}) on conflict do nothing`,
  );
  const attemptAt = db.prepare(`select ${attemptColumns} from attempts where effect = ? and version = ?`);
  const changeAttempt = db.prepare(
    `update or ignore attempts set version = version + 1, leased_until = 0,
       ${changeColumns.map((column) => `${column} = ?`)} where effect = ?`,
  );
  const count = db.prepare(
    "insert into counters values (?, ?, 1) on conflict do update set count = count + 1 where count < ?",
  );
  const othersOpen = db.prepare(
    `select count(*) as count from cases where owner in (select value from json_each(?1)) and state = 'open' and begun = 1
       and id <> ?2 and world = (select world from cases where id = ?2)`,
  );
  const setControl = db.prepare(
    `insert into controls values (?, ?, ?)
     on conflict do update set at = excluded.at, lag = excluded.lag where excluded.at >= at`,
  );

  const ofLink = createLinkWrites(db);
  const ofPause = createPauseWrites(db);
  const ofText = createTextWrites(db, keys);
  const ofBulletin = createBulletinWrites(db);

  const [savepoint, undo] = [db.prepare("savepoint work"), db.prepare("rollback to work")];
  const release = db.prepare("release work");

  const hashOf = (naturalKey: string) => naturalKeyHash(keys, naturalKey);

  function prepareAttempt(row: Omit<Attempt, "version">, caseId: string, key: KeyObject): Prepared {
    const sealed = sealAttempt(row, caseId, key);
    const identity = [row.effect, row.caseId, row.api, row.partner, hashOf(row.naturalKey), sealed];
    return () => insertAttempt.run([...identity, ...changesOf(row)]).changes === 1;
  }

  function prepareChange({ effect, version, change }: Extract<Write, { write: "attempt-update" }>): Prepared {
    return () => {
      const row = attemptAt.get([effect, version]) as AttemptRow | undefined;
      return row !== undefined && changeAttempt.run([...changesOf({ ...row, ...change }), effect]).changes === 1;
    };
  }

  function prepareCount(write: Extract<Write, { write: "count" }>): Prepared {
    const hash = counterHash(keys, write);
    const { windowMs, limit } = write;
    return ({ now }) => limit > 0 && count.run([hash, windowEnd(now, windowMs), limit]).changes === 1;
  }

  function lone(write: LoneWrite): Prepared {
    switch (write.write) {
      case "attempt-update":
        return prepareChange(write);
      case "count":
        return prepareCount(write);
      case "mark":
      case "bulletin":
        return ofBulletin(write);
      case "control":
        return () => {
          setControl.run([write.api, write.control.at, Math.round(write.control.lagMs)]);
          return true;
        };
    }
  }

  function ofCase(write: RowWrite, caseId: string, key: KeyObject): Prepared {
    switch (write.write) {
      case "intent": {
        const intent = [write.partner, hashOf(write.naturalKey), caseId];
        return ({ now }) => claimIntent.run([...intent, now]).changes === 1;
      }
      case "release-intent": {
        const intent = [write.partner, hashOf(write.naturalKey), caseId];
        return () => {
          releaseIntent.run(intent);
          return true;
        };
      }
      case "has-room": {
        const person = JSON.stringify(write.person);
        return () => (othersOpen.get([person, caseId]) as { count: number }).count < write.limit;
      }
      case "asked-lately":
        return ({ now }) => now - write.at <= write.withinMs;
      case "attempt":
        return prepareAttempt(write.attempt, caseId, key);
      case "text":
      case "text-refused":
      case "text-proven":
        return ofText(write, caseId);
      case "not-paused":
      case "awaits-go-on":
      case "goes-on":
        return ofPause(write, caseId);
      case "link":
      case "link-opened":
      case "link-ended":
      case "link-asked":
        return ofLink(write, caseId);
      default:
        return lone(write);
    }
  }

  return {
    prepare: (writes, caseId, key) => inOrder(writes.map((write) => [write, ofCase(write, caseId, key)])),
    prepareLone: (writes) => inOrder(writes.map((write) => [write, lone(write)])),
    undoneUnlessKept: (work) => (batch) => {
      savepoint.run([]);
      const result = work(batch);
      if (result.is !== "kept") undo.run([]);
      release.run([]);
      return result;
    },
  };
}

function inOrder(writes: [Write, Prepared][]): (batch: Batch) => Written {
  return (batch) => {
    for (const [write, holds] of writes) if (!holds(batch)) return conflictOf(write);
    return { is: "kept" };
  };
}
