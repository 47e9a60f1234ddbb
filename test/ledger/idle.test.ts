import { Keyv } from "keyv";
import { expect, onTestFinished, test } from "vitest";
import { createDesk } from "../../src/desk/desk.ts";
import { NotYet } from "../../src/desk/not-now.ts";
import { createOutbox } from "../../src/desk/outbox.ts";
import { createRunner } from "../../src/desk/runner.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import type { Database } from "../../src/ledger/postgres/database.ts";
import { createPostgresLedger } from "../../src/ledger/postgres/ledger.ts";
import { protocolTimes } from "../../src/provisioning/protocol/times.ts";
import { createVault } from "../../src/vault/vault.ts";
import { poll } from "../poll.ts";
import { databaseAt, execute, freshDatabase, freshUrl, withPostgres } from "../postgres/database.ts";
import { keys } from "./files.ts";
import { ledgerAt } from "./postgres.ts";
import { caseAt, effect, turn } from "./turns.ts";

const hour = 3_600_000;

withPostgres("a desk on PostgreSQL that has nothing to do", () => {
  test("makes one query a poll, and polls every two seconds", async () => {
    const url = await freshUrl();
    const { statements, ledger, stop } = await deskOn(url, { pollMs: 5 });
    await ledger.commit(turn(caseAt(1, { due: (await ledger.now()) + hour }), { effects: [effect("e1")] }));
    await poll("the effect to be done", async () =>
      (await ledger.nextDue()).jobs.effect === undefined ? true : undefined,
    );
    const looks = () => statements.filter((sql) => sql.includes("dues")).length;
    const [before, looked] = [statements.length, looks()];
    await poll("thirty looks", () => (looks() >= looked + 30 ? true : undefined));
    await stop();
    const busy = statements.slice(before).filter((sql) => !sql.includes("dues"));
    expect(busy.length).toBeLessThan(20); // what came to an end after the effect
    const idle = statements.slice(-15);
    expect(new Set(idle).size).toBe(1);
    expect(ledger.pollMs).toBe(2_000);
  });

  test("takes jobs that become due, also those of another desk, without polling in between", async () => {
    const url = await freshUrl();
    const other = await ledgerAt(url);
    const { ledger, dues, done } = await deskOn(url, { pollMs: hour });
    await ledger.commit(turn(caseAt(1, { due: (await ledger.now()) + 300 })));
    await poll("its own case", () => (dues.flat().includes("R-7K2P") ? true : undefined));
    await other.commit(turn(caseAt(1, { id: "R-2222", due: (await ledger.now()) + 300 })));
    await poll("the other's case", () => (dues.flat().includes("R-2222") ? true : undefined));
    await other.commit(turn(caseAt(1, { id: "R-3333" }), { effects: [effect("later")] }));
    await poll("an effect that was put off", () => (done.filter((id) => id === "later").length > 1 ? true : undefined));
  });

  test("finds a job of another desk although its NOTIFY got lost", async () => {
    const url = await freshDatabase();
    const deaf = await ledgerAt(url, { schema: "public" }); // the same tables, and another channel
    const { woken, done, lookedOnce } = await deskOn(url, { pollMs: 50 });
    await lookedOnce;
    const before = woken();
    await deaf.commit(turn(caseAt(1), { effects: [effect("e1")] }));
    await poll("the effect", () => (done.includes("e1") ? true : undefined));
    expect(woken()).toBe(before);
  });

  test("no turn notifies inside of its transaction, and each tells the others once it is kept", async () => {
    const url = await freshDatabase();
    const statements: string[] = [];
    const one = await createPostgresLedger({ db: observed(await databaseAt(url), statements), keys });
    let woken = 0;
    (await ledgerAt(url)).onWork(() => (woken += 1));
    await expect.poll(() => woken).toBe(1);
    await one.commit(turn(caseAt(1), { posts: [{ card: "owner" }] }));
    await expect.poll(() => woken).toBe(2);
    expect(statements.join("\n")).not.toMatch(/notify/);
    const told = await execute<{ query: string }>(
      url,
      "select query from pg_stat_activity where application_name = current_setting('application_name') and query like '%pg_notify(%' and pid <> pg_backend_pid()",
    );
    expect(told).toHaveLength(1);
  });
});

/** The same database; each statement that goes there is noted. */
function observed(db: Database, statements: string[]): Database {
  const noting =
    (query: Database["query"]): Database["query"] =>
    (sql, params) => {
      statements.push(sql);
      return query(sql, params);
    };
  return {
    ...db,
    query: noting(db.query),
    transaction: (work, kept) => db.transaction((query) => work(noting(query)), kept),
  };
}

/** A desk without flows or platforms. It does each effect at the second try. */
async function deskOn(url: string, { pollMs }: { pollMs: number }) {
  const statements: string[] = [];
  const dues: string[][] = [];
  const done: string[] = [];
  let woken = 0;
  const db = observed(await databaseAt(url), statements);
  const plain = await createPostgresLedger({ db, keys, world: "practice" });
  const ledger: Ledger = {
    ...plain,
    async due(limit) {
      const due = await plain.due(limit);
      dues.push(due.map(({ id }) => id));
      return due;
    },
  };
  const log = { info() {}, warn() {}, error() {} } as never;
  const vault = createVault({ keyv: new Keyv({ throwOnErrors: true }), keys });
  const flow = () => undefined;
  const desk = createDesk({
    ledger,
    vault,
    world: "practice",
    flow,
    facts: () => ({}),
    makePassword: () => "",
    wake: () => runner.wake(),
  });
  const outbox = createOutbox({
    ...{ ledger, vault, desk, flow, log, world: "practice", platforms: [], roles: {}, leases: protocolTimes },
    performers: {
      async "send-text"({ work }) {
        done.push(work.effect.id);
        if (done.filter((id) => id === work.effect.id).length === 1) throw new NotYet("not yet", 300);
      },
    },
  });
  const runner = createRunner({ ledger, outbox, reconcile: async () => {}, tidy: async () => {}, log, pollMs });
  ledger.onWork(() => {
    woken += 1;
    runner.wake();
  });
  runner.start();
  const wakes = {
    ...ledger,
    commit: async (commit: Parameters<Ledger["commit"]>[0]) => {
      const committed = await ledger.commit(commit);
      runner.wake(); // as the desk does after its commits
      return committed;
    },
  };
  const lookedOnce = poll("a first look", () =>
    statements.some((sql) => sql.includes("dues")) && woken > 0 ? true : undefined,
  );
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= runner.stop());
  onTestFinished(stop);
  await lookedOnce;
  return { ledger: wakes, statements, dues, done, woken: () => woken, lookedOnce, stop };
}
