import type { Keyv } from "keyv";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { deriveKeys, type Keys, SealBroken } from "../../src/ledger/sealing.ts";
import { createVault, type Vault } from "../../src/vault/vault.ts";
import { keys } from "../ledger/files.ts";

/** One store that forgets by `Date`, opened as often as wanted. */
export interface OpenedStore {
  keyv(namespace?: string): Promise<Keyv<string>>;
  /** Any statement, by somebody beside us. */
  execute(sql: string): Promise<unknown>;
}

/** What every store of the vault keeps. `open` gives a new, empty one for each test. */
export function vaultContract(name: string, open: () => Promise<OpenedStore>): void {
  async function openVault(store?: OpenedStore, withKeys: Keys = keys) {
    const its = store ?? (await open());
    const keyv = await its.keyv();
    const vault: Vault = createVault({ keyv, keys: withKeys });
    return { vault, keyv, store: its };
  }

  function startClock(): void {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 5, 9) });
    onTestFinished(() => void vi.useRealTimers());
  }

  describe(`${name}: the vault`, () => {
    test("an entry can be opened until it is dropped", async () => {
      const { vault } = await openVault();
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
      const { vault } = await openVault();
      await vault.put("empty", "", 60_000);
      expect([await vault.open("empty"), await vault.has("empty")]).toEqual(["", true]);
    });

    test("an entry is gone after its time, in this process or the next", async () => {
      startClock();
      const { vault, keyv, store } = await openVault();
      await vault.put("code", "246810", 1500.5);
      const { vault: next } = await openVault(store);
      vi.setSystemTime(Date.now() + 1500);
      expect([await vault.open("code"), await next.open("code")]).toEqual(["246810", "246810"]);
      expect(await keyv.store.has("keyv:code")).toBe(true);
      vi.setSystemTime(Date.now() + 2);
      expect([await vault.open("code"), await next.has("code")]).toEqual([undefined, false]);
      expect([await keyv.store.get("keyv:code"), await keyv.store.has("keyv:code")]).toEqual([undefined, false]);
    });

    test("an entry that is put in again gets its new time to live", async () => {
      startClock();
      const { vault, keyv } = await openVault();
      await vault.put("code", "246810", 1000);
      await vault.put("code", "135791", 5000);
      vi.setSystemTime(Date.now() + 2000);
      expect(await keyv.store.has("keyv:code")).toBe(true);
      expect(await vault.open("code")).toBe("135791");
    });

    test("an entry needs a time to live, and a reference no longer than every store takes", async () => {
      const { vault, keyv } = await openVault();
      for (const ttl of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
        await expect(vault.put("code", "246810", ttl)).rejects.toThrow("needs a time to live above 0 ms");
      }
      await expect(vault.put("", "x", 1000)).rejects.toThrow("has 1 to 200 characters");
      await expect(vault.put("x".repeat(201), "x", 1000)).rejects.toThrow("this one 201");
      await expect(keyv.store.set("code", "246810")).rejects.toThrow("no time to live");
      await vault.put("x".repeat(200), "x", 1000);
      expect([await vault.has("code"), await vault.has("x".repeat(200))]).toEqual([false, true]);
    });

    test("a store that cannot be read is an error, and never an empty vault", async () => {
      const { vault, store } = await openVault();
      await vault.put("code", "246810", 60_000);
      await store.execute("alter table vault rename to elsewhere");
      await expect(vault.open("code")).rejects.toThrow();
      await expect(vault.has("code")).rejects.toThrow();
      await expect(vault.put("code", "1", 60_000)).rejects.toThrow();
      await expect(vault.drop("code")).rejects.toThrow();
      await expect(vault.sweep()).rejects.toThrow();
      await store.execute("alter table elsewhere rename to vault");
      expect(await vault.open("code")).toBe("246810");
    });

    test("an entry moved to another reference, changed, or of another FRONTDESK_KEY does not open", async () => {
      const { vault, keyv, store } = await openVault();
      await vault.put("mine", "246810", 60_000);
      const sealed = (await keyv.get("mine"))!;
      await keyv.set("yours", sealed, 60_000);
      await expect(vault.open("yours")).rejects.toThrow(SealBroken);
      await keyv.set("mine", sealed.replace(/.{4}$/, "AAAA"), 60_000);
      await expect(vault.open("mine")).rejects.toThrow(SealBroken);
      await keyv.set("mine", sealed, 60_000);
      const { vault: stranger } = await openVault(store, deriveKeys("another key"));
      await expect(stranger.open("mine")).rejects.toThrow("another FRONTDESK_KEY");
      expect(await vault.open("mine")).toBe("246810");
    });

    test("a sweep takes what expired and leaves the rest", async () => {
      startClock();
      const { vault } = await openVault();
      await vault.put("short", "1", 1000);
      await vault.put("shorter", "2", 500);
      await vault.put("long", "3", 60_000);
      vi.setSystemTime(Date.now() + 1000);
      expect(await vault.sweep()).toBe(2);
      expect(await vault.sweep()).toBe(0);
      expect(await vault.open("long")).toBe("3");
    });

    test("two namespaces in one store do not see or clear each other, whatever their names", async () => {
      const { vault, store } = await openVault();
      await vault.put("code", "246810", 60_000);
      const [lookups, wild] = [await store.keyv("lookups"), await store.keyv("%")];
      await lookups.set("code", "cached", 60_000);
      expect([await vault.open("code"), await lookups.get("code")]).toEqual(["246810", "cached"]);
      await wild.clear();
      expect([await vault.open("code"), await lookups.get("code")]).toEqual(["246810", "cached"]);
      await lookups.clear();
      expect([await vault.open("code"), await lookups.get("code")]).toEqual(["246810", undefined]);
    });

    test("of twenty who change one entry at once, each finds what the one before it wrote", async () => {
      const store = await open();
      const [{ vault }, { vault: other }] = [await openVault(store), await openVault(store)];
      const append = (n: number) => (before: string | undefined) => `${before ?? ""}${String.fromCharCode(97 + n)}`;
      await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 ? vault : other).change("all", 60_000, append(n))));
      const all = (await vault.open("all"))!;
      expect([...all].toSorted().join("")).toBe("abcdefghijklmnopqrst");
      expect(await other.change("all", 60_000, () => undefined)).toBeUndefined();
      expect([await vault.open("all"), await vault.change("all", 60_000, () => undefined)]).toEqual([
        undefined,
        undefined,
      ]);
    });

    test("an entry whose time is over is changed as if it had never been, and lives anew", async () => {
      startClock();
      const { vault } = await openVault();
      await vault.put("code", "246810", 1_000);
      vi.setSystemTime(Date.now() + 2_000);
      const seen: unknown[] = [];
      const to = (now: string) => (before: string | undefined) => {
        seen.push(before);
        return now;
      };
      await vault.change("code", 1_000, to("135791"));
      await vault.change("code", 5_000, to("112233"));
      vi.setSystemTime(Date.now() + 2_000);
      expect([seen, await vault.open("code")]).toEqual([[undefined, "135791"], "112233"]);
    });

    test("of twenty who delete one entry at once, one is told that it was there", async () => {
      const { vault, keyv, store } = await openVault();
      const other = await store.keyv();
      await vault.put("code", "246810", 60_000);
      const deleted = await Promise.all(
        Array.from({ length: 20 }, (_, n) => (n % 2 ? keyv : other).store.delete("keyv:code")),
      );
      expect(deleted.filter(Boolean)).toHaveLength(1);
    });
  });
}
