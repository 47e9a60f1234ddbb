import { expect, test } from "vitest";
import { longest, plain, tooLong } from "../../../src/flows/fields/plain.ts";
import { say } from "../../../src/words/words.ts";

test("full-width letters, digits and signs become ordinary ones", () => {
  expect(plain("ＨＫ　＋８５２（５１２３）")).toBe("HK +852(5123)");
});

test("digits of other scripts become 0 to 9", () => {
  expect(plain("٥١٢٣ ۴۵۶ १२३ ๑๒๓")).toBe("5123 456 123 123");
});

test("invisible marks, exotic spaces and typographic dashes do not matter", () => {
  expect(plain("\ufeff51\u200b23\u00a0\u202a45–67\u202c ")).toBe("5123 45-67");
});

test("lines stay lines, however they end", () => {
  expect(plain("a\r\nb\u2028\n c")).toBe("a\nb\n c");
});

test("half a surrogate pair is dropped", () => {
  expect(plain("a\ud800b")).toBe("ab");
});

test("a text that is too long is refused with its length and an example", () => {
  expect(tooLong("x".repeat(longest), "example.mail")).toBeUndefined();
  const refusal = tooLong("x".repeat(40_000), "example.mail");
  expect(refusal && say(refusal.why, String)).toBe(
    "That's 40,000 characters, and I read up to 2,000 for one answer. Please send only the answer, for example ana@example.com.",
  );
});
