import { Keyv } from "keyv";
import Libsql from "libsql";
import { expect, onTestFinished, test, vi } from "vitest";
import { createSqliteLedger } from "../../src/ledger/sqlite/ledger.ts";
import { PostgresStore } from "../../src/vault/postgres-store.ts";
import { SqliteStore } from "../../src/vault/sqlite-store.ts";
import { createVault, VaultRefused } from "../../src/vault/vault.ts";
import { bytesOn, databaseFile, keys } from "../ledger/files.ts";
import { caseAt, turn } from "../ledger/turns.ts";
import { databaseAt, execute, freshUrl, withPostgres } from "../postgres/database.ts";
import { type OpenedStore, vaultContract } from "./contract.ts";

async function onSqlite(): Promise<OpenedStore> {
  const file = databaseFile();
  return {
    async keyv(namespace) {
      const store = new SqliteStore(file);
      onTestFinished(() => store.disconnect());
      return new Keyv({ store, throwOnErrors: true, ...(namespace && { namespace }) });
    },
    async execute(sql) {
      const db = new Libsql(file);
      db.exec(sql);
      db.close();
    },
  };
}

async function onPostgres(): Promise<OpenedStore> {
  const url = await freshUrl();
  return {
    async keyv(namespace) {
      const store = new PostgresStore(await databaseAt(url, { connections: 2 }), Date.now);
      return new Keyv({ store, throwOnErrors: true, ...(namespace && { namespace }) });
    },
    execute: (sql) => execute(url, sql),
  };
}

vaultContract("SQLite", onSqlite);
withPostgres("the vault on PostgreSQL", () => {
  vaultContract("PostgreSQL", onPostgres);

  test("PostgreSQL: entries expire by the database's clock, however wrong ours is", async () => {
    const db = await databaseAt(await freshUrl(), { connections: 2 });
    const store = new PostgresStore(db);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2030, 0, 1) });
    onTestFinished(() => void vi.useRealTimers());
    await store.set("code", "246810", 60_000);
    await store.set("soon", "1", 1);
    await expect.poll(() => store.get("soon")).toBeUndefined();
    expect(await store.get("code")).toBe("246810");
    expect(await store.sweep()).toBe(1);
  });
});

test("a store that does not say yes to a write is an error", async () => {
  const full = { get: async () => undefined, set: async () => false, delete: async () => false, clear: async () => {} };
  const vault = createVault({ keyv: new Keyv<string>({ store: full, throwOnErrors: true }), keys });
  await expect(vault.put("code", "246810", 60_000)).rejects.toThrow(VaultRefused);
});

test("a Keyv that hides its errors is refused", () => {
  expect(() => createVault({ keyv: new Keyv<string>(), keys })).toThrow("throwOnErrors");
});

test("an entry that expired, was dropped or replaced is not on the disk after the next sweep, not even sealed", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 5, 9) });
  onTestFinished(() => void vi.useRealTimers());
  const file = databaseFile();
  const store = new SqliteStore(file);
  onTestFinished(() => store.disconnect());
  const ledger = createSqliteLedger({ file, keys });
  onTestFinished(() => ledger.close());
  const keyv = new Keyv<string>({ store, throwOnErrors: true });
  const vault = createVault({ keyv, keys });
  const gone: string[] = [];
  for (const ref of ["expired", "dropped", "dropped by a turn", "replaced"]) {
    await vault.put(ref, `the secret of ${ref}`, ref === "expired" ? 1000 : 60_000);
    gone.push((await keyv.get(ref))!);
  }
  await vault.put("large", "x".repeat(20_000), 1000);
  const large = (await keyv.get("large"))!; // lies on several pages
  gone.push(large.slice(0, 200), large.slice(-200));
  await vault.put("stays", "the secret of stays", 60_000);
  const stays = (await keyv.get("stays"))!;
  const onDisk = (text: string) => bytesOn(file).includes(text);
  expect([...gone, stays].every(onDisk)).toBe(true);

  await vault.drop("dropped");
  await ledger.commit(turn(caseAt(1), { also: [vault.dropping("dropped by a turn")] }));
  await vault.put("replaced", "another", 60_000);
  vi.setSystemTime(Date.now() + 1000);
  await vault.sweep();
  expect(gone.filter(onDisk)).toEqual([]);
  expect(onDisk(stays)).toBe(true);
});
