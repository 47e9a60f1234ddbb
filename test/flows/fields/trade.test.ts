import { describe, expect, test } from "vitest";
import { readTrade } from "../../../src/flows/fields/trade.ts";
import { told } from "./told.ts";

const trades = [
  { id: "kghy_01", name: "Agriculture and fishing", names: { zh: "农林牧渔" } },
  { id: "kghy_02", name: "Manufacturing", names: { zh: "制造业" } },
  { id: "kghy_05", name: "Media", names: { zh: "文化传媒" } },
  { id: "kghy_06", name: "Finance", names: { zh: "金融" } },
  { id: "kghy_08", name: "Health care", names: { zh: "医疗健康" } },
  { id: "kghy_09", name: "Medical devices" },
];

const read = (said: string) => readTrade(said, trades);
const idOf = (said: string) => {
  const outcome = read(said);
  return outcome.ok ? outcome.value.id : told(outcome);
};
const offered = (said: string) => {
  const outcome = read(said);
  return outcome.ok ? [] : outcome.offers?.map(({ value }) => (value as { name: string }).name);
};

describe("an industry", () => {
  test.each([
    ["kghy_06", "kghy_06"],
    ["finance", "kghy_06"],
    ["金融", "kghy_06"],
    ["金融。", "kghy_06"],
    ["Agriculture & Fishing", "kghy_01"],
    ["fin", "kghy_06"],
    ["ma", "kghy_02"],
    ["制造", "kghy_02"],
    ["制", "kghy_02"],
    ["fishing", "kghy_01"],
    ["传媒", "kghy_05"],
  ])("%s is read in either language, whole or by its first letters", (said, id) => expect(idOf(said)).toBe(id));

  test("what several begin with, or what is misspelt, is offered", () => {
    expect(offered("med")).toEqual(["Media", "Medical devices"]);
    expect(idOf("med")).toBe("Did you mean Media or Medical devices? Please choose one, or type its name.");
    expect(offered("Finanse")).toEqual(["Finance"]);
    expect(idOf("Finanse")).toBe("Did you mean Finance? Please choose one, or type its name.");
  });

  test.each(["", "m", "...", "alchemy"])("%j is none", (said) =>
    expect(idOf(said)).toBe("Please choose one from the list, or type its name."),
  );
});
