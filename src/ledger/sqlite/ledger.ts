import type { Case } from "../../conversation/types.ts";
import { createCaseKeys } from "../case-keys.ts";
import { WrongKey } from "../errors.ts";
import type { Ledger } from "../ledger.ts";
import { createPrepareCase } from "../rows/case-to-keep.ts";
import { ownerMark } from "../rows/fingerprints.ts";
import type { Keys } from "../sealing.ts";
import { readAttempts } from "./attempts.ts";
import { createAuditChain } from "./audit-chain.ts";
import { readBulletins } from "./bulletins.ts";
import { readCases } from "./cases.ts";
import { createCommit } from "./commit.ts";
import type { Database } from "./connection.ts";
import { closeDatabase, openDatabase } from "./database.ts";
import { readFigures } from "./figures.ts";
import { createFiling } from "./filing.ts";
import { createGroupCommit } from "./group-commit.ts";
import { createKeepCase } from "./keep-case.ts";
import { readLinks } from "./links.ts";
import { createNextDue } from "./next-due.ts";
import { createOutbox } from "./outbox.ts";
import { createPauses } from "./pauses.ts";
import { createProbe } from "./probe.ts";
import { createPrune } from "./prune.ts";
import { createRefusals } from "./refusals.ts";
import { createRestores } from "./restores.ts";
import { createSlots } from "./slots.ts";
import { openLog, unsynced } from "./sync-log.ts";
import { readTexts } from "./texts.ts";
import { createWrites } from "./writes.ts";

interface Options {
  file: string;
  keys: Keys;
  /** The world whose work is handed out, when cases of both are in the file. All work when left out. */
  world?: Case["world"];
  clock?: () => number;
}

/**
 * The ledger in a SQLite file, for any number of processes on one machine. SQLite runs inside of us, so that machine's
 * clock is the ledger's. @throws LedgerTooNew, WrongKey
 */
export function createSqliteLedger({ file, keys, world, clock = Date.now }: Options): Ledger {
  const db = openDatabase(file, "normal");
  if (!belongsTo(keys, db)) {
    closeDatabase(db);
    throw new WrongKey(file);
  }
  const leases = openDatabase(file, "normal"); // a lease or finish that a power cut undoes means only that the work is done again
  const caseKeys = createCaseKeys(keys.sealing);
  const log = openLog(file);
  const groupCommit = createGroupCommit(db, clock, log);
  const leaseGroupCommit = createGroupCommit(leases, clock, unsynced);
  const cases = readCases(db, keys, caseKeys, world);
  const attempts = readAttempts(leases, keys, leaseGroupCommit, cases.keyOf, world);
  const writes = createWrites(db, keys);
  const audit = createAuditChain(db);
  const keepCase = createKeepCase(db, createPrepareCase(keys, caseKeys), cases.known);
  const { claim, line, ...outbox } = createOutbox(leases, leaseGroupCommit, cases.keyOf, world);

  const figures = readFigures(db, world, clock);
  const nextDue = createNextDue(leases, world);
  const link = readLinks(db);

  return {
    ...outbox,
    ...createFiling(db, keys, groupCommit, world),
    now: async () => clock(),
    probe: createProbe(db, leases, groupCommit),
    load: async (id) => cases.load(id),
    versions: async (ids) => cases.versions(ids),
    taken: async (ids) => cases.taken(ids),
    list: async (filter) => cases.list(filter),
    commit: createCommit(db, groupCommit, keepCase, writes, audit),
    write: async (lone) => groupCommit.share(writes.undoneUnlessKept(writes.prepareLone(lone))),
    claim: (kind, limit, leaseMs, pace) => claim(kind, clock(), limit, leaseMs, pace),
    line: async (queue, from, limit) => line(queue, clock(), from, limit),
    due: async (limit) => cases.due(clock(), limit),
    nextDue: async (except = []) => nextDue(clock(), except),
    pollMs: 250, // a file wakes nobody
    attempt: async (effect) => attempts.find(effect),
    attemptsFor: async (partner, naturalKey) => attempts.history(partner, naturalKey),
    claimAttempts: (limit, leaseMs) => attempts.claim(clock(), limit, leaseMs),
    control: async (api) => attempts.control(api),
    slot: createSlots(leases, leaseGroupCommit),
    onWork() {}, // SQLite tells no other process of a write
    ...createRestores(db, groupCommit, audit),
    ...createPauses(db, keys, groupCommit, audit, clock),
    ...createRefusals(leases, leaseGroupCommit),
    ...readTexts(db, keys, world),
    ...readBulletins(db, groupCommit, world),
    link: async (key) => link(key),
    figures: async () => figures(),
    audit: audit.read,
    prune: createPrune(db, groupCommit),
    async close() {
      await groupCommit.close();
      await leaseGroupCommit.close();
      log.close();
      closeDatabase(leases);
      closeDatabase(db);
    },
  };
}

/** Whether the ledger belongs to this key. The first key that opens a ledger becomes its own. */
function belongsTo(keys: Keys, db: Database): boolean {
  const mark = ownerMark(keys);
  db.prepare("insert into ledger select ? where not exists (select 1 from ledger)").run([mark]);
  const found = db.prepare("select index_key as mark from ledger").get([]) as { mark: string };
  return found.mark === mark;
}
