import { fingerprint, type Keys } from "../sealing.ts";
import { createCaseKeys } from "./case-keys.ts";
import type { AuditRow, Ledger } from "./ledger.ts";
import { readAttempts } from "./sqlite/attempts.ts";
import { readCases } from "./sqlite/cases.ts";
import { createCommit } from "./sqlite/commit.ts";
import { type Database, openDatabase } from "./sqlite/database.ts";
import { createOutbox } from "./sqlite/outbox.ts";
import { createSavepoint } from "./sqlite/savepoint.ts";
import { createTicks } from "./sqlite/ticks.ts";
import { createWrites } from "./sqlite/writes.ts";

export class WrongKey extends Error {
  override name = "WrongKey" as const;
  constructor(file: string) {
    super(
      `${file} belongs to another FRONTDESK_KEY. With this one nothing in it opens, and no mail would be found again.`,
    );
  }
}

const rowsAtOnce = 500;

/**
 * One file, several processes. SQLite lives in our process, so the machine's clock is the ledger's; tests pass their own.
 * @throws LedgerTooNew, WrongKey
 */
export function createSqliteLedger(options: { file: string; keys: Keys; clock?: () => number }): Ledger {
  const { file, keys, clock = Date.now } = options;
  const db = openDatabase(file);
  if (!belongsTo(keys, db)) {
    db.close();
    throw new WrongKey(file);
  }
  const caseKeys = createCaseKeys(keys.sealing);
  const ticks = createTicks(db, clock);
  const cases = readCases(db, keys, caseKeys);
  const attempts = readAttempts(db, keys, ticks, cases.keyOf);
  const writes = createWrites(db, keys);
  const undoneUnlessKept = createSavepoint(db);
  const outbox = createOutbox(db, ticks, cases.keyOf);

  const auditAfter = db.prepare(
    `select seq, at, case_id as caseId, actor, what, detail, previous, hash from audit
     where seq > ? order by seq limit ${rowsAtOnce}`,
  );
  const auditOfCase = db.prepare(
    `select seq, at, case_id as caseId, actor, what, detail, previous, hash from audit
     where seq > ? and case_id = ? order by seq limit ${rowsAtOnce}`,
  );
  const pruneEvents = db.prepare(
    `delete from events where rowid in (
       select rowid from (select rowid, at from events order by rowid limit ${rowsAtOnce}) where at < ?)`,
  );
  const pruneCounters = db.prepare("delete from counters where ends < ?");

  return {
    now: async () => clock(),
    load: async (id) => cases.load(id),
    list: async (filter) => cases.list(filter),
    commit: createCommit(db, keys, caseKeys, ticks, cases.keyOf, writes, undoneUnlessKept),
    async write(lone) {
      const rows = lone.map((write) => ({ write: write.write, holds: writes.prepareLone(write) }));
      return ticks.share((tick) =>
        undoneUnlessKept(() => {
          const failed = rows.find(({ holds }) => !holds(tick));
          return failed ? { is: "conflict", write: failed.write } : { is: "kept" };
        }),
      );
    },

    ...outbox,
    claim: (kind, limit, leaseMs) => outbox.claim(kind, clock(), limit, leaseMs),
    due: async (limit) => cases.due(clock(), limit),

    attempt: async (effect) => attempts.find(effect),
    attemptsFor: async (partner, naturalKey) => attempts.history(partner, naturalKey),
    claimAttempts: (limit, leaseMs) => attempts.claim(clock(), limit, leaseMs),
    control: async (api) => attempts.control(api),

    async *audit(caseId) {
      let seq = 0;
      for (;;) {
        const rows = caseId === undefined ? auditAfter.all([seq]) : auditOfCase.all([seq, caseId]);
        for (const row of rows as (Omit<AuditRow, "detail"> & { detail: string })[]) {
          seq = row.seq;
          yield { ...row, detail: JSON.parse(row.detail) };
        }
        if (rows.length < rowsAtOnce) return;
      }
    },

    async prune(beforeMs) {
      let pruned = await ticks.share(() => pruneCounters.run([beforeMs]).changes);
      for (;;) {
        const events = await ticks.share(() => pruneEvents.run([beforeMs]).changes);
        pruned += events;
        if (events < rowsAtOnce) return pruned;
      }
    },

    async close() {
      ticks.flush();
      db.close();
    },
  };
}

/** The first key that opens a ledger is the one it belongs to. */
function belongsTo(keys: Keys, db: Database): boolean {
  const mark = fingerprint(keys.index, "ledger", "index key").toString("hex");
  db.prepare("insert into ledger select ? where not exists (select 1 from ledger)").run([mark]);
  const found = db.prepare("select index_key as mark from ledger").get([]) as { mark: string };
  return found.mark === mark;
}
