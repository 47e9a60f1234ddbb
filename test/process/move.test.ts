import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Keyv } from "keyv";
import { expect, onTestFinished, test } from "vitest";
import { moveCommand } from "../../src/app/commands/move.ts";
import { createProgressBar } from "../../src/app/commands/progress-bar.ts";
import { readConfig } from "../../src/app/settings/config.ts";
import { verifyAudit } from "../../src/ledger/audit.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { openDatabase } from "../../src/ledger/postgres/database.ts";
import { createPostgresLedger } from "../../src/ledger/postgres/ledger.ts";
import { deriveKeys } from "../../src/ledger/sealing.ts";
import { joinDesks } from "../../src/ledger/sqlite/desks.ts";
import { createSqliteLedger } from "../../src/ledger/sqlite/ledger.ts";
import { PostgresStore } from "../../src/vault/postgres-store.ts";
import { SqliteStore } from "../../src/vault/sqlite-store.ts";
import { createVault } from "../../src/vault/vault.ts";
import { databaseFile } from "../ledger/files.ts";
import { attempt, caseAt, claimAll, collect, effect, turn } from "../ledger/turns.ts";
import { poll } from "../poll.ts";
import { freshUrl, withPostgres } from "../postgres/database.ts";
import { lineTo } from "../postgres/line.ts";
import { cleanEnv, deskFor, entry, run, tempFolder } from "./desk.ts";
import { durations } from "./lane.ts";
import { converse, newTalk } from "./talk.ts";
import { startTencent } from "./tencent.ts";

const FRONTDESK_KEY = "a key that goes along from store to store";
const keys = deriveKeys(FRONTDESK_KEY);
const hour = 3_600_000;
const move = (file: string, DATABASE_URL: string, key = FRONTDESK_KEY) =>
  moveCommand(readConfig({ DATABASE_URL, FRONTDESK_KEY: key }), file);

/** Of everything that a ledger and a vault keep, something. */
async function filled(): Promise<string> {
  const file = databaseFile();
  const ledger = createSqliteLedger({ file, keys });
  const first = turn(caseAt(1), {
    event: "Ev-first",
    posts: [{ card: "owner" }],
    effects: [effect("e1"), effect("e2")],
    index: { mail: "ana@example.com", terms: ["slack:T1:|name|ana"] },
    also: [
      { write: "intent", partner: "100001", naturalKey: "ana@example.com" },
      { write: "attempt", attempt: attempt({ uin: "200000100001", state: "done", since: 7 }) },
      { write: "count", name: "texts", windowMs: 1e12, limit: 1 },
      { write: "control", api: "QueryCustomersCredit", control: { at: 1, lagMs: 2 } },
    ],
  });
  expect(await ledger.commit(first)).toEqual({ is: "kept" });
  await Promise.all(Array.from({ length: 600 }, (_, n) => ledger.commit(turn(caseAt(1, { id: `R-${n}` })))));
  expect(await ledger.claim("effect", 1, hour)).toHaveLength(1); // by a desk that is dead by now
  await ledger.close();
  const vault = vaultOn(new SqliteStore(file));
  await vault.put("R-7K2P/password", "Kept7secret!", hour);
  return file;
}

function vaultOn(store: SqliteStore | PostgresStore) {
  return createVault({ keyv: new Keyv({ store, throwOnErrors: true }), keys });
}

async function openAt(url: string): Promise<{ ledger: Ledger; vault: ReturnType<typeof vaultOn> }> {
  const db = await openDatabase({ url, connections: 2 });
  const ledger = await createPostgresLedger({ db, keys });
  onTestFinished(() => ledger.close());
  return { ledger, vault: vaultOn(new PostgresStore(db)) };
}

withPostgres("moving to PostgreSQL", () => {
  test("everything is there as it was: cases, work, calls, claims, counts, secrets, and the audit chain goes on", async () => {
    const [file, url] = [await filled(), await freshUrl()];
    const before = createSqliteLedger({ file, keys });
    const rows = await collect(before.audit());
    await before.close();
    expect(await move(file, url)).toContain(`has what ${file} had: 601 cases, 1 calls to Tencent, 601 audit rows`);
    expect([existsSync(file), existsSync(`${file}.moved`)]).toEqual([false, true]);

    const { ledger, vault } = await openAt(url);
    expect(await ledger.load("R-7K2P")).toEqual(caseAt(1));
    expect(await ledger.list({ mail: "ana@example.com" })).toEqual([caseAt(1)]);
    expect((await claimAll(ledger, "effect")).map(({ id }) => id).toSorted()).toEqual(["effect:e1", "effect:e2"]);
    expect(await ledger.attemptsFor("100001", "ana@example.com")).toMatchObject([
      { ...attempt({ uin: "200000100001", state: "done", since: 7 }), version: 1 },
    ]);
    expect(await ledger.control("QueryCustomersCredit")).toEqual({ at: 1, lagMs: 2 });
    expect(await vault.open("R-7K2P/password")).toBe("Kept7secret!");
    expect(await ledger.commit(turn(caseAt(2), { event: "Ev-first" }))).toEqual({ is: "seen", caseId: "R-7K2P" });
    const intent = { write: "intent", partner: "100001", naturalKey: "ana@example.com" } as const;
    const taken = await ledger.commit(turn(caseAt(1, { id: "R-2222" }), { also: [intent] }));
    expect(taken).toEqual({ is: "conflict", write: "intent" });
    const count = { write: "count", name: "texts", windowMs: 1e12, limit: 1 } as const;
    expect(await ledger.write([count])).toEqual({ is: "conflict", write: "count" });
    expect(await ledger.commit(turn(caseAt(2)))).toEqual({ is: "kept" });
    expect((await collect(ledger.audit())).slice(0, -1)).toEqual(rows);
    expect(await verifyAudit(ledger.audit())).toMatchObject({ holds: true, rows: rows.length + 1 });
  });

  test("it is refused where it would do harm, and then nothing has moved", async () => {
    const [file, url] = [await filled(), await freshUrl()];
    const desk = joinDesks(file);
    await expect(move(file, url)).rejects.toThrow(`A desk is at work on ${file}. Stop it first.`);
    desk.leave();
    await expect(move(file, url, `${FRONTDESK_KEY}!`)).rejects.toThrow("belongs to another FRONTDESK_KEY");
    await expect(move(file, "sqlite:elsewhere.db")).rejects.toThrow("DATABASE_URL says where to move to");
    await expect(move(`${file}x`, url)).rejects.toThrow(`There is no ${file}x.`);
    const { ledger } = await openAt(url);
    expect(await ledger.list({})).toEqual([]);
    await ledger.commit(turn(caseAt(1, { id: "R-3333" })));
    await expect(move(file, url)).rejects.toThrow("has cases already. Move to an empty database.");
    expect(existsSync(file)).toBe(true);
    expect(await ledger.list({})).toHaveLength(1);
  });

  test.each(["SIGKILL", "SIGINT"] as const)(
    "broken off by %s it has moved nothing, and is begun again",
    async (signal) => {
      const [folder, url] = [tempFolder(), await freshUrl()];
      const file = await filled();
      const line = await lineTo(url);
      const goOn = line.holdAfter("insert into audit ");
      const env = cleanEnv({ FRONTDESK_KEY, DATABASE_URL: line.url });
      const child = spawn(process.execPath, [entry, "move", file], { cwd: folder, env });
      onTestFinished(() => void child.kill("SIGKILL"));
      await poll("the audit on its way", async () => (line.isHeld() ? true : undefined));
      child.kill(signal);
      await once(child, "close");
      goOn(); // the database hears that it is gone
      const { ledger } = await openAt(url);
      expect(await ledger.list({})).toEqual([]);
      expect(existsSync(file)).toBe(true);
      expect(await move(file, url)).toContain("601 cases, 1 calls to Tencent, 601 audit rows");
      expect(await ledger.list({ limit: 1_000 })).toHaveLength(601);
    },
  );

  test("broken off after the file had its new name, it is begun again with that", async () => {
    const [file, url] = [await filled(), await freshUrl()];
    await move(file, await freshUrl()); // one that undid its transaction right afterwards
    expect(await move(file, url)).toContain(`has what ${file}.moved had: 601 cases`);
    expect(existsSync(`${file}.moved`)).toBe(true);
  });

  test("whoever sits before a terminal sees how far it is", async () => {
    const [file, url] = [await filled(), await freshUrl()];
    const seen: string[] = [];
    const bar = createProgressBar({ isTTY: true, write: (text) => seen.push(text) });
    await moveCommand(readConfig({ DATABASE_URL: url, FRONTDESK_KEY }), file, bar.show).finally(bar.end);
    const parts = seen.flatMap((line) => /(\d+) %/.exec(line)?.[1] ?? []).map(Number);
    expect(parts.length).toBeGreaterThan(20);
    expect(parts).toEqual(parts.toSorted((a, b) => a - b));
    expect(parts.at(-1)).toBe(100);
    const piped: string[] = [];
    createProgressBar({ write: (text) => piped.push(text) }).show(1, 2);
    expect(piped).toEqual([]);
  });

  test("an account whose answer got lost before the move is found after it, and not opened twice", async () => {
    const [folder, tencent, url] = [tempFolder(), await startTencent(tempFolder()), await freshUrl()];
    onTestFinished(() => tencent.close());
    const env = { ...tencent.env, FRONTDESK_KEY, SMS_COUNTRIES: "*", DURATIONS: durations };
    const ana = { mail: "ana@example.com", phone: "51234567", name: "Ana Example", password: "Kept7secret!" };
    const talk = newTalk(ana, {});
    const desk = deskFor(folder, env);
    tencent.at("CreateAccount", "answered", () => void desk.kill());
    await converse(desk, talk, tencent);
    expect(talk.closed).toBeUndefined();
    const moved = await run(folder, ["move"], { ...env, DATABASE_URL: url });
    expect(moved.stdout).toContain("has what data/frontdesk.db had: 1 cases, 2 calls to Tencent, ");
    expect(existsSync(join(folder, "data/frontdesk.db"))).toBe(false);
    await converse(deskFor(folder, { ...env, DATABASE_URL: url }), talk, tencent);
    const { accounts, calls } = await tencent.books();
    expect(talk.closed).toEqual({ state: "done", uin: accounts[0]!.uin });
    expect(calls.CreateAccount).toBe(1);
  });
});
