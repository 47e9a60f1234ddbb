import { describe, expect, test } from "vitest";
import { createLeases } from "../../src/ledger/postgres/leases.ts";
import { databaseAt, freshUrl, withPostgres } from "../postgres/database.ts";
import { start } from "./turns.ts";

async function twoHolders() {
  const clock = { now: start };
  const db = await databaseAt(await freshUrl(), { connections: 4 });
  const open = () => createLeases(db, () => clock.now);
  return { clock, one: open(), other: open() };
}

withPostgres("leases on PostgreSQL", () => {
  describe("a lease on PostgreSQL", () => {
    test("is one holder's until it runs out, and can be renewed before", async () => {
      const { clock, one, other } = await twoHolders();
      expect(await one.hold(["a"], 1000)).toEqual(["a"]);
      expect(await other.hold(["a"], 1000)).toEqual([]);
      clock.now += 999;
      expect(await one.hold(["a"], 1000)).toEqual(["a"]);
      clock.now += 999;
      expect(await other.hold(["a"], 1000)).toEqual([]);
      clock.now += 1;
      expect(await other.hold(["a"], 1000)).toEqual(["a"]);
      expect(await one.hold(["a"], 1000)).toEqual([]);
    });

    test("of several asked for at once, those that are free are given", async () => {
      const { one, other } = await twoHolders();
      await one.hold(["b"], 1000);
      expect((await other.hold(["c", "b", "a"], 1000)).toSorted()).toEqual(["a", "c"]);
      expect((await one.hold(["a", "b", "c"], 1000)).toSorted()).toEqual(["b"]);
    });

    test("is given back by its holder alone, and free at once", async () => {
      const { one, other } = await twoHolders();
      await one.hold(["a"], 1000);
      await other.release(["a"]);
      expect(await other.hold(["a"], 1000)).toEqual([]);
      await one.release(["a", "never held"]);
      expect(await other.hold(["a"], 1000)).toEqual(["a"]);
    });

    test("is seen by all with the beginning of its name, until it runs out", async () => {
      const { clock, one, other } = await twoHolders();
      await one.hold(["x 1", "y 1"], 1000);
      await other.hold(["x 2"], 500);
      expect(await one.live("x ")).toEqual(
        new Map([
          ["x 1", true],
          ["x 2", false],
        ]),
      );
      clock.now += 500;
      expect(await one.live("x ")).toEqual(new Map([["x 1", true]]));
      expect(await other.live("x ")).toEqual(new Map([["x 1", false]]));
    });

    test("however many take it at once, one has it", async () => {
      const { one, other } = await twoHolders();
      const taken = await Promise.all(
        Array.from({ length: 20 }, (_, i) => (i % 2 ? one : other).hold(["a", "b"], 1000)),
      );
      const holders = (name: string) => new Set(taken.flatMap((names, i) => (names.includes(name) ? [i % 2] : [])));
      expect([holders("a").size, holders("b").size]).toEqual([1, 1]);
    });
  });
});
