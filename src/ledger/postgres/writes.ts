import type { KeyObject } from "node:crypto";
import { conflictOf } from "../conflict.ts";
import type { AskedLately, Attempt, AttemptChange, Ledger, LoneWrite, Write } from "../ledger.ts";
import { changeColumns, changesOf, changing, sealAttempt } from "../rows/attempt-row.ts";
import { counterHash, naturalKeyHash, windowEnd } from "../rows/fingerprints.ts";
import type { Keys } from "../sealing.ts";
import type { RowWrite } from "../vault-writes.ts";
import { writeBulletin } from "./bulletins.ts";
import { writeLink } from "./links.ts";
import { ourLocks } from "./locks.ts";
import { writePause } from "./pauses.ts";
import type { Batch, Param } from "./query.ts";
import { codeOf } from "./reasons.ts";
import { prepareText } from "./texts.ts";

export type Written = Awaited<ReturnType<Ledger["write"]>>;

/** A row that needs a statement of its own. */
type StoredWrite = Exclude<RowWrite, AskedLately>;

/** Writes one row. False when the row does not hold, and then nothing of the transaction may stay. */
type Prepared = (batch: Batch) => Promise<boolean>;

const uniqueViolation = "23505";

/**
 * Prepares further rows of a commit: everything is sealed and hashed before the transaction, so that only SQL is left
 * for it.
 */
export function createWrites(keys: Keys) {
  function prepareAttempt(row: Omit<Attempt, "version">, caseId: string, key: KeyObject): Prepared {
    const sealed = sealAttempt(row, caseId, key);
    const identity = [row.effect, row.caseId, row.api, row.partner, naturalKeyHash(keys, row.naturalKey), sealed];
    return changesOne(
      `insert into attempts (effect, case_id, api, partner, natural_key, sealed, version, leased_until, ${changeColumns})
       values ($1, $2, $3, $4, $5, $6, 1, 0, ${changeColumns.map((_, n) => `$${n + 7}`)}) on conflict do nothing`,
      [...identity, ...changesOf(row)],
    );
  }

  function prepareChange({ effect, version, change }: Extract<Write, { write: "attempt-update" }>): Prepared {
    const changes = Object.entries(change).filter(([, value]) => value !== undefined);
    const sets = changes.map(([name], n) => `${changing[name as keyof AttemptChange]} = $${n + 3}`);
    return changesOne(
      `update attempts set ${["version = version + 1", "leased_until = 0", ...sets]} where effect = $1 and version = $2`,
      [effect, version, ...changes.map(([, value]) => value)],
    );
  }

  function prepareCount(write: Extract<Write, { write: "count" }>): Prepared {
    const hash = counterHash(keys, write);
    const { windowMs, limit } = write;
    return async ({ query, now }) => {
      const counted = await query(
        `insert into counters values ($1, $2, 1)
         on conflict (name, ends) do update set count = counters.count + 1 where counters.count < $3::bigint`,
        [hash, windowEnd(now, windowMs), limit],
      );
      return limit > 0 && counted.count === 1;
    };
  }

  function lone(write: LoneWrite): Prepared {
    switch (write.write) {
      case "attempt-update":
        return prepareChange(write);
      case "count":
        return prepareCount(write);
      case "mark":
      case "bulletin":
        return (batch) => writeBulletin(batch, write);
      case "control":
        return async ({ query }) => {
          await query(
            `insert into controls values ($1, $2, $3)
             on conflict (api) do update set at = excluded.at, lag = excluded.lag where excluded.at >= controls.at`,
            [write.api, write.control.at, Math.round(write.control.lagMs)],
          );
          return true;
        };
    }
  }

  function ofCase(write: StoredWrite, caseId: string, key: KeyObject): Prepared {
    switch (write.write) {
      case "intent": {
        const intent = [write.partner, naturalKeyHash(keys, write.naturalKey), caseId];
        return async ({ query, now }) => {
          const claimed = await query(
            `insert into intents values ($1, $2, $3, $4) on conflict (partner, natural_key)
             do update set case_id = excluded.case_id where intents.case_id = excluded.case_id`,
            [...intent, now],
          );
          return claimed.count === 1;
        };
      }
      case "release-intent": {
        const intent = [write.partner, naturalKeyHash(keys, write.naturalKey), caseId];
        return async ({ query }) => {
          await query("delete from intents where partner = $1 and natural_key = $2 and case_id = $3", intent);
          return true;
        };
      }
      case "has-room":
        return hasRoom(write, caseId);
      case "attempt":
        return prepareAttempt(write.attempt, caseId, key);
      case "text":
      case "text-refused":
      case "text-proven":
        return prepareText(keys, write, caseId);
      case "not-paused":
      case "awaits-go-on":
      case "goes-on":
        return (batch) => writePause(batch, write, caseId);
      case "link":
      case "link-opened":
      case "link-ended":
      case "link-asked":
        return unlessTaken((batch) => writeLink(batch, write, caseId));
      default:
        return lone(write);
    }
  }

  return {
    prepare: (writes: StoredWrite[], caseId: string, key: KeyObject) =>
      inOrder(countsByName(writes).map((write) => [write, ofCase(write, caseId, key)])),
    prepareLone: (writes: LoneWrite[]) => inOrder(countsByName(writes).map((write) => [write, lone(write)])),
  };
}

/**
 * Puts counters in the order of their names, so that no two transactions wait for each other. Everything else stays in
 * its place.
 */
function countsByName<W extends Write>(writes: W[]): W[] {
  const isCount = (write: Write) => write.write === "count";
  const nameOf = (write: Write) => (write.write === "count" ? write.name : "");
  const counts = writes.filter(isCount).toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  return writes.map((write) => (isCount(write) ? counts.shift()! : write));
}

/**
 * Checks that a person may have one more request. Turns of the same person pass one after another here, so that no two
 * see the same room.
 */
function hasRoom({ person, limit }: Extract<Write, { write: "has-room" }>, caseId: string): Prepared {
  return async ({ query }) => {
    await query("select pg_advisory_xact_lock(hashtextextended($1, $2))", [`open ${person[0]}`, ourLocks]);
    const { rows } = await query<{ count: number }>(
      `select count(*)::int as count from cases where owner = any($1::text[]) and state = 'open' and begun = 1
         and id <> $2 and world = (select world from cases where id = $2)`,
      [[...person], caseId],
    );
    return rows[0]!.count < limit;
  };
}

/** Writes exactly one row, or does not hold. */
function changesOne(sql: string, params: Param[]): Prepared {
  return unlessTaken(async ({ query }) => (await query(sql, params)).count === 1);
}

/**
 * Writes a row that does not hold when an index refuses it, such as a UIN that another attempt has. The transaction is
 * refused with it.
 */
function unlessTaken(write: Prepared): Prepared {
  return async (batch) => {
    try {
      return await write(batch);
    } catch (error) {
      if (codeOf(error) === uniqueViolation) return false;
      throw error;
    }
  };
}

/** Writes rows in order and stops at the first that does not hold. */
function inOrder(writes: [Write, Prepared][]): (batch: Batch) => Promise<Written> {
  return async (batch) => {
    for (const [write, holds] of writes) if (!(await holds(batch))) return conflictOf(write);
    return { is: "kept" };
  };
}
