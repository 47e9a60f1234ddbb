import { describe, expect, test } from "vitest";
import { findAll } from "../../../src/flows/fields/find.ts";
import { countries, place } from "./told.ts";

const catalogue = { countries, trades: [], profile: "current" as const };
const find = (text: string, have: Parameters<typeof findAll>[2] = {}) => findAll(text, catalogue, have).values;
const country = place("HK");
const phone = { dial: "852", area: "HK", national: "51234567", shown: "+852 5123 4567" };

test("takes everything from a sentence that says it all", () => {
  const all = { type: "company", mail: "ana@example.com", country, phone };
  expect(find("Please open a company account for ana@example.com in Hong Kong, phone +852 5123 4567.")).toEqual(all);
  expect(find("company, ana@example.com, Hong Kong, 5123 4567")).toEqual(all);
  expect(find("Type: company\nMail: ana@example.com\nPhone: 00852 5123 4567")).toEqual(all);
  expect(find("for our company <mailto:ana@example.com|ana@example.com> <tel:+85251234567|+852 5123 4567>")).toEqual(
    all,
  );
});

test("takes nothing from small talk", () => {
  for (const text of ["", "hello", "yes", "no", "is it in my inbox to do?", "2", "I am at 5:30 on 12/05/2024"]) {
    expect([text, find(text)]).toEqual([text, {}]);
  }
});

test("leaves alone what is already known", () => {
  const text = "personal account, bob@example.com, Singapore, +65 8123 4567";
  expect(find(text, { type: "company", mail: "ana@example.com", country, phone })).toEqual({});
  expect(find("bob@example.com, 5123 4567", { country })).toEqual({ mail: "bob@example.com", phone });
});

describe("the type", () => {
  test.each([
    ["a personal account please", "personal"],
    ["it is for myself", "personal"],
    ["an enterprise account", "company"],
    ["for my company", "company"],
    ["account type: company", "company"],
    ["请开一个公司账号", "company"],
    ["企业帐户", "company"],
    ["我要个人账号", "personal"],
    ["账号类型：公司", "company"],
  ])("is clear in: %s", (text, type) => expect(find(text)).toEqual({ type }));

  test.each([
    "a business account",
    "不是公司账号",
    "公司账号还是个人账号？",
    "not a personal account",
    "I don't want a company account",
    "a personal account or a company account?",
    "for my company's customer",
    "Company\nExample Limited",
    "personally I like the company of cats",
  ])("is not clear in: %s", (text) => expect(find(text)).toEqual({}));
});

describe("the e-mail address", () => {
  test("is taken only if there is one", () => {
    expect(find("ana@example.com or bob@example.com")).toEqual({});
    expect(find("ana@example.com (ANA@example.com)")).toEqual({ mail: "ana@example.com" });
  });

  test("is left to be asked when it looks misspelt", () => {
    expect(find("ana@gmial.com")).toEqual({});
  });

  test("of a header line counts only if it is the only one", () => {
    expect(find("From: Ana <ana@example.com>\nSubject: hello\n\nPlease open an account")).toEqual({
      mail: "ana@example.com",
    });
    expect(find("From: Bob <bob@example.org>\nTo: desk@example.org\n\nPlease open an account")).toEqual({});
    expect(find("From: Bob <bob@example.org>\nTo: desk@example.org\n\nIt is for ana@example.com")).toEqual({
      mail: "ana@example.com",
    });
  });

  test("of a quoted reply or a signature does not count", () => {
    expect(find("> bob@example.org wrote this\nmine is ana@example.com")).toEqual({ mail: "ana@example.com" });
    expect(find("Open it for ana@example.com\n\nBest regards,\nBob\nbob@example.org\n+65 8123 4567")).toEqual({
      mail: "ana@example.com",
    });
    expect(find("Please open an account\n-- \nBob, bob@example.org")).toEqual({});
  });

  test("is not cut out of an address with a password in it", () => {
    expect(find("https://ana:x@example.com")).toEqual({});
  });

  test.each(["ana.code@example.com", "pin-desk@example.com", "secret@example.com"])(
    "may have such a word: %s",
    (mail) => {
      expect(find(`please open an account for ${mail}`)).toEqual({ mail });
    },
  );
});

describe("a password or a code", () => {
  test.each([
    "my password is Ana@example.com1",
    "password: ana@example.com",
    "Password ana@example.com",
    "pwd=ana@example.com",
    "the code is 612345",
    "612345",
  ])("is never taken for something else: %s", (text) => {
    expect(find(text)).toEqual({});
    expect(find(text, { country: place("AD") })).toEqual({}); // where mobile numbers can have six digits
  });
});

describe("the country", () => {
  test("comes from a name as a whole word", () => {
    expect(find("we are in the UK")).toEqual({ country: place("GB") });
    expect(find("Northern Ireland")).toEqual({ country: place("GB") });
    expect(find("Indiana and Chinatown and Omanis")).toEqual({});
  });

  test("does not come from short words, given names or mail domains", () => {
    expect(find("are you in? it is for me, no and so")).toEqual({});
    expect(find("please contact us")).toEqual({});
    for (const name of ["Chad", "Jordan", "Georgia"]) expect(find(`Hi, I'm ${name}`)).toEqual({});
    expect(find("write to germany@example.com")).toEqual({ mail: "germany@example.com" });
  });

  test("stays open when two are named or the name is shared", () => {
    expect(find("Germany or France")).toEqual({});
    expect(find("Korea")).toEqual({});
  });

  test("stays open when Tencent refuses it, so that the question can say why", () => {
    expect(find("we are in China")).toEqual({});
    expect(find("+86 138 1234 5678")).toEqual({});
  });

  test("comes from the phone number when only one country has such numbers", () => {
    expect(find("+852 5123 4567")).toEqual({ country, phone });
    expect(find("+1 416 555 0123")).toMatchObject({ country: place("CA"), phone: { national: "4165550123" } });
    expect(find("+61 412 345 678")).toEqual({}); // or Christmas Island
    expect(find("+61 412 345 678, Australia")).toMatchObject({ country: place("AU"), phone: { area: "AU" } });
  });

  test("is decided by the phone number among those named", () => {
    expect(find("Hong Kong or Singapore, +852 5123 4567")).toEqual({ country, phone });
  });
});

describe("the phone number", () => {
  test("is not taken without its country", () => {
    expect(find("5123 4567")).toEqual({});
  });

  test("is not taken when it contradicts the country", () => {
    expect(find("Germany, +852 5123 4567")).toEqual({});
    expect(find("+65 8123 4567", { country })).toEqual({});
    expect(find("Singapore, 5123 4567", { country })).toEqual({});
  });

  test("is taken only if there is one", () => {
    expect(find("+852 5123 4567 or +852 6123 4567")).toEqual({});
    expect(find("+852 5123 4567, that is 5123-4567 in Hong Kong")).toEqual({ country, phone });
  });

  test.each(["order 51234567", "invoice no. 5123 4567", "UIN 51234567", "#51234567", "2024-05-12", "2123 4567"])(
    "is not any other number: %s",
    (text) => expect(find(`Hong Kong: ${text}`)).toEqual({ country }),
  );

  test("is not a date, even where the same digits are a mobile number", () => {
    expect(find("Denmark, 20 24 05 12")).toMatchObject({ phone: { national: "20240512" } });
    expect(find("Denmark, 2024-05-12")).toEqual({ country: place("DK") });
    expect(find("Denmark, 20.05.2024")).toEqual({ country: place("DK") });
  });

  test("is not looked for in a table of numbers", () => {
    const table = Array.from({ length: 50 }, (_, row) => `${row},`).join("\n");
    expect(find(`+852 5123 4567,\n${table}`)).toEqual({});
  });
});

test("a text longer than a Slack message is not searched", () => {
  expect(find(`ana@example.com ${" ".repeat(30_000)}`)).toEqual({ mail: "ana@example.com" });
  expect(find(`ana@example.com ${" ".repeat(40_000)}`)).toEqual({});
});
