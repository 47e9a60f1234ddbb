import { expect, test } from "vitest";
import { fallbackCountries } from "../../../src/flows/fields/catalogue.ts";

test("the fallback knows each area once, with its dialling code, an English and a Chinese name", () => {
  const countries = fallbackCountries();
  expect(new Set(countries.map(({ area }) => area)).size).toBe(countries.length);
  expect(countries.length).toBeGreaterThan(200);
  expect(countries.find(({ area }) => area === "HK")).toEqual({
    area: "HK",
    dial: "852",
    name: "Hong Kong",
    names: ["中国香港特别行政区"],
  });
  for (const { area, dial, name, names } of countries) {
    expect(area).toMatch(/^[A-Z]{2}$/);
    expect(dial).toMatch(/^\d{1,3}$/);
    expect(name.length).toBeGreaterThan(2);
    expect(names?.join()).not.toBe(area);
  }
});
