import { expect, test } from "vitest";
import { readName } from "../../../src/flows/fields/name.ts";
import { told } from "./told.ts";

const read = (text: string) => told(readName(text));

test.each(["Ana Example", "李明", "example（香港）有限公司", "3M", "O’Example & Söhne GmbH", "می‌خواهم"])(
  "takes %s as it is written",
  (name) => expect(read(name)).toBe(name),
);

test("spaces are tidied and invisible marks dropped", () => {
  expect(read(" Ana \u00a0 Example\u202e\ufeff\n")).toBe("Ana Example");
});

test("an accent typed apart is joined to its letter", () => expect(read("Rene\u0301")).toBe("René"));

test("what stands side by side once a broken character is gone is joined as well", () => {
  const name = read("\u06d6\ud800\u0f71㐀");
  expect(read(name)).toBe(name);
  expect(read("Rene\ud800\u0301")).toBe("René");
});

test("2 to 200 characters, an emoji or rare letter counting as one", () => {
  expect(read("A")).toMatch(/^A name has 2 to 200 characters, and this one has 1\. .* for example Ana Example\.$/);
  expect(read("𠮷")).toMatch(/this one has 1\./);
  expect(read("𠮷".repeat(200))).toBe("𠮷".repeat(200));
  expect(read("x".repeat(201))).toMatch(/this one has 201\./);
});

test.each(["12345", "１２３", "٤٥٦", "+852 5123 4567", "---", "👍👍"])("refuses only digits or signs: %s", (text) => {
  expect(read(text)).toMatch(/^Tencent Cloud doesn't accept a name made up only of digits or symbols\./);
});

test.each(["ana@example.com", "ana＠example.com", "Ana\nExample", "Ana\u2028Example", "Ana\tExample", "Ana\u0000"])(
  "refuses what looks pasted: %j",
  (text) => expect(read(text)).toMatch(/^That looks like pasted text\./),
);
