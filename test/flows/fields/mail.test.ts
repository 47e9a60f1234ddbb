import { describe, expect, test } from "vitest";
import { readMail, suggestMail } from "../../../src/flows/fields/mail.ts";
import { told } from "./told.ts";

const read = (text: string) => told(readMail(text));

test.each([
  "ana@example.com",
  " Ana@Example.COM ",
  "mailto:ana@example.com",
  "<ana@example.com>",
  '"ana@example.com"',
  "“ana@example.com”.",
  "Ana Example <ana@example.com>",
  "my mail is ana@example.com, thanks",
  "ana＠example。com",
  "ａｎａ@example．com",
  "ana @ example.com",
  "ana@\u200bexample.com",
  "<mailto:ana@example.com|ana@example.com>",
  "[ana@example.com](mailto:ana@example.com)",
  "**ana@example.com**",
  "_ana@example.com_",
  "ana@example.com, Ana@EXAMPLE.com",
])("reads the same address from %s", (text) => expect(read(text)).toBe("ana@example.com"));

test("tags, dots and underscores of the name are kept", () => {
  expect(read("_ana.b+cloud@mail.example.com")).toBe("_ana.b+cloud@mail.example.com");
});

describe("an address is refused", () => {
  test.each(["", "ana", "ana at example", "ana@@example.com"])("when there is none: %s", (text) => {
    expect(read(text)).toMatch(/^I can't find an e-mail address in that\. .* for example ana@example\.com\.$/);
  });

  test("when the domain has no dot", () => {
    expect(read("ana@localhost")).toMatch(/^Something is missing after the @: /);
    expect(read("ana@")).toMatch(/^Something is missing after the @: /);
  });

  test.each(["anä@example.com", "ana@bücher.de", "аna@example.com", "a&b@example.com"])(
    "when it has other letters or marks: %s",
    (text) => expect(read(text)).toMatch(/^That address has letters or marks other than a to z/),
  );

  test("when it is longer than mail allows", () => {
    const domain = (length: number) => `${`${"x".repeat(60)}.`.repeat(4).slice(0, length)}.example.com`;
    expect(read(`ana@${domain(238)}`)).toMatch(/@x+.*\.example\.com$/);
    expect(read(`ana@${domain(239)}`)).toMatch(/^That address is longer than the 254 characters/);
    expect(read(`${"x".repeat(64)}@example.com`)).toMatch(/@example\.com$/);
    expect(read(`${"x".repeat(65)}@example.com`)).toMatch(/^The part before the @ is longer than the 64 characters/);
  });

  test("when there are two, naming both", () => {
    expect(read("ana@example.com or Bob@example.com")).toBe(
      "I see more than one address, so I can't tell which to take: ana@example.com or bob@example.com? Please send only that one.",
    );
  });
});

describe("a misspelt domain", () => {
  test("is asked about, with what was probably meant and what was typed", () => {
    expect(readMail("Ana@Gmial.com")).toMatchObject({ ok: false, suggestion: "ana@gmail.com", typed: "ana@gmial.com" });
    expect(read("ana@gmial.com")).toMatch(/^Did you mean ana@gmail\.com\? /);
  });

  test.each([
    ["ana@gmail.con", "ana@gmail.com"],
    ["ana@gmail.co", "ana@gmail.com"],
    ["ana@gmal.com", "ana@gmail.com"],
    ["ana@hotmial.com", "ana@hotmail.com"],
    ["ana@hotmial.con", "ana@hotmail.com"],
    ["ana@hotmial.fr", "ana@hotmail.fr"],
    ["ana@outlok.com", "ana@outlook.com"],
    ["ana@yaho.co.uk", "ana@yahoo.co.uk"],
    ["ana@iclould.com", "ana@icloud.com"],
    ["ana@foxmial.com", "ana@foxmail.com"],
    ["ana@qq.con", "ana@qq.com"],
    ["ana@example.cmo", "ana@example.com"],
    ["ana@example.ogr", "ana@example.org"],
  ])("%s was meant as %s", (typed, meant) => expect(suggestMail(typed)).toBe(meant));

  test.each([
    ...["gmail.com", "mail.com", "email.com", "ymail.com", "qq.com", "163.com", "126.com", "foxmail.com", "naver.com"],
    ...["yahoo.com.hk", "yahoo.co.jp", "yahoo.fr", "hotmail.fr", "outlook.de", "gmx.de", "gmail.de", "cloud.com"],
    ...["ibm.com", "hp.com", "ge.com", "sap.com", "acme.vn", "acme.com.my", "acme.co.th", "acme.lk", "acme.cm"],
    ...["example.com", "tencent.com", "acme.store", "acme.cam", "acme.bet"],
  ])("%s is not one", (domain) => expect(suggestMail(`ana@${domain}`)).toBeUndefined());
});
