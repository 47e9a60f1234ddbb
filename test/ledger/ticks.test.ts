import { createHook } from "node:async_hooks";
import { expect, onTestFinished, test } from "vitest";
import { closeDatabase, openDatabase } from "../../src/ledger/sqlite/database.ts";
import type { Log } from "../../src/ledger/sqlite/log.ts";
import { createTicks } from "../../src/ledger/sqlite/ticks.ts";
import { createSqliteLedger } from "../../src/ledger/sqlite.ts";
import { databaseFile, keys } from "./files.ts";
import { caseAt, turn } from "./turns.ts";

/** A disk that is done with a sync when the test says so. */
function open() {
  const db = openDatabase(databaseFile(), "normal");
  onTestFinished(() => closeDatabase(db));
  const syncs: ((error: Error | null) => void)[] = [];
  const told: string[] = [];
  const disk = { broken: undefined as Error | undefined };
  const log: Log = {
    sync: (done) => void syncs.push(done),
    syncNow() {
      if (disk.broken) throw disk.broken;
    },
    close() {},
  };
  const ticks = createTicks(db, Date.now, log);
  const add = db.prepare("insert into slots values (?, 0)");
  const share = (name: string) =>
    ticks
      .share(() => add.run([name]))
      .then(
        () => told.push(name),
        (error: Error) => told.push(`${name}: ${error.message}`),
      );
  const kept = () => db.prepare("select api from slots").all([]).length;
  return { ticks, share, syncs, told, disk, kept };
}

const rounds = async (n = 5) => {
  for (let i = 0; i < n; i++) await new Promise(setImmediate);
};

test("what shared a transaction is told when the disk has it, and what comes meanwhile waits for the next", async () => {
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

test("after a sync that failed nothing is told to be kept any more, not even what would be", async () => {
  const { share, syncs, told, ticks } = open();
  const works = ["a", "b"].map(share);
  await rounds();
  works.push(share("c"));
  syncs[0]!(new Error("The disk is gone."));
  await Promise.all(works);
  await share("d");
  await ticks.close();
  expect(told).toEqual(["a", "b", "c", "d"].map((name) => `${name}: The disk is gone.`));
});

test("one that is alone is synced at once, and a failure of that is as final", async () => {
  const { share, told, disk } = open();
  await share("a");
  disk.broken = new Error("The disk is gone.");
  await share("b");
  disk.broken = undefined;
  await share("c");
  expect(told).toEqual(["a", "b: The disk is gone.", "c: The disk is gone."]);
});

test("closing waits for the sync under way and for what waits behind it", async () => {
  const { ticks, share, syncs, told } = open();
  for (const name of ["a", "b"]) void share(name);
  await rounds();
  void share("c");
  const closed = Promise.all([ticks.close(), ticks.close()]).then(() => told.push("closed"));
  await expect(ticks.share(() => {})).rejects.toThrow("The ledger is closed.");
  expect(told).toEqual([]);
  syncs[0]!(null);
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
