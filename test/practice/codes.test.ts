import { expect, test } from "vitest";
import { ana, practice } from "./practice.ts";

const number = { CountryCode: "852", PhoneNum: "51234567" };
const illegal = "FailedOperation.VerificationCodeIllegal";

test("a text with six digits arrives at the number", async () => {
  const t = await practice();
  expect(await t.says("SendVerifyCode", number)).toEqual({ RequestId: expect.any(String) });
  const [text] = t.sandbox.phone();
  expect(text).toEqual({
    to: "+852 51234567",
    code: expect.stringMatching(/^\d{6}$/),
    text: expect.stringContaining(text?.code ?? "?"),
    at: "2026-11-22T01:02:03.000Z",
  });
});

test("codes are drawn at random and keep their leading zeros", async () => {
  const t = await practice({ random: (below) => below - 999_958 });
  expect(await t.texted(ana)).toBe("000042");
  const other = await practice();
  const codes = new Set<string>();
  for (const n of [1, 2, 3, 4]) codes.add(await other.texted({ ...ana, PhoneNum: `5123456${n}` }));
  expect(codes.size).toBeGreaterThan(1);
});

test.each([
  [{ PhoneNum: "51234567" }, "MissingParameter"],
  [{ CountryCode: "852" }, "MissingParameter"],
  [{ ...number, PhoneNum: "" }, "InvalidParameterValue"],
  [{ ...number, PhoneNum: "5123 4567" }, "InvalidParameterValue"],
  [{ ...number, PhoneNum: "5".repeat(33) }, "InvalidParameterValue"],
  [{ ...number, CountryCode: "999" }, "InvalidParameterValue"],
  [{ ...number, CountryCode: "86" }, "InvalidParameterValue.UnSupportArea"],
  [{ ...number, CountryCode: "380" }, "InvalidParameterValue.UnSupportArea"],
  [{ ...number, CountryCode: "7" }, "InvalidParameterValue.UnSupportArea"],
  [{ ...number, Mail: "ana@example.com" }, "UnknownParameter"],
  [{ ...number, PhoneNum: 51234567 }, "InvalidParameter"],
])("SendVerifyCode of %j is %s and texts nothing", async (input, code) => {
  const t = await practice();
  expect(await t.refusal("SendVerifyCode", input)).toBe(code);
  expect(t.sandbox.books().texts).toBe(0);
});

test("a number gets one text a minute, another number is not held up", async () => {
  const t = await practice();
  await t.says("SendVerifyCode", number);
  t.pass(59_999);
  expect(await t.refusal("SendVerifyCode", number)).toBe("FailedOperation.SendVerifyCodeLimit60");
  expect(await t.refusal("SendVerifyCode", { ...number, PhoneNum: "51234568" })).toBeUndefined();
  t.pass(1);
  expect(await t.refusal("SendVerifyCode", number)).toBeUndefined();
});

test("a number gets ten texts a day", async () => {
  const t = await practice();
  for (let n = 0; n < 10; n += 1) {
    expect(await t.refusal("SendVerifyCode", number)).toBeUndefined();
    t.pass(60_000);
  }
  expect(await t.refusal("SendVerifyCode", number)).toBe("FailedOperation.SendVerifyCodeLimit");
  t.pass(24 * 60 * 60_000 - 10 * 60_000);
  expect(await t.refusal("SendVerifyCode", number)).toBeUndefined();
});

test("a new text replaces the old code, and a refused one leaves it", async () => {
  const t = await practice({ random: () => 111_111 + (t.now() % 2) });
  const old = await t.texted(ana);
  expect(await t.refusal("SendVerifyCode", number)).toBe("FailedOperation.SendVerifyCodeLimit60");
  t.pass(60_001);
  const fresh = await t.texted(ana);
  expect(fresh).not.toBe(old);
  expect(await t.refusal("CreateAccount", { ...ana, VerifyCode: old })).toBe(illegal);
  expect(await t.refusal("CreateAccount", { ...ana, VerifyCode: fresh })).toBeUndefined();
});

test("without a text no code is right", async () => {
  const t = await practice({ random: () => 0 });
  expect(await t.refusal("CreateAccount", { ...ana, VerifyCode: "000000" })).toBe(illegal);
});

test("a code is good for ten minutes", async () => {
  const late = await practice();
  const fields = await late.ready();
  late.pass(10 * 60_000);
  expect(await late.refusal("CreateAccount", fields)).toBe(illegal);

  const inTime = await practice();
  const same = await inTime.ready();
  inTime.pass(10 * 60_000 - 1);
  expect(await inTime.refusal("CreateAccount", same)).toBeUndefined();
});

test("how long a code is good can be set", async () => {
  const t = await practice({ codeMinutes: 1 });
  const fields = await t.ready();
  t.pass(60_000);
  expect(await t.refusal("CreateAccount", fields)).toBe(illegal);
});

test("a code dies with the fifth wrong guess", async () => {
  const t = await practice({ random: () => 123_456 });
  const fields = await t.ready();
  const guess = () => t.refusal("CreateAccount", { ...fields, VerifyCode: "654321" });
  for (let n = 0; n < 5; n += 1) expect(await guess()).toBe(illegal);
  expect(await t.refusal("CreateAccount", fields)).toBe(illegal);
});

test("four wrong guesses leave the code alive", async () => {
  const t = await practice({ random: () => 123_456 });
  const fields = await t.ready();
  for (let n = 0; n < 4; n += 1) await t.refusal("CreateAccount", { ...fields, VerifyCode: "654321" });
  expect(await t.refusal("CreateAccount", fields)).toBeUndefined();
});

test("a code belongs to its number and opens one account", async () => {
  const t = await practice();
  const fields = await t.ready();
  expect(await t.refusal("CreateAccount", { ...fields, PhoneNum: "51234568" })).toBe(illegal);
  expect(await t.refusal("CreateAccount", fields)).toBeUndefined();
  expect(await t.refusal("CreateAccount", { ...fields, Mail: "ben@example.com" })).toBe(illegal);
});

test("a refusal for another reason keeps the code", async () => {
  const t = await practice();
  const fields = await t.ready();
  expect(await t.refusal("CreateAccount", { ...fields, Mail: "taken.stranger@example.com" })).toBe(
    "FailedOperation.MailIsRegistered",
  );
  expect(await t.refusal("CreateAccount", fields)).toBeUndefined();
});
