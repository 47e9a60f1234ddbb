import { expect, test } from "vitest";
import { readMeasured } from "../../../src/flows/fields/bytes.ts";
import { t } from "../../../src/words/words.ts";
import { told } from "./told.ts";

const name = { label: t("official.field.name"), most: 150, example: t("example.official-name") };
const read = (text: string, change: Partial<typeof name & { lines: boolean }> = {}) =>
  told(readMeasured(text, { ...name, ...change }));

test.each(["Mei's flower shop", "花店", "Café Zürich", "3M", "🌸"])("takes %s as it is written", (text) => {
  expect(read(text)).toBe(text);
});

test("counts bytes, not characters: fifty Chinese ones fill a name", () => {
  expect(read("花".repeat(50))).toBe("花".repeat(50));
  expect(read("花".repeat(54))).toBe(
    "Name has room for 150 bytes, and this is 12 bytes too many. A plain letter is 1 byte, an accented one 2, a Chinese one 3. Please shorten it, for example Mei's flower shop.",
  );
  expect(read(`${"a".repeat(149)}é`)).toContain("this is 1 byte too many");
  expect(read("a".repeat(150))).toHaveLength(150);
});

test("an emoji made of several counts whole", () => {
  expect(read("👩‍👩‍👧", { most: 17 })).toContain("this is 1 byte too many");
  expect(read("👩‍👩‍👧", { most: 18 })).toBe("👩‍👩‍👧");
});

test("lines stay where they may, and become spaces where they may not", () => {
  expect(read("Fresh\r\n\r\n\r\n\r\nflowers ", { lines: true })).toBe("Fresh\n\nflowers");
  expect(read("Fresh\nflowers")).toBe("Fresh flowers");
});

test.each(["", "   ", "...", "\u200b"])("sees no words in %j", (text) => {
  expect(read(text)).toMatch(/^I can't find any words in that\. Name needs some, for example Mei's flower shop\.$/);
});
