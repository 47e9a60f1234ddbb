import { expect, test } from "vitest";
import { readType } from "../../../src/flows/fields/type.ts";
import { told } from "./told.ts";

const read = (text: string) => told(readType(text));

test.each([
  "personal",
  "Personal",
  "p",
  "P.",
  "ｐ",
  "individual",
  "a personal account",
  "for myself",
  "private",
  "persnal",
  "personal use",
  "I am an individual",
  "not a company but personal",
  "个人使用",
  "不是公司，是个人",
])("reads personal from %s", (text) => expect(read(text)).toBe("personal"));

test.each([
  "company",
  "COMPANY",
  "c",
  "enterprise",
  "organisation",
  "organization",
  "Company account",
  "for my company",
  "it's for a company",
  "company I think",
  "for my own company",
  "The customer is a company",
  "not personal, company",
  "compnay",
  "Ltd.",
  "是公司",
  "企业用户",
  "公司用的",
  "不是个人，是公司",
])("reads company from %s", (text) => expect(read(text)).toBe("company"));

test.each(["business", "Business", "a business account"])("names the two choices for %s", (text) => {
  expect(read(text)).toBe(
    "Tencent Cloud has no kind called business. Please type one of the two it has: personal or company.",
  );
});

test.each([
  "not company",
  "not personal",
  "not sure company",
  "non-personal",
  "不是公司",
  "company?",
  "is it for a company?",
  "my company wants out",
])("takes no type from %s", (text) => expect(read(text)).toContain("Please type one of them"));

test.each(["", "x", "personal or company", "constructor", "__proto__", "toString"])("asks again for %j", (text) => {
  expect(read(text)).toBe("There are two kinds of account. Please type one of them: personal or company.");
});
