import { fingerprint, fingerprintOf, type Keys, seal } from "../../sealing.ts";
import { about } from "../about.ts";
import type { Attempt, AttemptChange, LoneWrite, Write } from "../ledger.ts";
import { type AttemptRow, attemptColumns, changing } from "./attempts.ts";
import type { Database, Param } from "./database.ts";
import type { Tick } from "./ticks.ts";

/** Sealed and hashed, so that only SQL is left. False when the write does not hold; then nothing beside it may stay. */
export type Prepared = (tick: Tick) => boolean;

export interface Writes {
  prepare(write: Write, caseId: string, key: Buffer): Prepared;
  prepareLone(write: LoneWrite): Prepared;
}

export function createWrites(db: Database, keys: Keys): Writes {
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
  const setControl = db.prepare(
    `insert into controls values (?, ?, ?)
     on conflict do update set at = excluded.at, lag = excluded.lag where excluded.at >= at`,
  );

  const hashOf = (naturalKey: string) => fingerprintOf(keys.index, "natural key", naturalKey);

  function prepareAttempt(row: Omit<Attempt, "version">, key: Buffer): Prepared {
    const content = JSON.stringify({ naturalKey: row.naturalKey, match: row.match });
    const sealed = seal(key, content, about.attempt(row.caseId, row.effect));
    const identity = [row.effect, row.caseId, row.api, row.partner, hashOf(row.naturalKey), sealed];
    return () => insertAttempt.run([...identity, ...changesOf(row)]).changes === 1;
  }

  function prepareChange({ effect, version, change }: Extract<Write, { write: "attempt-update" }>): Prepared {
    return () => {
      const row = attemptAt.get([effect, version]) as AttemptRow | undefined;
      return row !== undefined && changeAttempt.run([...changesOf({ ...row, ...change }), effect]).changes === 1;
    };
  }

  function prepareCount({ name, windowMs, limit }: Extract<Write, { write: "count" }>): Prepared {
    const hash = fingerprint(keys.index, "counter", `${windowMs}|${name}`); // a name may hold a number or a mail
    return ({ now }) => {
      const ends = (Math.floor(now / windowMs) + 1) * windowMs;
      return limit > 0 && count.run([hash, ends, limit]).changes === 1;
    };
  }

  function prepareLone(write: LoneWrite): Prepared {
    switch (write.write) {
      case "attempt-update":
        return prepareChange(write);
      case "count":
        return prepareCount(write);
      case "control":
        return () => {
          setControl.run([write.api, write.control.at, Math.round(write.control.lagMs)]);
          return true;
        };
    }
  }

  return {
    prepareLone,
    prepare(write, caseId, key) {
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
        case "attempt":
          if (write.attempt.caseId !== caseId)
            throw new Error(`${write.attempt.effect} is not an effect of ${caseId}.`);
          return prepareAttempt(write.attempt, key);
        default:
          return prepareLone(write);
      }
    },
  };
}

const changes = Object.keys(changing) as (keyof AttemptChange)[];
const changeColumns = Object.values(changing);

function changesOf(row: { [name in keyof AttemptChange]: AttemptChange[name] | null }): Param[] {
  return changes.map((name) => row[name] ?? null);
}
