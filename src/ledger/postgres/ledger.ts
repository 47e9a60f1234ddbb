import { randomUUID } from "node:crypto";
import type { Case } from "../../conversation/types.ts";
import { createCaseKeys } from "../case-keys.ts";
import { WrongKey } from "../errors.ts";
import type { Committed, Ledger } from "../ledger.ts";
import { createPrepareCase } from "../rows/case-to-keep.ts";
import { ownerMark } from "../rows/fingerprints.ts";
import { jobRows } from "../rows/job-row.ts";
import type { Keys } from "../sealing.ts";
import { apart } from "../vault-writes.ts";
import { readAttempts } from "./attempts.ts";
import { readAudit } from "./audit.ts";
import { readBulletins } from "./bulletins.ts";
import { readCases } from "./cases.ts";
import type { Database } from "./database.ts";
import { readFigures } from "./figures.ts";
import { createFiling } from "./filing.ts";
import { createGroupCommit } from "./group-commit.ts";
import { type Given, instant } from "./instant.ts";
import { keepTurns, type PreparedTurn } from "./keep-turns.ts";
import { readLink } from "./links.ts";
import { channelOf } from "./listen.ts";
import { readNextDue } from "./next-due.ts";
import { createOutbox } from "./outbox.ts";
import { createPauses } from "./pauses.ts";
import { probe } from "./probe.ts";
import { prune } from "./prune.ts";
import { createRefusals } from "./refusals.ts";
import { createRestores } from "./restores.ts";
import { takeSlot } from "./slots.ts";
import { readTexts } from "./texts.ts";
import { createWrites } from "./writes.ts";

const pollMs = 2_000;

interface Options {
  db: Database;
  keys: Keys;
  /** The world whose work is handed out, when cases of both are in the database. All work when left out. */
  world?: Case["world"];
  /** Replaces the database's clock. */
  clock?: () => number;
}

/**
 * The ledger in PostgreSQL, for any number of desks on any number of machines. Closing it closes the database. @throws
 * WrongKey
 */
export async function createPostgresLedger({ db, keys, world, clock }: Options): Promise<Ledger> {
  await checkOwner(db, keys);
  const given: Given = () => (clock ? Math.floor(clock()) : null);
  const sender = randomUUID();
  const channel = channelOf(db);
  const caseKeys = createCaseKeys(keys.sealing);
  const prepareCase = createPrepareCase(keys, caseKeys);
  const cases = readCases(db, keys, given, caseKeys, world);
  const writes = createWrites(keys);
  async function keep(turns: PreparedTurn[], mayStand = () => true) {
    let stands = false;
    const { committed, now } = await db.transaction(
      (query) => keepTurns(query, turns, given),
      ({ isUndone }) => {
        stands = mayStand() && !isUndone;
        return stands;
      },
    );
    const kept = turns.filter((_, n) => stands && committed[n]?.is === "kept");
    if (kept.some((turn) => isUrgent(turn, now + pollMs))) db.notify(channel, sender);
    return committed;
  }
  const groupCommit = createGroupCommit(keep);
  let isClosed = false;

  async function commit(promised: Parameters<Ledger["commit"]>[0]): Promise<Committed> {
    if (isClosed) throw new Error("The ledger is closed.");
    const { expect } = promised;
    const { vault, rows } = apart(promised.also ?? []);
    const asked = rows.filter((row) => row.write === "asked-lately");
    const also = rows.filter((row) => row.write !== "asked-lately");
    const { id, version } = promised.case;
    if (version < expect) throw new Error(`${id} cannot go back from version ${expect} to ${version}.`);
    const kept = prepareCase(promised, expect === 0 ? undefined : await cases.known(id));
    const turn: PreparedTurn = { commit: promised, kept, jobs: jobRows(promised, kept.key), vault, asked };
    const committed =
      also.length === 0
        ? await groupCommit.join(turn)
        : (await keep([{ ...turn, rows: writes.prepare(also, id, kept.key) }]))[0]!;
    if (committed.is === "kept") kept.remember();
    return committed;
  }

  return {
    ...createOutbox(db, given, caseKeys, world),
    ...readAttempts(db, keys, given, caseKeys, world),
    ...createFiling(db, keys, world),
    probe: () => probe(db),
    load: cases.load,
    versions: cases.versions,
    taken: cases.taken,
    list: cases.list,
    due: cases.due,
    nextDue: (except = []) => readNextDue(db, given, world, except),
    pollMs,
    now: () => nowOf(db, given),
    commit,
    async write(lone) {
      const rows = writes.prepareLone(lone);
      return db.transaction(
        async (query) => rows({ query, now: await nowOf({ query }, given) }),
        ({ is }) => is === "kept",
      );
    },
    slot: (api, everyMs, mostMs, leadMs = 0) => takeSlot(db, given, api, { everyMs, mostMs, leadMs }),
    onWork(woken) {
      db.listen(channel, (from) => {
        if (from !== sender) woken();
      });
    },
    ...createRestores(db, given),
    ...createPauses(db, keys, given, () => db.notify(channel, sender)),
    ...createRefusals(db, given),
    ...readTexts(db, keys, world),
    ...readBulletins(db, given, world),
    link: (key) => readLink(db, key),
    figures: () => readFigures(db, given, world),
    audit: (caseId) => readAudit(db, caseId),
    prune: (beforeMs) => prune(db, beforeMs),
    async close() {
      isClosed = true;
      await groupCommit.idle();
      await db.close();
    },
  };
}

/** Whether a turn gives other desks something to do before their next poll. */
function isUrgent({ commit: { also = [] }, kept, jobs }: PreparedTurn, soon: number): boolean {
  if (jobs.length > 0) return true;
  const looks = also.map((each) => {
    if (each.write === "attempt") return each.attempt.nextLook;
    return each.write === "attempt-update" ? each.change.nextLook : undefined;
  });
  return [kept.row?.due, ...looks].some((at) => typeof at === "number" && at <= soon);
}

async function nowOf({ query }: Pick<Database, "query">, given: Given): Promise<number> {
  const { rows } = await query<{ now: number }>(`select ${instant(1)} as now`, [given()]);
  return rows[0]!.now;
}

/** Checks that the ledger belongs to this key. The first key that opens a ledger becomes its own. */
async function checkOwner(db: Database, keys: Keys): Promise<void> {
  const mark = ownerMark(keys);
  await db.query("insert into ledger (index_key) values ($1) on conflict do nothing", [mark]);
  const { rows } = await db.query<{ mark: string }>("select index_key as mark from ledger");
  if (rows[0]!.mark !== mark) throw new WrongKey(db.place);
}
