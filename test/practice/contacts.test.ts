import { expect, test } from "vitest";
import { practice } from "./practice.ts";
import { speaking } from "./services.ts";

const phone = { Type: 1, Code: "18766554433" };
const mail = { Type: 2, Code: "ana@example.com" };
const format = "InvalidParameterValue.InvalidParameterFormat";

async function asking(options = {}) {
  const t = await practice(options);
  const domain = speaking(t, "domain");
  const newest = () => t.sandbox.phone().at(-1)?.code ?? "";
  return {
    ...t,
    domain,
    newest,
    sends: (contact: object) => domain.refusal("SendIntlPhoneEmailCode", contact),
    proves: (contact: object, VerifyCode = newest()) =>
      domain.refusal("CreateIntlPhoneEmail", { ...contact, VerifyCode }),
    lists: (Type: number, Limit = 20, Offset = 0) => domain.says("DescribeIntlPhoneEmailList", { Type, Limit, Offset }),
    contacts: () => t.sandbox.books().contacts.map(({ code }) => code),
  };
}

test.each([phone, mail])("a code is sent to %j, and with it the contact is verified", async (contact) => {
  const t = await asking();
  expect(await t.sends(contact)).toBeUndefined();
  expect(t.sandbox.phone()).toMatchObject([{ to: contact.Code, code: expect.stringMatching(/^\d{6}$/) }]);
  expect(await t.proves(contact)).toBeUndefined();
  expect(await t.lists(contact.Type)).toMatchObject({
    PhoneEmailList: [{ ...contact, CreatedOn: "2026-11-22 09:02:03" }],
    TotalCount: 1,
  });
  expect(await t.lists(3 - contact.Type)).toMatchObject({ PhoneEmailList: [], TotalCount: 0 });
  expect(t.sandbox.books().contacts).toEqual([
    { type: contact.Type, code: contact.Code, at: "2026-11-22T01:02:03.000Z", requestId: expect.any(String) },
  ]);
});

test("a contact is verified once, whatever its capitals, and only with its own code", async () => {
  const t = await asking({ random: () => 123_456 });
  await t.sends(mail);
  expect(await t.proves({ ...mail, Code: "ben@example.com" })).toBe("InternalError.CheckVerifyCodeErr");
  expect(await t.proves(mail)).toBeUndefined();
  expect(await t.proves({ ...mail, Code: "Ana@Example.com" })).toBe("InternalError.VerifiedPhoneEmailErr");
  expect(t.contacts()).toEqual([mail.Code]);
});

test("a wrong code and one that is gone are told apart", async () => {
  const t = await asking({ random: () => 123_456 });
  expect(await t.proves(phone, "123456")).toBe("InternalError.CheckVerifyCodeErr");
  await t.sends(phone);
  expect(await t.proves(phone, "654321")).toBe("InternalError.VerifyCodeErr");
  t.pass(10 * 60_000);
  expect(await t.proves(phone, "123456")).toBe("InternalError.CheckVerifyCodeErr");
  await t.sends(phone);
  for (let n = 0; n < 5; n += 1) expect(await t.proves(phone, "654321")).toBe("InternalError.VerifyCodeErr");
  expect(await t.proves(phone, "123456")).toBe("InternalError.CheckVerifyCodeErr");
  expect(t.contacts()).toEqual([]);
});

test("a contact gets one code a minute and ten a day, another is not held up", async () => {
  const t = await asking();
  for (let n = 0; n < 10; n += 1) {
    expect(await t.sends(phone)).toBeUndefined();
    expect(await t.sends(phone)).toBe("InternalError.SendVerifyCodeErr");
    t.pass(60_000);
  }
  expect(await t.sends(phone)).toBe("InternalError.SendVerifyCodeErr");
  expect(await t.sends(mail)).toBeUndefined();
  expect(t.sandbox.books().texts).toBe(11);
});

test("a code for a domain's contact opens no account, and one for an account proves no contact", async () => {
  const t = await asking({ random: () => 123_456 });
  const number = { Type: 1, Code: "51234567" };
  await t.sends(number);
  const fields = { CountryCode: "852", PhoneNum: "51234567" };
  expect(await t.refusal("CreateAccount", { ...(await t.ready(fields)), PhoneNum: "51234568" })).toBe(
    "FailedOperation.VerificationCodeIllegal",
  );
  const other = await asking({ random: () => 123_456 });
  await other.says("SendVerifyCode", fields);
  expect(await other.proves(number, "123456")).toBe("InternalError.CheckVerifyCodeErr");
});

test.each([
  [{ Type: 1 }, "MissingParameter"],
  [{ Code: "18766554433" }, "MissingParameter"],
  [{ Type: "1", Code: "18766554433" }, "InvalidParameter"],
  [{ Type: 1, Code: 18766554433 }, "InvalidParameter"],
  [{ ...phone, Country: "CN" }, "UnknownParameter"],
  [{ Type: 3, Code: "18766554433" }, format],
  [{ Type: 0, Code: "18766554433" }, format],
  [{ Type: 1, Code: "" }, format],
  [{ Type: 1, Code: "ana@example.com" }, format],
  [{ Type: 1, Code: "+86.18766554433" }, format],
  [{ Type: 1, Code: "1".repeat(33) }, format],
  [{ Type: 2, Code: "ana" }, format],
  [{ Type: 2, Code: "18766554433" }, format],
])("sending to and proving %j is %s", async (contact, code) => {
  const t = await asking();
  expect(await t.sends(contact)).toBe(code);
  expect(await t.proves(contact, "123456")).toBe(code);
  expect(t.sandbox.books().texts).toBe(0);
});

test("proving without a code is a missing parameter", async () => {
  const t = await asking();
  expect(await t.domain.refusal("CreateIntlPhoneEmail", phone)).toBe("MissingParameter");
});

test("where phones are wanted with plus and country, the bare number is refused, and the other way round by 00017", async () => {
  const t = await asking({ domainPhone: "plus" });
  expect(await t.sends(phone)).toBe(format);
  expect(await t.sends({ Type: 1, Code: "+852.51234567" })).toBeUndefined();
  expect(await t.sends({ Type: 1, Code: "+852.51200017" })).toBe(format);
  expect(await t.sends({ Type: 1, Code: "51200017" })).toBeUndefined();
});

test.each([
  [{ Limit: 20, Offset: 0 }, "MissingParameter"],
  [{ Type: 1, Offset: 0 }, "MissingParameter"],
  [{ Type: 1, Limit: 20 }, "MissingParameter"],
  [{ Type: 0, Limit: 20, Offset: 0 }, format],
  [{ Type: 1, Limit: 0, Offset: 0 }, format],
  [{ Type: 1, Limit: 201, Offset: 0 }, format],
  [{ Type: 1, Limit: 20, Offset: -1 }, format],
  [{ Type: 1, Limit: 20, Offset: 0, Code: "18766554433" }, "UnknownParameter"],
])("listing %j is %s", async (input, code) => {
  const t = await asking();
  expect(await t.domain.refusal("DescribeIntlPhoneEmailList", input)).toBe(code);
});

test.each([
  ["rows", 2, ["c", "d"]],
  ["pages", 1, ["c", "d"]],
])("Offset counts %s", async (listOffset, offset, expected) => {
  const t = await asking({ listOffset, textGapMs: 0 });
  for (const name of ["a", "b", "c", "d", "e"]) {
    await t.sends({ Type: 2, Code: `${name}@example.com` });
    await t.proves({ Type: 2, Code: `${name}@example.com` });
    t.pass(1000);
  }
  const { PhoneEmailList: rows, TotalCount } = await t.lists(2, 2, offset);
  expect((rows as { Code: string }[]).map(({ Code }) => Code[0])).toEqual(expected);
  expect(TotalCount).toBe(5);
});

test.each([
  ["00018", "timeout", 0],
  ["00019", "timeout", 1],
  ["00020", "InternalError.AddPhoneEmailErr", 0],
  ["00021", "InternalError.AddPhoneEmailErr", 1],
  ["00022", "InternalError.CheckVerifyCodeErr", 0],
  ["00023", "InternalError.VerifiedPhoneEmailErr", 0],
])("a phone that ends in %s: %s, and %i contacts", async (ending, outcome, made) => {
  const t = await asking({ holdMs: 60, textGapMs: 0 });
  const contact = { Type: 1, Code: `512${ending}` };
  await t.sends(contact);
  const seen = await t.domain.see("CreateIntlPhoneEmail", { ...contact, VerifyCode: t.newest() });
  if (outcome === "timeout") expect(seen.broken).toBeDefined();
  else expect(seen.text).toContain(outcome);
  expect(t.contacts()).toHaveLength(made);
  const again = await t.proves(contact);
  expect(again).toBe(made || ending === "00023" ? "InternalError.VerifiedPhoneEmailErr" : undefined);
});

test.each([
  ["51200001", 1],
  ["code.sure@example.com", 2],
  ["code.sure+7@example.com", 2],
])("the code for %s is 246810, always", async (Code, Type) => {
  const t = await asking();
  await t.sends({ Type, Code });
  expect(t.newest()).toBe("246810");
});

test("the words after code. do to a mail what the numbers do to a phone", async () => {
  const t = await asking();
  const to = (word: string) => ({ Type: 2, Code: `code.${word}@example.com` });
  expect(await t.sends(to("gap"))).toBe("InternalError.SendVerifyCodeErr");
  expect(await t.sends(to("limit"))).toBe("InternalError.SendVerifyCodeErr");
  expect(await t.sends(to("errorBefore"))).toBe("InternalError");
  expect(await t.sends(to("busy"))).toBe("RequestLimitExceeded");
  expect(t.sandbox.books().texts).toBe(0);
  expect(await t.sends(to("errorAfter"))).toBe("InternalError");
  expect(await t.sends(to("never"))).toBeUndefined();
  expect(t.sandbox.books().texts).toBe(2);
  expect(t.sandbox.phone()).toHaveLength(1);
  await t.sends(to("stale"));
  expect(await t.proves(to("stale"))).toBe("InternalError.CheckVerifyCodeErr");
  await t.sends(to("misprint"));
  expect(await t.proves(to("misprint"))).toBe("InternalError.VerifyCodeErr");
});
