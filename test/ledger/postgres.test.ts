import pg from "pg";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { verifyAudit } from "../../src/ledger/audit.ts";
import { LedgerTooNew, OlderDesk, WrongKey } from "../../src/ledger/errors.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { createConnector } from "../../src/ledger/postgres/connector.ts";
import { createLeases } from "../../src/ledger/postgres/leases.ts";
import { createPostgresLedger } from "../../src/ledger/postgres/ledger.ts";
import { openListener, workChannel } from "../../src/ledger/postgres/listen.ts";
import { migrate } from "../../src/ledger/postgres/migrate.ts";
import { inspectPostgres } from "../../src/ledger/postgres/read-state.ts";
import { migrations, worksBeside } from "../../src/ledger/postgres/schema.ts";
import { deriveKeys } from "../../src/ledger/sealing.ts";
import { backendsOf, databaseAt, execute, freshDatabase, freshUrl, withPostgres } from "../postgres/database.ts";
import { databaseContract } from "./contract.ts";
import { formContract } from "./contract-forms.ts";
import { keys } from "./files.ts";
import { ledgerAt, openPostgres, wakesTheOther } from "./postgres.ts";
import { attempt, caseAt, effect, takeTurn, turn } from "./turns.ts";

const hour = 3_600_000;

withPostgres("the ledger on PostgreSQL", () => {
  databaseContract("PostgreSQL", () => openPostgres());
  formContract("PostgreSQL", () => openPostgres(), {
    hex: (column) => `encode(${column}, 'hex')`,
    bytes: (hex) => `'\\x${hex}'`,
  });
  describe("PostgreSQL: the schema", schema);
  describe("PostgreSQL: one clock", oneClock);
  describe("PostgreSQL: replicas", replicas);
});

function schema(): void {
  test("desks that start at once on an empty database make it once, and all of them work", async () => {
    const url = await freshUrl();
    const ledgers = await Promise.all(Array.from({ length: 8 }, () => ledgerAt(url, { connections: 1 })));
    await Promise.all(ledgers.map((ledger, n) => ledger.commit(turn(caseAt(1, { id: `R-${n}` })))));
    expect(await verifyAudit(ledgers[0]!.audit())).toMatchObject({ holds: true, rows: 8 });
    expect(await execute(url, "select number from schema_number")).toEqual([{ number: migrations.length }]);
  });

  test("a desk of the version before that starts at once with a newer one leaves a whole schema, whoever was first", async () => {
    const newer = [...migrations, "alter table cases add column note text"];
    for (let n = 0; n < 4; n++) {
      const url = await freshUrl();
      const both = [migrate(url, { place: "here" }, migrations), migrate(url, { place: "here" }, newer)];
      const [before, after] = await Promise.allSettled(n % 2 ? both : both.reverse());
      const [old, young] = n % 2 ? [before!, after!] : [after!, before!];
      expect(young.status).toBe("fulfilled");
      if (old.status === "rejected") expect(old.reason).toBeInstanceOf(LedgerTooNew);
      expect(await execute(url, "select number from schema_number")).toEqual([{ number: newer.length }]);
      expect(await execute(url, "select note from cases")).toEqual([]);
    }
  });

  test("a migration that fails leaves what was there", async () => {
    const url = await freshUrl();
    await migrate(url, { place: "here" });
    const broken = [...migrations, "create table half (id text); create table cases (id text)"];
    await expect(migrate(url, { place: "here" }, broken)).rejects.toThrow('relation "cases" already exists');
    const there = await execute(url, "select to_regclass('half') as half, number from schema_number");
    expect(there).toEqual([{ half: null, number: migrations.length }]);
  });

  test("a database of a newer Frontdesk is left alone, with a sentence that has no password in it", async () => {
    const { ledger, url, tamper, reopen } = await openPostgres();
    await ledger.close();
    await tamper("update schema_number set number = 99");
    const secret = url.replace("frontdesk@", "frontdesk:secret@");
    const refusal = await databaseAt(secret).catch((error: Error) => error);
    expect(refusal).toBeInstanceOf(LedgerTooNew);
    expect((refusal as Error).message).toMatch(
      /^postgres:\/\/127\.0\.0\.1:\d+\/postgres was written by a newer Frontdesk: its schema is number 99/,
    );
    await tamper(`update schema_number set number = ${migrations.length}`);
    expect(await (await reopen()).load("R-7K2P")).toBeUndefined();
  });

  test("a desk of an earlier build that is alive keeps it in its form, until it is stopped", async () => {
    const url = await freshUrl();
    await migrate(url, { place: "here" }, migrations.slice(0, 3));
    const listener = await new Promise<ReturnType<typeof openListener>>((resolve) => {
      const listens = openListener(createConnector(url), workChannel, () => resolve(listens));
    });
    const refusal = await databaseAt(url).catch((error: Error) => error);
    expect(refusal).toBeInstanceOf(OlderDesk);
    expect((refusal as Error).message).toMatch(
      /^A desk of an earlier build is at work on postgres:\/\/127\.0\.0\.1:\d+\/postgres \(from 127\.0\.0\.1 since \S+Z\)\. Stop it first/,
    );
    expect((await inspectPostgres(url, undefined)).older).toHaveLength(1);
    expect(await execute(url, "select number from schema_number")).toEqual([{ number: 3 }]);
    await listener.close();
    await vi.waitFor(async () => expect((await inspectPostgres(url, undefined)).older).toBeUndefined());
    await databaseAt(url);
    expect(await execute(url, "select number from schema_number")).toEqual([{ number: migrations.length }]);
  });

  test("a living desk that reads what this build keeps hinders no migration", async () => {
    const url = await freshUrl();
    await migrate(url, { place: "here" }, migrations.slice(0, worksBeside));
    const listener = await new Promise<ReturnType<typeof openListener>>((resolve) => {
      const listens = openListener(createConnector(url), workChannel, () => resolve(listens));
    });
    onTestFinished(() => listener.close());
    await migrate(url, { place: "here" }, [...migrations, "select 1"]);
    expect(await execute(url, "select number from schema_number")).toEqual([{ number: migrations.length + 1 }]);
  });

  test("a ledger belongs to one FRONTDESK_KEY, also when two come at once", async () => {
    const url = await freshUrl();
    const other = deriveKeys("another key, which is no use here");
    const [one, two] = [await databaseAt(url, { connections: 1 }), await databaseAt(url, { connections: 1 })];
    const results = await Promise.allSettled([
      createPostgresLedger({ db: one, keys }),
      createPostgresLedger({ db: two, keys: other }),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const refused = results.find((result) => result.status === "rejected")!;
    expect(refused.reason).toBeInstanceOf(WrongKey);
  });
}

function oneClock(): void {
  test("leases, due times, windows and slots go by the database's clock, however wrong a desk's own is", async () => {
    const url = await freshUrl();
    const [ledger, ahead] = [await ledgerAt(url), await ledgerAt(url)];
    const now = await ledger.now();
    const soon = attempt({ nextLook: now - 1 });
    await ledger.commit(
      turn(caseAt(1, { due: now + hour }), { effects: [effect("e1")], also: [{ write: "attempt", attempt: soon }] }),
    );
    expect(await ledger.claim("effect", 1, hour)).toHaveLength(1);
    expect(await ledger.claimAttempts(1, hour)).toHaveLength(1);
    expect(await ledger.slot("CreateAccount", hour, 2 * hour)).toBe(0);

    vi.useFakeTimers({ toFake: ["Date"], now: now + 10 * hour });
    onTestFinished(() => void vi.useRealTimers());
    expect(await ahead.now()).toBeLessThan(now + hour);
    expect(await ahead.claim("effect", 1, hour)).toEqual([]);
    expect(await ahead.claimAttempts(1, hour)).toEqual([]);
    expect(await ahead.due(1)).toEqual([]);
    expect(await ahead.slot("CreateAccount", hour, 2 * hour)).toBeGreaterThan(0);
    await ahead.commit(turn(caseAt(1, { id: "R-2222" }), { posts: [{ card: "owner" }] }));
    expect(await ahead.claim("post", 1, hour)).toHaveLength(1);
  });

  test("a lease that ran out by the database's clock goes to another desk", async () => {
    const url = await freshUrl();
    const [dead, other] = [await ledgerAt(url), await ledgerAt(url)];
    await dead.commit(turn(caseAt(1), { effects: [effect("e1")] }));
    const [held] = await dead.claim("effect", 1, 300);
    expect(held).toBeDefined();
    await expect.poll(() => other.claim("effect", 1, hour)).toMatchObject([{ id: "effect:e1", tries: 2 }]);
    expect(await dead.finish(held!)).toBe(false);
  });
}

function replicas(): void {
  test("a commit that promises work wakes the other desks and not its own, and one that promises none wakes nobody", async () => {
    const url = await freshDatabase();
    const [one, two] = [await ledgerAt(url), await ledgerAt(url)];
    const woken = { one: 0, two: 0 };
    one.onWork(() => (woken.one += 1));
    two.onWork(() => (woken.two += 1));
    await expect.poll(() => [woken.one, woken.two]).toEqual([1, 1]); // they have begun to listen
    await one.commit(turn(caseAt(1)));
    for (let version = 2; version <= 21; version++) {
      const before = woken.two;
      await one.commit(turn(caseAt(version), { posts: [{ card: "owner" }] }));
      await expect.poll(() => woken.two).toBe(before + 1);
    }
    await two.commit(turn(caseAt(22), { effects: [effect("e1")] }));
    await expect.poll(() => woken.one).toBeGreaterThan(1);
    expect(woken).toEqual({ one: 2, two: 21 });
  });

  test("desks that name several hosts, one of them down, wake each other and hold leases", async () => {
    const url = (await freshDatabase()).replace("@", "@127.0.0.1:1,");
    await wakesTheOther(await ledgerAt(url), await ledgerAt(url));
    const [mine, others] = [createLeases(await databaseAt(url)), createLeases(await databaseAt(url))];
    expect(await mine.hold(["shard 0"], hour)).toEqual(["shard 0"]);
    expect(await others.hold(["shard 0"], hour)).toEqual([]);
  });

  test("a desk whose listening connection was cut listens again, and looks at once for what it missed", async () => {
    const url = await freshDatabase();
    const [one, two] = [await ledgerAt(url), await ledgerAt(url)];
    let woken = 0;
    two.onWork(() => (woken += 1));
    await expect.poll(() => woken).toBe(1);
    for (const pid of await backendsOf(url)) await execute(url, `select pg_terminate_backend(${pid})`);
    await expect.poll(() => woken, { timeout: 20_000 }).toBe(2);
    await one.commit(turn(caseAt(1), { posts: [{ card: "owner" }] }));
    await expect.poll(() => woken).toBe(3);
  });

  test("one event delivered ten thousand times over three replicas has one effect and one reply", async () => {
    const url = await freshUrl();
    const handles = await Promise.all([1, 2, 3].map(() => ledgerAt(url)));
    await handles[0]!.commit(turn(caseAt(1)));
    const deliver = (ledger: Ledger) =>
      ledger.commit(turn(caseAt(2), { event: "Ev-again", posts: [{ card: "owner" }], effects: [effect("e1")] }));
    const results = await Promise.all(Array.from({ length: 10_000 }, (_, n) => deliver(handles[n % 3]!)));
    const count = (what: string) => results.filter(({ is }) => is === what).length;
    expect([count("kept"), count("seen")]).toEqual([1, 9_999]);
    const claimed = async (kind: "effect" | "post") =>
      (await Promise.all(handles.map((ledger) => ledger.claim(kind, 10, hour)))).flat().length;
    const [effects, replies] = [await claimed("effect"), await claimed("post")];
    console.log(`one event, ${results.length} deliveries over 3 replicas: ${effects} effect, ${replies} reply`);
    expect([effects, replies]).toEqual([1, 1]);
    expect(await verifyAudit(handles[1]!.audit())).toMatchObject({ holds: true, rows: 2 });
  });

  test("three replicas that claim six hundred jobs at once get each once, and none waits for another", async () => {
    const url = await freshUrl();
    const handles = await Promise.all([1, 2, 3].map(() => ledgerAt(url)));
    const ids = Array.from({ length: 600 }, (_, n) => `e${n}`);
    await handles[0]!.commit(turn(caseAt(1), { effects: ids.map(effect) }));
    const holder = new pg.Client({ connectionString: url });
    await holder.connect();
    onTestFinished(() => holder.end());
    await holder.query("begin");
    await holder.query("select 1 from outbox where id = 'effect:e0' for update"); // somebody has it, and is slow
    const claimed: string[] = [];
    for (let round = 0; claimed.length < ids.length - 1 && round < ids.length; round += 1) {
      const claims = await Promise.all(
        handles.flatMap((ledger) => [1, 2, 3].map(() => ledger.claim("effect", 7, hour))),
      );
      claimed.push(...claims.flat().map(({ id }) => id));
    }
    expect(claimed.toSorted()).toEqual(
      ids
        .slice(1)
        .map((id) => `effect:${id}`)
        .toSorted(),
    );
    await holder.query("rollback");
    expect(await handles[0]!.claim("effect", 7, hour)).toMatchObject([{ id: "effect:e0" }]);
  });

  test("two transactions that wait for each other's rows both get done", async () => {
    const url = await freshUrl("timersDoor");
    const db = await databaseAt(url, { connections: 2 });
    await execute(
      url,
      "create table tally (name text primary key, n int); insert into tally values ('a', 0), ('b', 0)",
    );
    const begun = new Set<string>();
    let bothBegun = () => {};
    const both = new Promise<void>((resolve) => {
      bothBegun = resolve;
    });
    const add = (first: string, second: string) =>
      db.transaction(async (query) => {
        await query("update tally set n = n + 1 where name = $1", [first]);
        if (begun.add(first).size === 2) bothBegun();
        await both;
        await query("update tally set n = n + 1 where name = $1", [second]);
      });
    await Promise.all([add("a", "b"), add("b", "a")]);
    expect(await execute(url, "select n from tally")).toEqual([{ n: 2 }, { n: 2 }]);
  });

  test("turns that count the same things in another order do not get in each other's way", async () => {
    const url = await freshUrl();
    const handles = [await ledgerAt(url), await ledgerAt(url)];
    const count = (name: string) => ({ write: "count", name, windowMs: hour, limit: 1000 }) as const;
    const crossing = Array.from({ length: 60 }, (_, n) => {
      const counts = [count("texts"), count("texts by ana")];
      return turn(caseAt(1, { id: `R-${n}` }), { also: n % 2 ? counts : counts.reverse() });
    });
    const results = await Promise.all(crossing.map((each, n) => handles[n % 2]!.commit(each)));
    expect(results.filter(({ is }) => is === "kept")).toHaveLength(60);
    expect(await execute(url, "select distinct count from counters")).toEqual([{ count: 60 }]);
  });

  test("a ledger opened for one world hands out nothing of the other", async () => {
    const url = await freshUrl();
    const [practice, real] = [await worldAt(url, "practice"), await worldAt(url, "real")];
    const soon = attempt({ nextLook: 0 });
    await real.commit(
      turn(caseAt(1, { due: 1 }), {
        posts: [{ card: "owner" }],
        effects: [effect("e1")],
        also: [{ write: "attempt", attempt: soon }],
      }),
    );
    const handedOut = async (ledger: Ledger) => [
      (await ledger.claim("post", 9, hour)).length,
      (await ledger.claim("effect", 9, hour)).length,
      (await ledger.claimAttempts(9, hour)).length,
      (await ledger.due(9)).length,
    ];
    expect(await handedOut(real)).toEqual([0, 0, 0, 0]);
    expect(await handedOut(practice)).toEqual([1, 1, 1, 1]);
  });

  test("a turn that the database cannot hold is refused alone", async () => {
    const ledger = await ledgerAt(await freshUrl());
    const turns = [turn(caseAt(1)), turn(caseAt(1, { id: "R-22\u000022" })), turn(caseAt(1, { id: "R-3333" }))];
    const results = await Promise.allSettled(turns.map(ledger.commit));
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await ledger.list({})).toHaveLength(2);
  });

  test("when the ledger closes, turns under way are kept and none is taken afterwards", async () => {
    const url = await freshUrl();
    const ledger = await ledgerAt(url);
    const under = Array.from({ length: 20 }, (_, n) => ledger.commit(turn(caseAt(1, { id: `R-${n}` }))));
    await ledger.close();
    expect((await Promise.all(under)).every(({ is }) => is === "kept")).toBe(true);
    await expect(ledger.commit(turn(caseAt(1)))).rejects.toThrow("The ledger is closed.");
    expect(await (await ledgerAt(url)).list({ limit: 50 })).toHaveLength(20);
  });

  test("turns of one case that come together to one desk are taken one after another", async () => {
    const ledger = await ledgerAt(await freshUrl());
    await ledger.commit(turn(caseAt(1, { touched: 0 })));
    const taken = Array.from({ length: 50 }, (_, n) =>
      takeTurn(ledger, "R-7K2P", `Ev-mine-${n}`, ({ touched }) => ({ touched: touched + 1 })),
    );
    expect(new Set(await Promise.all(taken))).toEqual(new Set(["kept"]));
    expect(await ledger.load("R-7K2P")).toMatchObject({ version: 51, touched: 50 });
  });
}

async function worldAt(url: string, world: "practice" | "real"): Promise<Ledger> {
  return createPostgresLedger({ db: await databaseAt(url, { connections: 2 }), keys, world });
}
