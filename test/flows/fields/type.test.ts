import { expect, test } from "vitest";
import { readType } from "../../../src/flows/fields/type.ts";
import { told } from "./told.ts";

const read = (text: string) => told(readType(text));

test.each(["personal", "Personal", "p", "P.", "ｐ", "individual", "a personal account", "for myself", "private"])(
  "reads personal from %s",
  (text) => expect(read(text)).toBe("personal"),
);

test.each([
  "company",
  "COMPANY",
  "c",
  "enterprise",
  "organisation",
  "organization",
  "Company account",
  "for my company",
])("reads company from %s", (text) => expect(read(text)).toBe("company"));

test.each(["business", "Business", "a business account"])("names the two choices for %s", (text) => {
  expect(read(text)).toBe(
    "Tencent Cloud has no kind called business. Please type one of the two it has: personal or company.",
  );
});

test.each(["", "x", "personal or company", "constructor", "__proto__", "toString"])("asks again for %j", (text) => {
  expect(read(text)).toBe("There are two kinds of account. Please type one of them: personal or company.");
});
