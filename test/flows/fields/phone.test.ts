import { getExampleNumber } from "libphonenumber-js/max";
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
  "phone 2: 5123 4567 ext 12",
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
    const number = getExampleNumber(area as keyof typeof examples, examples);
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

test("a number of another country sharing the dialling code gets the chosen country's area", () => {
  expect(read("+1 416 555 0123", "US")).toEqual({
    dial: "1",
    area: "US",
    national: "4165550123",
    shown: "+1 416 555 0123",
  });
  expect(read("07781 123456", "GB")).toMatchObject({ area: "GB", national: "7781123456" });
});

test("a list that gives an island its area code as dialling code is followed", () => {
  const bahamas = { area: "BS", dial: "1242", name: "Bahamas" };
  const number = { dial: "1242", area: "BS", national: "3591234", shown: "+1 242 359 1234" };
  expect(told(readPhone("+1 242 359 1234", bahamas, countries))).toEqual(number);
  expect(told(readPhone("359 1234", bahamas, countries))).toEqual(number);
  expect(told(readPhone("35912", bahamas, countries))).toMatch(/has 7 digits after \+1242, and this one has 5\./);
  expect(told(readPhone("+1 415 555 2671", bahamas, countries))).toMatch(/is a number in United States/);
});

test("a number the metadata do not know is taken when its length fits", () => {
  expect(read("4123 4567")).toMatchObject({ national: "41234567" });
  expect(read("+852 4123 4567")).toMatchObject({ national: "41234567" });
});

test("a known landline is taken although its length is not a mobile one's", () => {
  expect(read("030 901820", "DE")).toMatchObject({ national: "30901820" });
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
    (text) => expect(read(text)).toMatch(/^Tencent Cloud opens no account .* No text was sent\./),
  );

  test("when the country itself is barred", () => {
    expect(read("138 1234 5678", "CN")).toMatch(/^Tencent Cloud opens no account .*\+86/);
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
      expect(read(text)).toMatch(/^I see no phone number in that\. .* for example \+852 5123 4567\.$/);
    },
  );
});

test("the example is the chosen country's own", () => {
  expect(examplePhone(place("HK"))).toBe("+852 5123 4567");
  expect(examplePhone(place("SG"))).toBe("+65 8123 4567");
  expect(examplePhone({ area: "AQ", dial: "672", name: "Antarctica" })).toMatch(/^\+672 /);
});
