import { Keyv } from "keyv";
import { describe, expect, test } from "vitest";
import { Secret } from "../../src/machine/secret.ts";
import { createVault, type Vault } from "../../src/vault/vault.ts";
import { keys } from "./files.ts";
import type { Open, Opened, OpenedDatabase } from "./opened.ts";
import { caseAt, turn } from "./turns.ts";

/** The vault on the ledger's own database. */
async function openWithVault<O extends Opened>(open: Open<O>) {
  const opened = await open();
  const keyv = new Keyv<string>({ store: await opened.vaultStore(), throwOnErrors: true });
  const vault = createVault({ keyv, keys });
  const held = async () => (await vault.list([""])).map(({ ref }) => ref).toSorted();
  return { ...opened, vault, held, keyv };
}

const minute = 60_000;

/** A turn to this version that keeps a secret of its own, and forgets that of the version before. */
async function turnWithSecret(vault: Vault, version: number, { id = "R-7K2P", value = `secret ${version}` } = {}) {
  const also = [
    await vault.putting(`${id}/code/${version}`, new Secret(value), minute),
    vault.dropping(`${id}/code/${version - 1}`),
  ];
  return turn(caseAt(version, { id }), { also });
}

export function secretContract(name: string, open: Open): void {
  describe(`${name}: secrets of a turn`, () => {
    test("are sealed before the commit, kept by it, and forgotten by the one that says so", async () => {
      const { ledger, vault, held } = await openWithVault(open);
      const first = await turnWithSecret(vault, 1);
      expect(JSON.stringify(first)).not.toContain("secret 1");
      expect(await held()).toEqual([]); // a desk that dies here leaves nothing
      await ledger.commit(first);
      expect(await vault.open("R-7K2P/code/1")).toBe("secret 1");
      const second = await turnWithSecret(vault, 2);
      expect(await held()).toEqual(["R-7K2P/code/1"]);
      await ledger.commit(second);
      expect(await held()).toEqual(["R-7K2P/code/2"]);
      expect(await vault.open("R-7K2P/code/2")).toBe("secret 2");
    });

    test("of a turn that is lost, was seen before or is refused are neither kept nor forgotten", async () => {
      const { ledger, vault, held } = await openWithVault(open);
      const first = await turnWithSecret(vault, 1);
      await ledger.commit(first);
      const second = await turnWithSecret(vault, 2);
      const full = { write: "count", name: "texts", windowMs: minute, limit: 0 } as const;
      expect(await ledger.commit({ ...second, also: [...second.also!, full] })).toMatchObject({ is: "conflict" });
      expect(await ledger.commit({ ...second, expect: 2, case: caseAt(3) })).toEqual({ is: "lost" });
      expect(await ledger.commit({ ...second, event: first.event })).toMatchObject({ is: "seen" });
      expect(await held()).toEqual(["R-7K2P/code/1"]);
      expect(await vault.open("R-7K2P/code/1")).toBe("secret 1");
    });

    test("of twenty turns to one version are those of the one that won, and nothing else was ever there", async () => {
      const { ledger, reopen, vault, held } = await openWithVault(open);
      const handles = [ledger, await reopen()];
      await ledger.commit(await turnWithSecret(vault, 1));
      for (let version = 2; version < 6; version++) {
        const rivals = await Promise.all(
          Array.from({ length: 20 }, (_, n) => turnWithSecret(vault, version, { value: `of ${n}` })),
        );
        const ends = await Promise.all(rivals.map((rival, n) => handles[n % 2]!.commit(rival)));
        const winner = ends.findIndex(({ is }) => is === "kept");
        expect(ends.filter(({ is }) => is === "kept")).toHaveLength(1);
        expect(await held()).toEqual([`R-7K2P/code/${version}`]);
        expect(await vault.open(`R-7K2P/code/${version}`)).toBe(`of ${winner}`);
      }
    });

    test("of many cases that are kept together stay apart", async () => {
      const { ledger, vault, held } = await openWithVault(open);
      const ids = Array.from({ length: 30 }, (_, n) => `R-${100 + n}`);
      for (const version of [1, 2])
        await Promise.all(
          ids.map(async (id) => ledger.commit(await turnWithSecret(vault, version, { id, value: id }))),
        );
      expect(await held()).toEqual(ids.map((id) => `${id}/code/2`));
      for (const id of ids) expect(await vault.open(`${id}/code/2`)).toBe(id);
    });

    test("are forgotten after their time, which begins with the commit", async () => {
      const { ledger, vault, clock } = await openWithVault(open);
      const late = await turnWithSecret(vault, 1);
      clock.now += 2 * minute;
      await ledger.commit(late);
      clock.now += minute - 1;
      expect(await vault.open("R-7K2P/code/1")).toBe("secret 1");
      clock.now += 1;
      expect(await vault.open("R-7K2P/code/1")).toBeUndefined();
      await vault.sweep();
      expect(await ledger.load("R-7K2P")).toMatchObject({ version: 1 });
    });

    test("are read by a bare Keyv as those that were put in by themselves, and the other way round", async () => {
      const { ledger, vault, keyv } = await openWithVault(open);
      await ledger.commit(await turnWithSecret(vault, 1));
      await vault.put("by itself", "secret", minute);
      expect(await keyv.get("R-7K2P/code/1")).toMatch(/^[A-Za-z0-9+/]{54}==$/);
      expect(await keyv.delete("R-7K2P/code/1")).toBe(true);
      await ledger.commit(turn(caseAt(2), { also: [vault.dropping("by itself")] }));
      expect(await vault.has("by itself")).toBe(false);
    });

    test("need a time to live", async () => {
      const { vault } = await openWithVault(open);
      await expect(vault.putting("code", new Secret("246810"), 0)).rejects.toThrow("needs a time to live above 0 ms");
      await expect(vault.note("code", "246810", 0)).rejects.toThrow("needs a time to live above 0 ms");
    });
  });

  describe(`${name}: notes in the vault`, () => {
    test("are read like any entry, changed, and gone when dropped or after their time", async () => {
      const { vault, clock } = await openWithVault(open);
      await vault.note("card", "message 1", minute);
      expect(await vault.open("card")).toBe("message 1");
      await vault.note("card", "message 2", minute);
      expect(await vault.open("card")).toBe("message 2");
      await vault.note("card", undefined, minute);
      expect(await vault.has("card")).toBe(false);
      await vault.note("card", "", minute);
      expect(await vault.open("card")).toBe("");
      clock.now += minute;
      expect(await vault.has("card")).toBe(false);
    });
  });
}

/** Of those that outlive a process. */
export function brokenSecretContract(name: string, open: Open<OpenedDatabase>): void {
  test(`${name}: a turn that fails at its last statement has kept no secret and forgotten none`, async () => {
    const { ledger, vault, held, tamper } = await openWithVault(open);
    await ledger.commit(await turnWithSecret(vault, 1));
    await tamper("alter table audit rename to elsewhere");
    await expect(ledger.commit(await turnWithSecret(vault, 2))).rejects.toThrow();
    expect(await held()).toEqual(["R-7K2P/code/1"]);
    await tamper("alter table elsewhere rename to audit");
    await ledger.commit(await turnWithSecret(vault, 2));
    expect(await held()).toEqual(["R-7K2P/code/2"]);
  });
}
