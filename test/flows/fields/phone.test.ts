import { type CountryCode, getExampleNumber, parsePhoneNumber } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { describe, expect, test } from "vitest";
import { barred } from "../../../src/flows/fields/country-names.ts";
import { examplePhone, readPhone } from "../../../src/flows/fields/phone.ts";
import { countries, place, told } from "./told.ts";

const read = (text: string, area = "HK") => told(readPhone(text, place(area), countries));
const hongKong = { dial: "852", area: "HK", national: "51234567", shown: "+852 5123 4567" };

test.each([
  "51234567",
  "5123 4567",
  "5123-4567",
  "5123.4567",
  "+852 5123-4567",
  "00852 51234567",
  "011 852 51234567",
  "852 5123 4567",
  "(852)5123 4567",
  "+(852) 5123 4567",
  "+852\u00a05123\u00a04567",
  "\u202a+852 5123 4567\u202c",
  "+852 5123–4567",
  "＋８５２　５１２３　４５６７",
  "٥١٢٣ ٤٥٦٧",
  "tel:+85251234567",
  "<tel:+85251234567|+852 5123 4567>",
  "my number is 5123 4567.",
  "phone 2: 5123 4567",
  "5123,4567",
  "+852, 5123 4567",
  "51234567 or 51234567",
])("reads the same number from %s", (text) => expect(read(text)).toEqual(hongKong));

test("a trunk zero is not kept, a slash inside a number is no second number", () => {
  const german = { dial: "49", area: "DE", national: "1711234567", shown: "+49 171 1234567" };
  expect(read("0171/1234567", "DE")).toEqual(german);
  expect(read("+49 (0) 171 1234567", "DE")).toEqual(german);
  expect(read("0171,1234567", "DE")).toEqual(german);
});

test("a zero that belongs to the number is kept", () => {
  expect(read("07 01 23 45 67", "CI")).toMatchObject({ national: "0701234567" });
});

test("every country's example number is read from every way to write it", () => {
  for (const { area } of countries.filter(({ dial }) => !barred(dial))) {
    const number = area === "GA" ? parsePhoneNumber("+24166031234") : getExampleNumber(area as CountryCode, examples); // the book's is of before 2019
    if (!number) throw new Error(`No example for ${area}.`);
    const international = number.formatInternational();
    const fullWidth = [...international].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join("");
    const { dial } = place(area);
    const want = { dial, area, national: number.nationalNumber, shown: international };
    for (const text of [
      international,
      number.number,
      number.formatNational(),
      number.nationalNumber,
      `00${number.number.slice(1)}`,
      `00 ${international.slice(1)}`,
      `${dial} ${number.nationalNumber}`,
      `+${dial}-${number.nationalNumber}`,
      `(+${dial})${number.nationalNumber}`,
      fullWidth.replaceAll("\uff00", "\u3000"),
      number.getURI(),
      ` ${international.replaceAll(" ", ".")}\n`,
    ]) {
      expect([area, text, read(text, area)]).toEqual([area, text, want]);
    }
  }
});

test("a number of another country sharing the dialling code is that country's", () => {
  expect(read("+1 416 555 0123", "US")).toMatch(
    /is a number in Canada, and the country chosen is United States\. No text/,
  );
  expect(read("(416) 555-0123", "US")).toMatch(/is a number in Canada/);
  expect(read("+1 416 555 0123", "CA")).toMatchObject({ area: "CA", national: "4165550123" });
  expect(read("07781 123456", "GB")).toMatch(/is a number in Guernsey/);
  expect(read("+358 41 2345678", "AX")).toMatchObject({ area: "AX" });
  expect(read("+358 41 2345678", "FI")).toMatchObject({ area: "FI" });
});

test.each([
  ["+52 1 55 1234 5678", "MX", "5512345678", "+52 55 1234 5678"],
  ["5215512345678", "MX", "5512345678", "+52 55 1234 5678"],
  ["1 55 1234 5678", "MX", "5512345678", "+52 55 1234 5678"],
  ["044 55 1234 5678", "MX", "5512345678", "+52 55 1234 5678"],
  ["+55 11 8765-4321", "BR", "11987654321", "+55 11 98765 4321"],
  ["+54 11 15-2345-6789", "AR", "91123456789", "+54 9 11 2345 6789"],
])("%s is read as %s's %s", (text, area, national, shown) => {
  expect(read(text, area)).toMatchObject({ national, shown });
});

test("a list that gives an island its area code as dialling code is followed", () => {
  const bahamas = { area: "BS", dial: "1242", name: "Bahamas" };
  const number = { dial: "1242", area: "BS", national: "3591234", shown: "+1 242 359 1234" };
  expect(told(readPhone("+1 242 359 1234", bahamas, countries))).toEqual(number);
  expect(told(readPhone("359 1234", bahamas, countries))).toEqual(number);
  expect(told(readPhone("35912", bahamas, countries))).toMatch(/has 7 digits after \+1242, and this one has 5\./);
  expect(told(readPhone("+1 415 555 2671", bahamas, countries))).toMatch(/is a number in the United States/);
});

test("a number the metadata do not know is taken when its length fits", () => {
  expect(read("4123 4567")).toMatchObject({ national: "41234567" });
  expect(read("+852 4123 4567")).toMatchObject({ national: "41234567" });
});

test.each([
  ["2123 4567", "HK", "21234567"],
  ["030 901820", "DE", "30901820"],
])("a known landline is asked about, and can be used: %s", (text, area, national) => {
  const outcome = readPhone(text, place(area), countries);
  expect(told(outcome)).toMatch(/looks like a landline/);
  expect(outcome).toMatchObject({ offers: [{ key: "keep-typed", value: { area, national } }] });
});

test("a landline of Argentina may be a mobile number without its 9, so both are offered", () => {
  expect(readPhone("+54 11 2345 6789", place("AR"), countries)).toMatchObject({
    offers: [
      { key: "use", value: { national: "91123456789", shown: "+54 9 11 2345 6789" } },
      { key: "keep-typed", value: { national: "1123456789", shown: "+54 11 2345 6789" } },
    ],
  });
});

test.each([
  ["(900) 555-0123", "US"],
  ["800 555 0123", "US"],
  ["+1 500 555 0123", "US"],
  ["070 1234 5678", "GB"],
  ["0843 123 4567", "GB"],
])("a special number is refused: %s", (text, area) => {
  expect(readPhone(text, place(area), countries)).toMatchObject({ ok: false, why: { key: "field.phone.special" } });
  expect(readPhone(text, place(area), countries)).not.toHaveProperty("offers");
});

test("a country that is not served any more is refused whatever the number", () => {
  expect(told(readPhone("5123 4567", place("HK"), countries, ["SG"]))).toMatch(
    /^This desk sends no texts to Hong Kong\./,
  );
  expect(told(readPhone("5123 4567", place("HK"), countries, ["HK"]))).toEqual(hongKong);
});

describe("a number is refused", () => {
  test("when its length is impossible, with the digits expected", () => {
    expect(read("5123 456")).toBe(
      "A mobile number in Hong Kong has 8 digits after +852, and this one has 7. Please check it, for example +852 5123 4567.",
    );
    expect(read("512345678")).toContain("has 8 digits after +852, and this one has 9.");
    expect(read("+49 171 1234", "DE")).toContain("has 10 or 11 digits after +49");
    expect(read("1".repeat(40))).toContain("and this one has 40.");
  });

  test("when it is of another country, naming both and the way to change", () => {
    expect(read("+65 8123 4567")).toBe(
      '+65 8123 4567 is a number in Singapore, and the country chosen is Hong Kong. Please send a number that begins with +852, or type "edit country" to choose Singapore.',
    );
    expect(read("00852 51234567", "SG")).toContain("is a number in Hong Kong");
    expect(read("011 852 51234567", "US")).toContain("is a number in Hong Kong");
    expect(read("+883 510 000 000 01")).toContain("begins with +883");
  });

  test.each(["+7 912 345 67 89", "+380 50 123 4567", "+86 138 1234 5678", "0086 138 1234 5678"])(
    "when Tencent bars its dialling code, whatever the country: %s",
    (text) => expect(read(text)).toMatch(/^Tencent Cloud doesn't open accounts .* No text was sent\./),
  );

  test("when the country itself is barred", () => {
    expect(read("138 1234 5678", "CN")).toMatch(/^Tencent Cloud doesn't open accounts .*\+86/);
  });

  test.each([
    "51234567 or 61234567",
    "51234567 / 61234567",
    "51234567, 61234567",
    "51234567 61234567",
    "5123 4567\n6123 4567",
    "+852 5123 4567 +852 6123 4567",
  ])("when there are two: %s", (text) => {
    expect(read(text)).toContain("Which should get the code: +852 5123 4567 or +852 6123 4567?");
  });

  test.each(["", "hello", "+", "+999 1234567", "00000000", "0171 or so 1234567"])(
    "when none can be read: %s",
    (text) => {
      expect(read(text)).toMatch(/^I can't find a phone number in that\. .* for example \+852 5123 4567\.$/);
    },
  );
});

test("the example is the chosen country's own", () => {
  expect(examplePhone(place("HK"))).toBe("+852 5123 4567");
  expect(examplePhone(place("SG"))).toBe("+65 8123 4567");
  expect(examplePhone({ area: "AQ", dial: "672", name: "Antarctica" })).toMatch(/^\+672 /);
});
