import { expect, test } from "vitest";
import { memoryStore, sqliteStore } from "../../tools/simulate/store.ts";
import { simulate } from "../../tools/simulate/world.ts";

const isLong = process.env.LONG !== undefined;
const inMemory = isLong ? 50_000 : 400;
const onSqlite = isLong ? 1_000 : 8;

function range(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, n) => from + n);
}

test("three replicas in any weather make no account twice, lose none and leave nobody stuck", async () => {
  const wrong: Record<number, string[]> = {};
  for (const seed of range(1, inMemory)) {
    const { wrongs } = await simulate(seed, { openStore: memoryStore });
    if (wrongs.length > 0) wrong[seed] = wrongs;
  }
  expect(wrong).toEqual({});
});

test("worlds that once went wrong go well: unsettled texts, a thing found for another key or for an attempt given up", async () => {
  for (const seed of [32_238, 38_653, 73_605, 77_336, 88_915, 91_638, 96_449, 98_666])
    expect((await simulate(seed, { openStore: memoryStore })).wrongs).toEqual([]);
});

test("restored worlds that once went wrong go well: a request cancelled since, a look-up before the search, a create in doubt beside it", async () => {
  for (const seed of [957, 318, 698])
    expect((await simulate(seed, { openStore: memoryStore })).wrongs, `seed ${seed}`).toEqual([]);
});

test("a seed tells the same story twice, and the same on SQLite as in memory", async () => {
  for (const seed of range(1, onSqlite)) {
    const told = await simulate(seed, { openStore: memoryStore, isTold: true });
    expect(told.lines).not.toEqual([]);
    expect(await simulate(seed, { openStore: memoryStore, isTold: true })).toEqual(told);
    expect(await simulate(seed, { openStore: sqliteStore, isTold: true })).toEqual(told);
  }
});

test("the auditor finds the duplicates of a protocol that sends again after a time-out", async () => {
  let duplicates = 0;
  for (const seed of range(1, 20)) {
    const { figures } = await simulate(seed, { openStore: memoryStore, protocol: "naive" });
    duplicates += figures.duplicates;
  }
  expect(duplicates).toBeGreaterThan(0);
});
