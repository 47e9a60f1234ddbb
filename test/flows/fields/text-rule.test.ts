import type { CountryCode, PhoneNumber } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { describe, expect, test } from "vitest";
import { fallbackCountries } from "../../../src/flows/fields/catalogue.ts";
import { readContact } from "../../../src/flows/fields/contact.ts";
import { numbering } from "../../../src/flows/fields/numbering.ts";
import { readPhone } from "../../../src/flows/fields/phone.ts";
import { regionsOf } from "../../../src/flows/fields/regions.ts";
import { textBarOf } from "../../../src/flows/fields/text-rule.ts";
import { place } from "./told.ts";

const { getCountries, parsePhoneNumberFromString: parse } = numbering();
const countries = fallbackCountries();
const all = getCountries();

function exampleOf(area: CountryCode): PhoneNumber {
  return parse(examples[area], area)!;
}

/** What the metadata say by themselves. */
function isOf(number: PhoneNumber, area: CountryCode): boolean {
  const there = parse(number.number)!;
  if (numbering().getCountryCallingCode(area) !== there.countryCallingCode) return false;
  there.country = area;
  return there.isValid();
}

describe("no number of one country gets a text that was allowed for another", () => {
  test("for all countries, where people talk and where the text is sent, in both flows", () => {
    const both = new Set<string>();
    for (const x of all) {
      const number = exampleOf(x);
      const digits = number.number.slice(1);
      const [home, ...others] = regionsOf(number);
      expect([x, [home, ...others].includes(x)]).toEqual([x, true]);
      for (const other of others) both.add(`${home} ${other}`);
      const regions: string[] = regionsOf(number);
      for (const y of all) {
        expect([x, y, regions.includes(y)]).toEqual([x, y, isOf(number, y)]);
        const isNear = numbering().getCountryCallingCode(y) === number.countryCallingCode;
        if (x === y || isOf(number, y) || !(isNear || y === "HK")) continue;
        const goes = {
          said: readPhone(number.number, place(y), countries, [y]).ok,
          saidAtHome: readPhone(number.number, place(x), countries, [y]).ok,
          contact: readContact(number.number, [y]).ok,
          sent: textBarOf(digits, y, [y]) === undefined,
          sentAtHome: textBarOf(digits, x, [y]) === undefined,
          sentToContact: textBarOf(digits, undefined, [y]) === undefined,
        };
        expect([x, y, Object.keys(goes).filter((way) => goes[way as keyof typeof goes])]).toEqual([x, y, []]);
      }
    }
    console.info(`Countries that share numbers: ${[...both].join(", ")}`);
    expect([...both]).toMatchInlineSnapshot(`
      [
        "AU CC",
        "AU CX",
        "FI AX",
        "GP BL",
        "GP MF",
        "MA EH",
        "GB IM",
        "IT VA",
        "NO SJ",
      ]
    `);
  });

  test.each([
    ["+1 876 210 1234", "JM"],
    ["+1 416 555 0123", "CA"],
    ["+1 787 234 5678", "PR"],
    ["+1 809 234 5678", "DO"],
    ["+1 876 111 2222", "JM"], // unknown, but Jamaica's code
    ["+1 416 111 2222", "CA"],
    ["+44 7781 123456", "GG"],
    ["+44 7624 123456", "IM"],
    ["+44 7797 712345", "JE"],
    ["+358 18 123456", "AX"],
    ["+7 701 123 4567", "KZ"],
    ["+599 9 518 1234", "CW"],
    ["+262 639 01 23 45", "YT"],
  ])("%s is of %s alone", (text, area) => expect(regionsOf(parse(text)!)).toEqual([area]));

  test("an unassigned code is of the country that is usually meant", () => {
    expect(regionsOf(parse("+1 222 555 0123")!)).toEqual(["US"]);
  });

  test("what the metadata do not know goes as before where only one country has the dialling code", () => {
    expect(textBarOf("85241234567", "HK", ["HK"])).toBeUndefined();
    expect(textBarOf("85241234567", "HK", ["SG"])).toBe("unserved");
  });

  test("premium, free, shared and personal numbers get none, wherever they may go", () => {
    for (const digits of ["19005550123", "18005550123", "15005550123", "447012345678", "448431234567", "80012345678"])
      for (const served of [undefined, ["US", "GB"]])
        for (const area of ["US", "GB", undefined]) expect(textBarOf(digits, area, served)).toBeDefined();
  });
});
