import { describe, expect, test } from "vitest";
import { readCount } from "../../../src/flows/fields/count.ts";
import { readId } from "../../../src/flows/fields/id.ts";
import { readSentCode } from "../../../src/flows/fields/sent-code.ts";
import { readWebAddress } from "../../../src/flows/fields/web-address.ts";
import { t } from "../../../src/words/words.ts";
import { told } from "./told.ts";

describe("an id", () => {
  const read = (text: string) => told(readId(text, { most: 32, example: t("example.id") }));

  test.each(["107867", "mei-shop", "ana@example.com", "课堂-1", "@TGS#1ABC", "a.b_c:d"])("%s is taken", (id) => {
    expect(read(id)).toBe(id);
  });

  test("quotes and a full stop around it are not part of it", () => {
    expect(read(' "mei-shop". ')).toBe("mei-shop");
  });

  test("what it may not be is said, with an example", () => {
    expect(read("mei shop")).toMatch(/has spaces in it\. .* for example mei-shop\.$/);
    expect(read("???")).toMatch(/^I can't find an ID in that\./);
    expect(read("mei<shop>")).toMatch(/^There are symbols in that/);
    expect(read("花".repeat(11))).toContain("room for 32 bytes, and this is 1 byte too many");
  });
});

describe("a web address", () => {
  const read = (text: string, most = 500) => told(readWebAddress(text, most));

  test("is taken as it is, or out of a chat's markup", () => {
    expect(read("https://example.com/logo.png")).toBe("https://example.com/logo.png");
    expect(read("<https://example.com/logo.png|logo.png>")).toBe("https://example.com/logo.png");
    expect(read("http://this.is.face.url")).toBe("http://this.is.face.url");
  });

  test.each([
    "example.com",
    "ftp://example.com/x",
    "https://localhost/x",
    "https://ana:pw@example.com/x",
    "https://a b.com",
    "javascript:alert(1)",
  ])("%s is none", (text) => expect(read(text)).toMatch(/^I can't find a web address in that\./));

  test("has a limit in bytes", () => {
    expect(read("https://example.com/logo.png", 20)).toContain("room for 20 bytes here, and this is 8 bytes too many");
  });
});

describe("a count", () => {
  const read = (text: string) => told(readCount(text, 1_000_000));

  test.each([
    ["5000", 5000],
    ["5,000", 5000],
    ["1.000.000", 1_000_000],
    ["１２", 12],
  ])("%s is %i", (text, count) => expect(read(text)).toBe(count));

  test.each(["", "many", "5k", "-5", "1.5", "1,00"])("%j is none", (text) => {
    expect(read(text)).toMatch(/^I can't find a whole number in that\./);
  });

  test.each(["0", "1000001"])("%s is out of range", (text) => {
    expect(read(text)).toBe("It's a number from 1 to 1,000,000. Please send another one, for example 5000.");
  });
});

describe("a code that was sent", () => {
  const read = (text: string) => told(readSentCode(text));

  test.each(["123456", "1234", "12 34 56", "12345678", "Your code is 123456. It is good for 5 minutes."])(
    "%s has one",
    (text) => expect(read(text)).toMatch(/^\d{4,8}$/),
  );

  test("two different ones are asked about, and none is said so, without the digits", () => {
    expect(read("123456 or 654321")).toMatch(/^I see two different codes\./);
    expect(read("987")).toMatch(/^I can't find a code in that\./);
    expect(JSON.stringify(readSentCode("987"))).not.toContain("987");
  });
});
