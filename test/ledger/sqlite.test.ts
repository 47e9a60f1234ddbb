import { statSync } from "node:fs";
import Libsql from "libsql";
import { describe, expect, onTestFinished, test } from "vitest";
import { verifyAudit } from "../../src/ledger/audit.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { LedgerTooNew, WrongKey } from "../../src/ledger/refusals.ts";
import { openDatabase } from "../../src/ledger/sqlite/database.ts";
import { migrations } from "../../src/ledger/sqlite/schema.ts";
import { createSqliteLedger } from "../../src/ledger/sqlite.ts";
import { deriveKeys, SealBroken } from "../../src/sealing.ts";
import { ledgerContract } from "./contract.ts";
import { databaseFile, keys } from "./files.ts";
import { attempt, caseAt, claimAll, effect, start, turn } from "./turns.ts";

async function open() {
  const file = databaseFile();
  const clock = { now: start };
  const reopen = async (): Promise<Ledger> => {
    const ledger = createSqliteLedger({ file, keys, clock: () => clock.now });
    onTestFinished(() => ledger.close());
    return ledger;
  };
  return { ledger: await reopen(), clock, reopen, file };
}

/** Somebody with the file and no key. */
function tamper(file: string, sql: string): void {
  const db = new Libsql(file);
  db.exec(sql);
  db.close();
}

ledgerContract("SQLite", open);

describe("SQLite: the file", () => {
  test("opened again, also twice at once, it holds what it held", async () => {
    const { ledger, reopen } = await open();
    await ledger.commit(turn(caseAt(1)));
    await ledger.close();
    const [again, beside] = [await reopen(), await reopen()];
    expect(await again.load("R-7K2P")).toEqual(caseAt(1));
    expect(await beside.commit(turn(caseAt(2)))).toEqual({ is: "kept" });
    expect(await verifyAudit(again.audit())).toMatchObject({ holds: true, rows: 2 });
  });

  test("a turn under way is in the one file when the ledger has closed, and none is taken afterwards", async () => {
    const { ledger, reopen, file } = await open();
    const kept = ledger.commit(turn(caseAt(1)));
    await ledger.close();
    expect(statSync(`${file}-wal`).size).toBe(0);
    expect(await (await reopen()).load("R-7K2P")).toEqual(caseAt(1));
    expect(await kept).toEqual({ is: "kept" });
    await expect(ledger.commit(turn(caseAt(2)))).rejects.toThrow("The ledger is closed.");
  });

  test("a file of a newer Frontdesk is left alone, with a sentence that says what to do", async () => {
    const { ledger, file, reopen } = await open();
    await ledger.close();
    tamper(file, "pragma user_version = 99");
    await expect(reopen()).rejects.toThrow(LedgerTooNew);
    await expect(reopen()).rejects.toThrow("written by a newer Frontdesk: its schema is number 99");
    tamper(file, `pragma user_version = ${migrations.length}`);
    expect(await (await reopen()).load("R-7K2P")).toBeUndefined();
  });

  test("a file of another FRONTDESK_KEY is left alone", async () => {
    const { file } = await open();
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

  test("when the database fails, every turn of that transaction is refused and none is kept", async () => {
    const { ledger, file } = await open();
    await ledger.commit(turn(caseAt(1)));
    tamper(file, "alter table audit rename to elsewhere");
    const turns = [turn(caseAt(1, { id: "R-2222" })), turn(caseAt(2)), turn(caseAt(1, { id: "R-3333" }))];
    const results = await Promise.allSettled(turns.map(ledger.commit));
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    tamper(file, "alter table elsewhere rename to audit");
    expect(await ledger.list({})).toEqual([caseAt(1)]);
    expect(await Promise.all(turns.map(ledger.commit))).toEqual([{ is: "kept" }, { is: "kept" }, { is: "kept" }]);
    expect(await verifyAudit(ledger.audit())).toMatchObject({ holds: true, rows: 4 });
  });
});

describe("SQLite: what was changed behind our back does not open", () => {
  test("a case that got another's content", async () => {
    const { ledger, file, reopen } = await open();
    await ledger.commit(turn(caseAt(1)));
    await ledger.commit(turn(caseAt(1, { id: "R-2222" })));
    tamper(file, "update cases set body = (select body from cases where id = 'R-2222') where id = 'R-7K2P'");
    await expect((await reopen()).load("R-7K2P")).rejects.toThrow(SealBroken);
    tamper(
      file,
      "update cases set (key, body) = (select key, body from cases where id = 'R-2222') where id = 'R-7K2P'",
    );
    await expect((await reopen()).load("R-7K2P")).rejects.toThrow(SealBroken);
    expect(await (await reopen()).load("R-2222")).toEqual(caseAt(1, { id: "R-2222" }));
  });

  test("a case that got its own past back", async () => {
    const { ledger, file } = await open();
    await ledger.commit(turn(caseAt(1, { state: "open" })));
    tamper(file, "create table past as select * from cases");
    await ledger.commit(turn(caseAt(2, { state: "cancelled" })));
    tamper(file, "update cases set body = (select body from past)");
    await expect(ledger.load("R-7K2P")).rejects.toThrow(SealBroken);
  });

  test("a promised effect with another's input, which holds up the others once and no longer", async () => {
    const { ledger, file, clock } = await open();
    await ledger.commit(turn(caseAt(1), { effects: ["e1", "e2", "e3"].map(effect) }));
    tamper(file, "update outbox set body = (select body from outbox where id = 'effect:e2') where id = 'effect:e1'");
    await expect(ledger.claim("effect", 10, 30_000)).rejects.toThrow("effect:e1");
    const jobs = await claimAll(ledger, "effect");
    expect(jobs.map(({ id }) => id)).toEqual(["effect:e2", "effect:e3"]);
    for (const job of jobs) await ledger.finish(job);
    clock.now += 3_600_000;
    await expect(ledger.claim("effect", 10, 30_000)).rejects.toThrow(SealBroken);
  });

  test("an attempt that points to another mail, which holds up the others once and no longer", async () => {
    const { ledger, file, clock } = await open();
    const other = attempt({ effect: "e2", naturalKey: "bo@example.com" });
    const writes = [attempt(), other].map((row) => ({ write: "attempt", attempt: row }) as const);
    await ledger.commit(turn(caseAt(1), { also: writes }));
    tamper(file, "update attempts set sealed = (select sealed from attempts where effect = 'e2') where effect <> 'e2'");
    clock.now += 35_000;
    await expect(ledger.claimAttempts(8, 30_000)).rejects.toThrow(SealBroken);
    expect(await ledger.claimAttempts(8, 30_000)).toEqual([{ ...other, version: 1 }]);
    await expect(ledger.attempt(attempt().effect)).rejects.toThrow(SealBroken);
  });
});
