import { describe, expect, test } from "vitest";
import type { Country } from "../../../src/flows/fields/catalogue.ts";
import { matchCountries, readCountry } from "../../../src/flows/fields/country.ts";
import { barred, gazetteer } from "../../../src/flows/fields/country-names.ts";
import { countries, place, told } from "./told.ts";

const read = (text: string, among: Country[] = countries) => told(readCountry(text, among));
const areaOf = (text: string) => {
  const outcome = readCountry(text, countries);
  return outcome.ok ? outcome.value.area : told(outcome);
};
const candidatesOf = (text: string, among: Country[] = countries) => {
  const outcome = readCountry(text, among);
  if (!("candidates" in outcome)) throw new Error(`No candidates: ${told(outcome)}`);
  return outcome.candidates.map(({ area }) => area);
};

describe("a country is read", () => {
  test.each([
    "Hong Kong",
    "hong kong",
    "HK",
    "hk",
    "ＨＫ",
    "852",
    "+852",
    "00852",
    "８５２",
    "香港",
    "Hong Kong, China",
  ])("from %s", (text) => expect(read(text)).toEqual({ area: "HK", dial: "852", name: "Hong Kong" }));

  test.each([
    ["UK", "GB"],
    ["USA", "US"],
    ["UAE", "AE"],
    ["Macau", "MO"],
    ["Deutschland", "DE"],
    ["osterreich", "AT"],
    ["cote d'ivoire", "CI"],
    ["Saint Lucia", "LC"],
    ["the Netherlands", "NL"],
    ["Bosnia", "BA"],
    ["臺灣", "TW"],
    ["대한민국", "KR"],
    ["Northern Ireland", "GB"],
    ["Ireland", "IE"],
  ])("from the name people use: %s", (text, area) => expect(areaOf(text)).toBe(area));

  test("from a sentence that names one", () => {
    expect(areaOf("I am in Hong Kong, thanks")).toBe("HK");
    expect(areaOf("Country: Germany")).toBe("DE");
    expect(areaOf("we are in the UK")).toBe("GB");
  });

  test("from several clues that agree", () => {
    expect(areaOf("Guinea (GN)")).toBe("GN");
    expect(areaOf("USA +1")).toBe("US");
    expect(areaOf("+1 Canada")).toBe("CA");
    expect(areaOf("Hong Kong (HK, +852)")).toBe("HK");
  });

  test("by the alpha-3 code and the local name the catalogue brings", () => {
    const list = [{ area: "SG", dial: "65", name: "Singapore", names: ["新加坡", "SGP"] }];
    expect(read("sgp", list)).toEqual(place("SG"));
    expect(read("新加坡", list)).toEqual(place("SG"));
  });
});

test("every country of the fallback is read by its name, its Chinese name, its letters and its label", () => {
  const shared = new Set(["Guinea", "Samoa", "St. Martin", "Sudan"]); // those names alone make the bot ask
  for (const country of countries.filter(({ dial }) => !barred(dial))) {
    const { area, name, names = [] } = country;
    expect([area, readCountry(`${name} (${area})`, countries)]).toEqual([area, { ok: true, value: place(area) }]);
    for (const text of [area, ...names, ...(shared.has(name) ? [] : [name])]) {
      expect([text, readCountry(text, countries)]).toEqual([text, { ok: true, value: place(area) }]);
    }
  }
});

describe("a country is asked again", () => {
  test.each([
    ["Korea", ["KR", "KP"]],
    ["Congo", ["CG", "CD"]],
    ["Guinea", ["GQ", "GN", "GW", "PG"]],
    ["Virgin Islands", ["VG", "VI"]],
    ["44", ["GB", "GG", "IM", "JE"]],
    ["Germany or France", ["DE", "FR"]],
    ["Hong Kong +86", ["HK", "CN"]],
  ])("when several fit: %s", (text, areas) => expect(candidatesOf(text)).toEqual(areas));

  test("with at most five candidates, the usual ones first", () => {
    expect(candidatesOf("+1")).toHaveLength(5);
    expect(candidatesOf("+1").slice(0, 2)).toEqual(["US", "CA"]);
    expect(candidatesOf("United").slice(0, 3)).toEqual(["US", "GB", "AE"]);
  });

  test("with the candidates in the sentence", () => {
    expect(read("Korea")).toBe(
      "That fits more than one country. Which do you mean: South Korea (KR) or North Korea (KP)? Please type the two letters, for example KR, or the name of another one.",
    );
  });

  test.each([
    ["Hong Kng", ["HK"]],
    ["Singapor", ["SG"]],
    ["Germny", ["DE"]],
    ["Nigera", ["NE", "NG"]],
  ])("when it is misspelt: %s", (text, areas) => {
    expect(candidatesOf(text)).toEqual(areas);
    expect(read(text)).toMatch(/^I don't know a country by exactly that name\. Did you mean /);
  });

  test("when the answer was no, which is more often an answer than Norway", () => {
    expect(candidatesOf("no")).toEqual(["NO"]);
    expect(areaOf("NO")).toBe("NO");
    expect(read("no", [{ area: "HK", dial: "852", name: "Hong Kong" }])).toMatch(
      /^I don't know a country by that name/,
    );
  });

  test.each(["", "xx", "Atlantis", "__proto__", "constructor", "+99999"])("when nothing fits: %s", (text) => {
    expect(read(text)).toMatch(/^I don't know a country by that name or code\. .* for example Hong Kong, HK or 852\.$/);
  });

  test("when one name means two countries of the list, but not when the list has only one of them", () => {
    const list = countries.filter(({ area }) => area !== "KP");
    expect(readCountry("Korea", list)).toEqual({ ok: true, value: place("KR") });
  });
});

describe("a country Tencent refuses", () => {
  test.each(["China", "中国", "+86", "CN", "Russia", "7", "Россия", "Kazakhstan", "Ukraine", "380"])(
    "is refused at once with the reason: %s",
    (text) => expect(read(text)).toMatch(/^Tencent Cloud doesn't open accounts with numbers .* No text was sent\. /),
  );

  test("is named with its own dialling code only", () => {
    expect(read("7")).toContain("+7 (Kazakhstan or Russia)");
    expect(read("China or Russia")).toContain("+86 (China)");
  });

  test("is known even if the list leaves it out", () => {
    expect(read("Russia", [{ area: "HK", dial: "852", name: "Hong Kong" }])).toContain("+7 (Russia)");
  });

  test("does not hide Hong Kong, Macao and Taiwan", () => {
    expect(["China Hong Kong", "Macao, China", "Taiwan, China"].map(areaOf)).toEqual(["HK", "MO", "TW"]);
  });
});

describe("the autocomplete", () => {
  const match = (query: string, limit = 3) => matchCountries(query, countries, limit).map(({ area }) => area);

  test("offers the usual countries before anything is typed", () => {
    expect(match("")).toEqual(["US", "CA", "GB"]);
  });

  test("puts exact hits before beginnings and beginnings before parts", () => {
    expect(match("niger")).toEqual(["NE", "NG"]);
    expect(match("land", 30)).toContain("AX");
    expect(match("ge")[0]).toBe("GE");
    expect(match("hon")).toEqual(["HK", "HN"]);
  });

  test("takes dialling codes and local names", () => {
    expect(match("+852")).toEqual(["HK"]);
    expect(match("香")).toEqual(["HK"]);
  });

  test("forgives a slip", () => {
    expect(match("germny")).toEqual(["DE"]);
  });

  test("gives no more than asked", () => {
    expect(match("a", 7)).toHaveLength(7);
    expect(match("a", 0)).toEqual([]);
    expect(match("a".repeat(40_000))).toEqual([]);
  });
});

test("the names of a list are worked out once, also when it comes as another array", () => {
  const [list, again, shorter] = [countries.slice(3, 9), countries.slice(3, 9), countries.slice(4, 9)];
  expect(gazetteer(again)).toBe(gazetteer(list));
  expect(gazetteer(shorter)).not.toBe(gazetteer(list));
});
