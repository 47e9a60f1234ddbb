import { createHook } from "node:async_hooks";
import { readFileSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { closeDatabase, openDatabase } from "../../src/ledger/sqlite/database.ts";
import { createGroupCommit } from "../../src/ledger/sqlite/group-commit.ts";
import { createSqliteLedger } from "../../src/ledger/sqlite/ledger.ts";
import type { Log } from "../../src/ledger/sqlite/sync-log.ts";
import { databaseFile, keys } from "./files.ts";
import { caseAt, turn } from "./turns.ts";

/** A disk that is done with a sync when the test says so. */
function open(patienceMs?: number) {
  const file = databaseFile();
  const db = openDatabase(file, "normal");
  onTestFinished(() => closeDatabase(db));
  const syncs: ((error: Error | null) => void)[] = [];
  const told: string[] = [];
  const log: Log = {
    sync: (done) => void syncs.push(done),
    checkPlace() {},
    close() {},
  };
  const groupCommit = createGroupCommit(db, Date.now, log, patienceMs);
  const add = db.prepare("insert into slots values (?, 0)");
  const share = (name: string) =>
    groupCommit
      .share(() => add.run([name]))
      .then(
        () => told.push(name),
        (error: Error) => told.push(`${name}: ${error.message}`),
      );
  const kept = () => db.prepare("select api from slots").all([]).length;
  return { groupCommit, share, syncs, told, kept, db: { file }, log: () => readFileSync(`${file}-wal`) };
}

const rounds = async (n = 5) => {
  for (let i = 0; i < n; i++) await new Promise(setImmediate);
};

test("turns of one transaction are acknowledged when the disk has them, and turns that come meanwhile wait for the next", async () => {
  const { share, syncs, told, kept } = open();
  for (const name of ["a", "b"]) void share(name);
  await rounds();
  for (const name of ["c", "d"]) void share(name);
  await rounds();
  expect([syncs.length, kept(), told]).toEqual([1, 2, []]);
  syncs[0]!(null);
  await rounds();
  expect([syncs.length, kept(), told]).toEqual([2, 4, ["a", "b"]]);
  syncs[1]!(null);
  await rounds();
  expect(told).toEqual(["a", "b", "c", "d"]);
});

test("after a failed sync nothing is acknowledged until the log was copied into the file", async () => {
  const { share, syncs, told, log, db } = open();
  const works = ["a", "b"].map(share);
  await rounds();
  works.push(share("c"));
  const reader = openDatabase(db.file);
  reader.exec("begin");
  reader.prepare("select count(*) from slots").get([]); // so that the log cannot be emptied
  syncs[0]!(new Error("The disk is gone."));
  await Promise.all(works);
  await share("d");
  reader.exec("commit");
  expect(told).toEqual([
    ...["a", "b", "c"].map((name) => `${name}: The disk is gone.`),
    "d: The database does not answer (the log is in use, and its last sync failed).",
  ]);
  const later = share("e");
  await rounds();
  expect(log().length).toBeLessThan(3 * 4096); // it was begun anew
  syncs[1]!(null);
  await later;
  expect(told.at(-1)).toBe("e");
  closeDatabase(reader);
});

test("a sync that takes too long is reported in time, and later turns fail at once until the disk goes on", async () => {
  const { share, syncs, told } = open(30);
  await share("a");
  const slow = "The database does not answer (the disk takes too long).";
  await share("b");
  expect(told).toEqual([`a: ${slow}`, `b: ${slow}`]);
  syncs[0]!(null);
  const again = share("c");
  await rounds();
  syncs[1]!(null);
  await again;
  expect(told.at(-1)).toBe("c");
});

test("a transaction that another process holds up is tried again without blocking, and reported in time when the process does not let go", async () => {
  const { share, syncs, told, db } = open(300);
  const other = openDatabase(db.file);
  other.exec("begin immediate");
  const waits = share("a");
  let turns = 0;
  const goesOn = setInterval(() => (turns += 1), 1);
  await new Promise((resolve) => setTimeout(resolve, 60));
  other.exec("commit");
  await new Promise((resolve) => setTimeout(resolve, 60));
  syncs[0]!(null);
  await waits;
  expect(told).toEqual(["a"]);
  other.exec("begin immediate");
  await Promise.all([share("b"), share("c")]);
  clearInterval(goesOn);
  other.exec("rollback");
  expect(told.slice(1)).toEqual([..."bc"].map((name) => `${name}: The database does not answer (SQLITE_BUSY).`));
  expect(turns).toBeGreaterThan(10);
  const last = share("d");
  await rounds();
  syncs[1]!(null);
  await last;
  expect(told.at(-1)).toBe("d");
  closeDatabase(other);
});

test("closing waits for the sync under way and for the turns that wait behind it", async () => {
  const { groupCommit, share, syncs, told } = open();
  for (const name of ["a", "b"]) void share(name);
  await rounds();
  void share("c");
  const closed = Promise.all([groupCommit.close(), groupCommit.close()]).then(() => told.push("closed"));
  await expect(groupCommit.share(() => {})).rejects.toThrow("The ledger is closed.");
  expect(told).toEqual([]);
  syncs[0]!(null);
  await rounds();
  syncs[1]!(null);
  await closed;
  expect(told).toEqual(["a", "b", "c", "closed"]);
});

test("the ledger's turns that come together are told after a sync of the real log", async () => {
  const ledger = createSqliteLedger({ file: databaseFile(), keys });
  onTestFinished(() => ledger.close());
  const calls = new Set<number>();
  const story: string[] = [];
  const hook = createHook({
    init(id, type) {
      if (type === "FSREQCALLBACK") calls.add(id);
    },
    before(id) {
      if (calls.has(id)) story.push("synced");
    },
  }).enable();
  const turns = ["R-2222", "R-3333"].map(async (id) => {
    await ledger.commit(turn(caseAt(1, { id })));
    story.push("told");
  });
  await Promise.all(turns);
  hook.disable();
  expect(story).toEqual(["synced", "told", "told"]);
});
