import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkPassword, makePassword } from "../../../src/flows/fields/password.ts";
import { runs, told } from "./told.ts";

const check = (text: string) => told(checkPassword(text));

test.each(["Abcdef1!", "a1!a1!a1", "A1&&&&bcd!", "x1(xxxxxxxxxxxxxxxxx"])("takes %s as it is", (text) => {
  expect(check(text)).toBe(text);
});

describe("names what is missing", () => {
  test.each([
    ["Abcde1!", "8 to 20 characters (this one has 7)"],
    [`Abcde1!${"x".repeat(14)}`, "8 to 20 characters (this one has 21)"],
    ["Abcdefg!", "a digit"],
    ["1234567!", "a letter from A to Z"],
    ["Abcdefg1", "one of !@#$%^&*()"],
    ["Abcdefg1-", "one of !@#$%^&*() and nothing but letters, digits and !@#$%^&*() (this one has another symbol)"],
    ["Abcdef1!-", "nothing but letters, digits and !@#$%^&*() (this one has another symbol)"],
    ["Abc def1!", "no spaces or line breaks"],
    ["Abcdef1!\n", "no spaces or line breaks"],
    ["Abcdef1!\u00a0", "no spaces or line breaks"],
    ["Abcdéf1!", "nothing but letters, digits and !@#$%^&*() (this one has a letter other than A to Z)"],
    ["Abcdef1!\u0000", "nothing but letters, digits and !@#$%^&*() (this one has a character that can't be seen)"],
    ["Abcdef１１!", "a digit and nothing but letters, digits and !@#$%^&*() (this one has a digit other than 0 to 9)"],
  ])("in %j", (text, missing) => {
    expect(check(text)).toBe(`A password needs ${missing}. Please choose another one.`);
  });

  test("all at once", () => {
    expect(check("é")).toBe(
      "A password needs 8 to 20 characters (this one has 1), a digit, a letter from A to Z, one of !@#$%^&*() and nothing but letters, digits and !@#$%^&*() (this one has a letter other than A to Z). Please choose another one.",
    );
  });

  test("and never repeats the password", () => {
    expect(JSON.stringify(checkPassword("hunter2hunter2"))).not.toContain("hunter2");
  });
});

describe("a password we make", () => {
  /** Deterministic noise, so that a failing case can be replayed. */
  const noise = (seed: number) => (count: number) =>
    Uint8Array.from({ length: count }, () => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return seed >>> 24;
    });

  test("has 20 characters, passes the rule and has no look-alikes", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const password = makePassword(noise(seed));
        expect(checkPassword(password)).toEqual({ ok: true, value: password });
        expect(password).toMatch(/^[^0O1lI]{20}$/);
      }),
      { numRuns: runs },
    );
  });

  test("draws every character with the same number of byte values", () => {
    const rest = [...noise(3)(39)];
    const firsts = Array.from({ length: 256 }, (_, byte) => makePassword(() => Uint8Array.from([byte, ...rest])));
    const next = makePassword(() => Uint8Array.from([255, ...rest])).charAt(0); // 255 is not used, so the second byte comes first
    const drawn = new Map<string, number>();
    for (const password of firsts) drawn.set(password.charAt(0), (drawn.get(password.charAt(0)) ?? 0) + 1);
    drawn.delete(next);
    expect(drawn.size).toBeGreaterThan(50);
    expect(new Set(drawn.values())).toEqual(new Set([4]));
  });

  test("is refused to a source that is not random", () => {
    expect(() => makePassword((count) => new Uint8Array(count))).toThrow("not random");
    expect(() => makePassword((count) => new Uint8Array(count).fill(255))).toThrow("not random");
    expect(() => makePassword(() => new Uint8Array(0))).toThrow("not random");
  });
});
