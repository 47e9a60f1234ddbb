import { expect, test } from "vitest";
import { createRecent } from "../../src/ledger/recent.ts";

test("the entry used longest ago is forgotten first, and reading is a use", () => {
  const recent = createRecent<number>(2);
  recent.set("a", 1);
  recent.set("b", 2);
  expect(recent.get("a")).toBe(1);
  recent.set("c", 3);
  expect(recent.get("b")).toBeUndefined();
  expect(recent.values()).toEqual([1, 3]);
});

test("an entry that is set again is one entry, with its newest value", () => {
  const recent = createRecent<number>(2);
  recent.set("a", 1);
  recent.set("b", 2);
  recent.set("a", 3);
  expect(recent.values()).toEqual([2, 3]);
});

test("a deleted entry makes room, and listing all entries uses none of them", () => {
  const recent = createRecent<number>(2);
  recent.set("a", 1);
  recent.set("b", 2);
  recent.delete("b");
  expect(recent.values()).toEqual([1]);
  recent.set("c", 3);
  recent.set("d", 4);
  expect(recent.values()).toEqual([3, 4]);
});
