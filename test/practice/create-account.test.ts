import { expect, test } from "vitest";
import { ana, noBooks, practice } from "./practice.ts";

test("an account is opened once the fields are right and the texted code is in", async () => {
  const t = await practice();
  const answer = await t.says("CreateAccount", await t.ready({ Mail: "Ana@Example.com" }));
  expect(answer).toEqual({ Uin: "200000100001", Reason: "", RequestId: expect.any(String) });
  expect(t.sandbox.books()).toEqual({
    ...noBooks,
    accounts: [
      {
        uin: "200000100001",
        mail: "Ana@Example.com",
        phone: "51234567",
        country: "852",
        area: "HK",
        type: "personal",
        name: "",
        at: "2026-11-22T01:02:03.000Z",
        requestId: answer.RequestId,
        bound: true,
      },
    ],
    texts: 1,
    calls: { CreateAccount: 1, SendVerifyCode: 1 },
  });
});

test("a company in Singapore opens one as well", async () => {
  const t = await practice();
  const fields = await t.ready({ AccountType: "company", CountryCode: "65", Area: "SG", PhoneNum: "81234567" });
  expect(await t.refusal("CreateAccount", fields)).toBeUndefined();
  expect(t.sandbox.books().accounts).toMatchObject([{ type: "company", country: "65", area: "SG" }]);
});

test("UINs have twelve digits, begin with 2000 and count up", async () => {
  const t = await practice({ textGapMs: 0 });
  const uins: unknown[] = [];
  for (const Mail of ["ana@example.com", "ben@example.com", "cy@example.com"]) {
    uins.push((await t.says("CreateAccount", await t.ready({ Mail }))).Uin);
  }
  expect(uins).toEqual(["200000100001", "200000100002", "200000100003"]);
});

test.each([
  ["AccountType", "", "InvalidParameterValue.AccountTypeEmpty"],
  ["AccountType", undefined, "InvalidParameterValue.AccountTypeEmpty"],
  ["AccountType", "business", "InvalidParameter.AccountTypeContentIncorrect"],
  ["AccountType", 1, "InvalidParameter"],
  ["Mail", "", "InvalidParameterValue.MailEmpty"],
  ["Mail", "ana", "InvalidParameter.MailFormatIncorrect"],
  ["Mail", "ana@example", "InvalidParameter.MailFormatIncorrect"],
  ["Mail", "ana @example.com", "InvalidParameter.MailFormatIncorrect"],
  ["Password", "", "InvalidParameterValue.PasswordEmpty"],
  ["Password", "Abc123!", "InvalidParameter.PasswordFormatIncorrect"],
  ["Password", "Abcdefghij1234567890!", "InvalidParameter.PasswordFormatIncorrect"],
  ["Password", "Abcd 1234!", "InvalidParameter.PasswordFormatIncorrect"],
  ["Password", "Abcd12345", "InvalidParameter.PasswordContentIncorrect"],
  ["Password", "Abcdefgh!", "InvalidParameter.PasswordContentIncorrect"],
  ["Password", "12345678!", "InvalidParameter.PasswordContentIncorrect"],
  ["Password", "Abcd1234!~", "InvalidParameter.PasswordContentIncorrect"],
  ["ConfirmPassword", "Abcd1234", "InvalidParameter.ConfirmPasswordContentIncorrect"],
  ["ConfirmPassword", undefined, "MissingParameter"],
  ["PhoneNum", "", "InvalidParameterValue.PhoneNumEmpty"],
  ["PhoneNum", "+85251234567", "InvalidParameter.PhoneNumFormatIncorrect"],
  ["PhoneNum", "1".repeat(33), "InvalidParameter.PhoneNumFormatIncorrect"],
  ["CountryCode", "", "InvalidParameterValue.CountryCodeEmpty"],
  ["CountryCode", "+852", "InvalidParameter.CountryCodeFormatIncorrect"],
  ["CountryCode", "999", "InvalidParameter.CountryCodeContentIncorrect"],
  ["CountryCode", "86", "InvalidParameterValue.UnSupportArea"],
  ["CountryCode", "7", "InvalidParameterValue.UnSupportArea"],
  ["CountryCode", "380", "InvalidParameterValue.UnSupportArea"],
  ["CountryCode", 852, "InvalidParameter"],
  ["Area", "", "InvalidParameterValue.AreaEmpty"],
  ["Area", "hk", "InvalidParameter.AreaFormatIncorrect"],
  ["Area", "HKG", "InvalidParameter.AreaFormatIncorrect"],
  ["Area", "SG", "InvalidParameter.AreaContentIncorrect"],
  ["TradeOne", "", "InvalidParameterValue.TradeInfoEmpty"],
  ["TradeTwo", undefined, "InvalidParameterValue.TradeInfoEmpty"],
  ["TradeTwo", "kghy_0201", "FailedOperation.TradeInfoIncorrect"],
  ["TradeOne", "kghy_99", "FailedOperation.TradeInfoIncorrect"],
  ["CustomerName", "A", "InvalidParameterValue"],
  ["CustomerName", "12345", "InvalidParameterValue"],
  ["VerifyCode", undefined, "MissingParameter"],
  ["VerifyCode", "", "FailedOperation.VerificationCodeIllegal"],
  ["VerifyCode", null, "InvalidParameter"],
  ["Nickname", "Ana", "UnknownParameter"],
  ["toString", "Ana", "UnknownParameter"],
])("%s of %j is %s, and nothing is opened", async (name, value, code) => {
  const t = await practice();
  const fields: Record<string, unknown> = { ...(await t.ready()), [name]: value };
  if (name === "Password") fields.ConfirmPassword = value;
  expect(await t.refusal("CreateAccount", fields)).toBe(code);
  expect(t.mails()).toEqual([]);
});

test("a refusal of an unknown field names it", async () => {
  const t = await practice();
  const { Error: error } = await t.says("CreateAccount", { ...ana, Nickname: "Ana" });
  expect(error).toEqual({ Code: "UnknownParameter", Message: "The parameter `Nickname` is not recognized." });
});

test.each(["Abcd123!", "Abcdefgh123456789!@#", "aaaaaaa1)", "(1Aaaaaaa"])(
  "the password %s is fine",
  async (Password) => {
    const t = await practice();
    expect(await t.refusal("CreateAccount", await t.ready({ Password, ConfirmPassword: Password }))).toBeUndefined();
  },
);

test("a mail address opens one account, whatever its case", async () => {
  const t = await practice({ textGapMs: 0 });
  await t.says("CreateAccount", await t.ready({ Mail: "Ana@example.com" }));
  for (const Mail of ["Ana@example.com", "ana@example.com", "ANA@EXAMPLE.COM"]) {
    expect(await t.refusal("CreateAccount", await t.ready({ Mail }))).toBe("FailedOperation.MailIsRegistered");
  }
  expect(t.mails()).toEqual(["Ana@example.com"]);
});

test("a number carries five accounts; after that neither a text nor an account is to be had", async () => {
  const t = await practice({ textGapMs: 0 });
  for (const n of [1, 2, 3, 4]) await t.says("CreateAccount", await t.ready({ Mail: `ana${n}@example.com` }));
  const fifth = await t.ready({ Mail: "ana5@example.com" });
  await t.says("CreateAccount", fifth);
  expect(await t.refusal("CreateAccount", { ...fifth, Mail: "ana6@example.com" })).toBe(
    "FailedOperation.PhoneBindUpper",
  );
  const number = { CountryCode: "852", PhoneNum: "51234567" };
  expect(await t.refusal("SendVerifyCode", number)).toBe("FailedOperation.PhoneBindUpper");
  expect(await t.refusal("SendVerifyCode", { ...number, CountryCode: "65" })).toBeUndefined();
  expect(t.mails()).toHaveLength(5);
});

test("the password is nowhere in the books", async () => {
  const t = await practice();
  await t.says("CreateAccount", await t.ready());
  expect(JSON.stringify(t.sandbox.books())).not.toContain(ana.Password);
});
