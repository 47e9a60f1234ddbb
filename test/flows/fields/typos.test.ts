import fc from "fast-check";
import { expect, test } from "vitest";
import { nearest, typos } from "../../../src/flows/fields/typos.ts";
import { runs } from "./told.ts";

test("a letter missing, added, wrong or swapped with its neighbour is one slip each", () => {
  expect(typos("germny", "germany")).toBe(1);
  expect(typos("germanny", "germany")).toBe(1);
  expect(typos("gernany", "germany")).toBe(1);
  expect(typos("gmial.com", "gmail.com")).toBe(1);
  expect(typos("germny", "gremany")).toBe(2);
});

test("beyond the limit it stops counting", () => {
  expect(typos("kitten", "sitting", 2)).toBe(3);
  expect(typos("a", "abcdefgh", 1)).toBe(2);
});

test("the nearest word is the one with fewest slips, the first of several, and none that is too far away", () => {
  expect(nearest("verfy", ["open", "verify", "verity"], 2)).toBe("verify");
  expect(nearest("opne", ["list", "open"], 1)).toBe("open");
  expect(nearest("bat", ["cat", "hat"], 1)).toBe("cat");
  expect(nearest("bat", ["kitten"], 2)).toBeUndefined();
  expect(nearest("bat", [], 2)).toBeUndefined();
});

test("the order of the two words does not matter, and only equal words have no slips", () => {
  const word = fc.string({ maxLength: 8, unit: fc.constantFrom("a", "b", "c") });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(typos(a, b)).toBe(typos(b, a));
      expect(typos(a, b) === 0).toBe(a === b);
    }),
    { numRuns: runs },
  );
});
