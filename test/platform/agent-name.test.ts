import { expect, test } from "vitest";
import { nameShown } from "../../adapters/chat/agent-name.ts";

test.each([
  ["Mei Lin", "Mei Lin"],
  ["  Mei\n\tLin ", "Mei Lin"],
  ["Mei (she/her)", "Mei (she/her)"],
  ["mei.lin", "mei.lin"],
  ["陈美", "陈美"],
  ["<b>Mei</b>", "<b>Mei</b>"],
  ["M\u202Eei\u200B", "Mei"],
  ["Mei ".repeat(20), `${"Mei ".repeat(20).slice(0, 39)}…`],
])("%j is shown as %j", (name, shown) => {
  expect(nameShown(name)).toBe(shown);
});

test.each([
  "",
  " \u200B",
  "★",
  "https://evil.example",
  "Mei http://evil.example",
  "www.evil.example",
  "evil.example/c",
])("%j is no name that a customer is shown", (name) => {
  expect(nameShown(name)).toBeUndefined();
});
