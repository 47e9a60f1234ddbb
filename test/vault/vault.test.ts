import { Keyv } from "keyv";
import Libsql from "libsql";
import { expect, onTestFinished, test, vi } from "vitest";
import { deriveKeys, SealBroken } from "../../src/sealing.ts";
import { SqliteStore } from "../../src/vault/sqlite-store.ts";
import { createVault, VaultRefused } from "../../src/vault/vault.ts";
import { bytesOn, databaseFile, keys } from "../ledger/files.ts";

function openVault(file = databaseFile(), withKeys = keys) {
  const store = new SqliteStore(file);
  onTestFinished(() => store.disconnect());
  const keyv = new Keyv<string>({ store, throwOnErrors: true });
  return { vault: createVault({ keyv, keys: withKeys }), store, keyv, file };
}

function startClock() {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 5, 9) });
  onTestFinished(() => void vi.useRealTimers());
}

test("what is put in can be opened until it is dropped", async () => {
  const { vault } = openVault();
  await vault.put("R-7K2P/password", "pass:wörd", 60_000);
  expect(await vault.open("R-7K2P/password")).toBe("pass:wörd");
  expect(await vault.has("R-7K2P/password")).toBe(true);
  await vault.put("R-7K2P/password", "another", 60_000);
  expect(await vault.open("R-7K2P/password")).toBe("another");
  await vault.drop("R-7K2P/password");
  expect(await vault.open("R-7K2P/password")).toBeUndefined();
  expect(await vault.has("R-7K2P/password")).toBe(false);
  await vault.drop("R-7K2P/password");
});

test("an empty value is a value", async () => {
  const { vault } = openVault();
  await vault.put("empty", "", 60_000);
  expect([await vault.open("empty"), await vault.has("empty")]).toEqual(["", true]);
});

test("after its time it is not there, in this process or the next", async () => {
  startClock();
  const { vault, file } = openVault();
  await vault.put("code", "246810", 1500.5);
  const { vault: next } = openVault(file);
  vi.setSystemTime(Date.now() + 1500);
  expect([await vault.open("code"), await next.open("code")]).toEqual(["246810", "246810"]);
  vi.setSystemTime(Date.now() + 2);
  expect([await vault.open("code"), await next.has("code")]).toEqual([undefined, false]);
});

test("a time to live is needed, and no longer reference than every store takes", async () => {
  const { vault, store } = openVault();
  for (const ttl of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    await expect(vault.put("code", "246810", ttl)).rejects.toThrow("needs a time to live above 0 ms");
  }
  await expect(vault.put("", "x", 1000)).rejects.toThrow("has 1 to 200 characters");
  await expect(vault.put("x".repeat(201), "x", 1000)).rejects.toThrow("this one 201");
  await expect(store.set("code", "246810")).rejects.toThrow("no time to live");
  await vault.put("x".repeat(200), "x", 1000);
  expect([await vault.has("code"), await vault.has("x".repeat(200))]).toEqual([false, true]);
});

test("a store that cannot be read is an error, and never an empty vault", async () => {
  const { vault, file } = openVault();
  await vault.put("code", "246810", 60_000);
  const db = new Libsql(file);
  db.exec("alter table vault rename to elsewhere");
  await expect(vault.open("code")).rejects.toThrow();
  await expect(vault.has("code")).rejects.toThrow();
  await expect(vault.put("code", "1", 60_000)).rejects.toThrow();
  await expect(vault.drop("code")).rejects.toThrow();
  await expect(vault.sweep()).rejects.toThrow();
  db.exec("alter table elsewhere rename to vault");
  db.close();
  expect(await vault.open("code")).toBe("246810");
});

test("a store that does not say yes to a write is an error", async () => {
  const full = { get: async () => undefined, set: async () => false, delete: async () => false, clear: async () => {} };
  const vault = createVault({ keyv: new Keyv<string>({ store: full, throwOnErrors: true }), keys });
  await expect(vault.put("code", "246810", 60_000)).rejects.toThrow(VaultRefused);
});

test("a Keyv that hides its errors is refused", () => {
  expect(() => createVault({ keyv: new Keyv<string>(), keys })).toThrow("throwOnErrors");
});

test("an entry moved to another reference, changed, or of another FRONTDESK_KEY does not open", async () => {
  const { vault, keyv, file } = openVault();
  await vault.put("mine", "246810", 60_000);
  const sealed = (await keyv.get("mine"))!;
  await keyv.set("yours", sealed, 60_000);
  await expect(vault.open("yours")).rejects.toThrow(SealBroken);
  await keyv.set("mine", sealed.replace(/.{4}$/, "AAAA"), 60_000);
  await expect(vault.open("mine")).rejects.toThrow(SealBroken);
  await keyv.set("mine", sealed, 60_000);
  const { vault: stranger } = openVault(file, deriveKeys("another key"));
  await expect(stranger.open("mine")).rejects.toThrow("another FRONTDESK_KEY");
  expect(await vault.open("mine")).toBe("246810");
});

test("a sweep takes what expired and leaves the rest", async () => {
  startClock();
  const { vault } = openVault();
  await vault.put("short", "1", 1000);
  await vault.put("shorter", "2", 500);
  await vault.put("long", "3", 60_000);
  vi.setSystemTime(Date.now() + 1000);
  expect(await vault.sweep()).toBe(2);
  expect(await vault.sweep()).toBe(0);
  expect(await vault.open("long")).toBe("3");
});

test("what expired, was dropped or replaced is not on the disk after the next sweep, not even sealed", async () => {
  startClock();
  const { vault, keyv, file } = openVault();
  const gone: string[] = [];
  for (const ref of ["expired", "dropped", "replaced"]) {
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
  await vault.put("replaced", "another", 60_000);
  vi.setSystemTime(Date.now() + 1000);
  await vault.sweep();
  expect(gone.filter(onDisk)).toEqual([]);
  expect(onDisk(stays)).toBe(true);
});

test("two namespaces in one file do not see or clear each other", async () => {
  const { vault, file } = openVault();
  await vault.put("code", "246810", 60_000);
  const store = new SqliteStore(file);
  onTestFinished(() => store.disconnect());
  const lookups = new Keyv<string>({ store, namespace: "lookups", throwOnErrors: true });
  await lookups.set("code", "cached", 60_000);
  expect([await vault.open("code"), await lookups.get("code")]).toEqual(["246810", "cached"]);
  await lookups.clear();
  expect([await vault.open("code"), await lookups.get("code")]).toEqual(["246810", undefined]);
});
