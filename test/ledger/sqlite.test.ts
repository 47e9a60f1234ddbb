import { statSync } from "node:fs";
import Libsql from "libsql";
import { describe, expect, onTestFinished, test } from "vitest";
import { verifyAudit } from "../../src/ledger/audit.ts";
import { LedgerTooNew, WrongKey } from "../../src/ledger/errors.ts";
import type { CaseFilter } from "../../src/ledger/ledger.ts";
import { listQuery } from "../../src/ledger/rows/list-query.ts";
import { deriveKeys } from "../../src/ledger/sealing.ts";
import { closeDatabase, openDatabase } from "../../src/ledger/sqlite/database.ts";
import { createSqliteLedger } from "../../src/ledger/sqlite/ledger.ts";
import { migrations } from "../../src/ledger/sqlite/schema.ts";
import { databaseContract } from "./contract.ts";
import { formContract } from "./contract-forms.ts";
import { databaseFile, keys } from "./files.ts";
import { openSqlite, tamper } from "./sqlite.ts";
import { caseAt, start, turn } from "./turns.ts";

databaseContract("SQLite", openSqlite);
formContract("SQLite", openSqlite, {
  hex: (column) => `hex(${column})`,
  bytes: (hex) => `x'${hex}'`,
});

test("SQLite: whatever a list is asked for, no query reads through all cases", async () => {
  const { file } = await openSqlite();
  const db = openDatabase(file, "normal");
  const place = { opened: start, id: "R-7K2P" };
  const filters: CaseFilter[] = [
    { term: "slack:T1:|name|an", home: "slack:T1:", world: "real", state: "open" },
    { term: "slack:T1:|name|an", home: "slack:T1:", world: "real", state: "closed", after: place },
    { home: "slack:T1:", world: "real", state: "open", after: place },
    { mail: "ana@example.com", home: "slack:T1:", state: "open" },
    { phone: "85251234567", home: "slack:T1:", state: "closed" },
  ];
  const unfiled = { sql: "select id, version from cases where filed <> version order by id limit 1", params: [] };
  for (const { sql, params } of [...filters.map((filter) => listQuery(filter, "?", keys)), unfiled]) {
    const plan = db.prepare(`explain query plan ${sql}`).all(params) as { detail: string }[];
    const steps = plan.map(({ detail }) => detail);
    expect(
      steps.filter((step) => /SCAN (?!filed_under)/.test(step) && !/USING (COVERING )?INDEX cases_unfiled/.test(step)),
    ).toEqual([]);
    if (sql.includes("case_terms")) expect(steps[1]).toMatch(/^SEARCH case_terms/);
  }
  closeDatabase(db);
});

describe("SQLite: the figures", () => {
  test("are kept, and count what a desk of an earlier build writes", async () => {
    const { ledger, tamper } = await openSqlite();
    await ledger.commit(turn(caseAt(1)));
    await ledger.commit(turn(caseAt(1, { id: "R-2222", world: "real" })));
    await ledger.commit(turn(caseAt(2, { state: "done" })));
    const counted = async () => (await ledger.figures()).cases.toSorted((a, b) => (a.state < b.state ? -1 : 1));
    expect(await counted()).toEqual([
      { state: "done", count: 1 },
      { state: "open", count: 1 },
    ]);
    await tamper("update cases set state = 'expired', version = 2 where id = 'R-2222'");
    await tamper(
      `insert into cases (id, version, world, flow, state, owner, created, updated, key, body, begun)
       select 'R-3333', 1, world, flow, 'open', owner, 1, 1, key, body, 0 from cases limit 1`,
    );
    await tamper("delete from cases where id = 'R-7K2P'");
    expect(await counted()).toEqual([
      { state: "expired", count: 1 },
      { state: "open", count: 1 },
    ]);
    await tamper("update case_counts set count = 70000 where state = 'open'");
    expect(await counted()).toContainEqual({ state: "open", count: expect.any(Number) });
    expect((await counted())[1]!.count).toBeGreaterThan(60_000);
  });

  test("of a ledger that an earlier build made are counted once, when it is brought up to date", async () => {
    const file = databaseFile();
    const db = new Libsql(file);
    for (const sql of migrations.slice(0, 5)) db.exec(sql);
    db.exec("pragma user_version = 5; pragma journal_mode = wal");
    for (const n of [1, 2, 3])
      db.exec(
        `insert into cases values ('R-${n}', 1, 'real', 'open', '${n > 1 ? "done" : "open"}', 'o', null, null, null, 1, 1, x'00', x'00', 1)`,
      );
    db.close();
    const ledger = createSqliteLedger({ file, keys });
    onTestFinished(() => ledger.close());
    expect((await ledger.figures()).cases).toEqual(
      expect.arrayContaining([
        { state: "done", count: 2 },
        { state: "open", count: 1 },
      ]),
    );
  });
});

describe("SQLite: the file", () => {
  test("a file opened again, also twice at once, holds what it held", async () => {
    const { ledger, reopen } = await openSqlite();
    await ledger.commit(turn(caseAt(1)));
    await ledger.close();
    const [again, beside] = [await reopen(), await reopen()];
    expect(await again.load("R-7K2P")).toEqual(caseAt(1));
    expect(await beside.commit(turn(caseAt(2)))).toEqual({ is: "kept" });
    expect(await verifyAudit(again.audit())).toMatchObject({ holds: true, rows: 2 });
  });

  test("a turn under way is in the file itself when the ledger has closed, and none is taken afterwards", async () => {
    const { ledger, reopen, file } = await openSqlite();
    const kept = ledger.commit(turn(caseAt(1)));
    await ledger.close();
    expect(statSync(`${file}-wal`).size).toBe(0);
    expect(await (await reopen()).load("R-7K2P")).toEqual(caseAt(1));
    expect(await kept).toEqual({ is: "kept" });
    await expect(ledger.commit(turn(caseAt(2)))).rejects.toThrow("The ledger is closed.");
  });

  test("whatever is asked of a closed ledger is refused, and the process goes on", async () => {
    const { ledger } = await openSqlite();
    await ledger.close();
    const asked = [
      () => ledger.probe(),
      () => ledger.load("R-7K2P"),
      () => ledger.taken(["R-7K2P"]),
      () => ledger.list({}),
      () => ledger.claim("post", 1, 1_000),
      () => ledger.line("sendCode", 0, 1),
      () => ledger.due(1),
      () => ledger.nextDue(),
      () => ledger.attempt("R-7K2P.1"),
      () => ledger.claimAttempts(1, 1_000),
      () => ledger.figures(),
      () => verifyAudit(ledger.audit()),
      () => ledger.prune(1_000),
      () => ledger.restored(),
    ];
    for (const ask of asked) await expect(ask(), String(ask)).rejects.toThrow(/closed|not open/);
  });

  test("a file of a newer Frontdesk is left alone, with a sentence that says what to do", async () => {
    const { ledger, file, reopen } = await openSqlite();
    await ledger.close();
    tamper(file, "pragma user_version = 99");
    await expect(reopen()).rejects.toThrow(LedgerTooNew);
    await expect(reopen()).rejects.toThrow("written by a newer Frontdesk: its schema is number 99");
    tamper(file, `pragma user_version = ${migrations.length}`);
    expect(await (await reopen()).load("R-7K2P")).toBeUndefined();
  });

  test("a file of another FRONTDESK_KEY is left alone", async () => {
    const { file } = await openSqlite();
    const other = deriveKeys("another key, which is no use here");
    expect(() => createSqliteLedger({ file, keys: other })).toThrow(WrongKey);
  });

  test("every commit is synced, readers do not wait for it, and what is deleted is overwritten", () => {
    const db = openDatabase(databaseFile());
    onTestFinished(() => db.close());
    const pragma = (name: string) => db.prepare(`pragma ${name}`).all([])[0];
    expect(pragma("synchronous")).toEqual({ synchronous: 2 });
    expect(pragma("journal_mode")).toEqual({ journal_mode: "wal" });
    expect(pragma("secure_delete")).toEqual({ secure_delete: 1 });
  });
});
