import { expect, test } from "vitest";
import { readCode } from "../../../src/flows/fields/code.ts";
import { told } from "./told.ts";

const read = (text: string) => told(readCode(text));

test.each([
  "123456",
  "123 456",
  "123-456",
  "12 34 56",
  "1 2 3 4 5 6",
  "code: 123456",
  "code is 123 456",
  "１２３４５６",
  "١٢٣٤٥٦",
  "G-123456",
  "123456 123456",
  "[Tencent Cloud] 123456 is your code. It is valid for 5 minutes.",
  "Your code\n123-456\nexpires in 10 min",
])("reads the code from %s", (text) => expect(read(text)).toBe("123456"));

test("a code may begin with zeros", () => expect(read("000 012")).toBe("000012"));

test.each([
  ["1234", 4],
  ["12345", 5],
  ["code 1234567", 7],
  ["9123 4567", 8],
])("says how many digits there were: %s", (text, typed) => {
  expect(read(text)).toBe(`It's 6 digits. You typed ${typed}. Please send all of them, for example 123456.`);
});

test.each(["123456 or 654321", "123 456, 654 321", "old 123456\nnew 654321"])("asks which of two: %s", (text) => {
  expect(read(text)).toMatch(/^I see two different codes\. Which one came with the newest text\?/);
});

test.each(["", "no text came", "1234 and 5678"])("says that there is none: %s", (text) => {
  expect(read(text)).toMatch(/^I can't find a 6-digit code in that\./);
});

test("no refusal repeats the digits", () => {
  const refusals = ["987654 or 987655", "98765", "9876 and 5432"].map((text) => JSON.stringify(readCode(text)));
  expect(refusals.join()).not.toMatch(/987|5432/);
});
