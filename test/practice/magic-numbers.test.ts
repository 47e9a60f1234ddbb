import { parsePhoneNumber } from "libphonenumber-js/max";
import { expect, test, vi } from "vitest";
import { type NumberMagic, numberMagic, numbers } from "../../src/practice/faults.ts";
import { ana, practice } from "./practice.ts";

const minute = 60_000;

async function calling(name: NumberMagic, options = {}) {
  const t = await practice({ holdMs: 60, ...options });
  const PhoneNum = `512${numbers[name].ending}`;
  const fields = { ...ana, PhoneNum };
  return {
    ...t,
    fields,
    asks: () => t.refusal("SendVerifyCode", { CountryCode: "852", PhoneNum }),
    breaks: async () => (await t.see("SendVerifyCode", { CountryCode: "852", PhoneNum })).broken,
    opens: (VerifyCode = t.sandbox.phone().at(-1)?.code) => t.refusal("CreateAccount", { ...fields, VerifyCode }),
    texts: () => t.sandbox.books().texts,
  };
}

test("00001: the code is 246810, each time", async () => {
  const t = await calling("sure");
  await t.asks();
  t.pass(minute);
  await t.asks();
  expect(t.sandbox.phone().map(({ code }) => code)).toEqual(["246810", "246810"]);
  expect(await t.opens("246810")).toBeUndefined();
});

test("00001: without a text 246810 is wrong", async () => {
  const t = await calling("sure");
  expect(await t.opens("246810")).toBe("FailedOperation.VerificationCodeIllegal");
});

test("00002: the text arrives late and its code is good", async () => {
  const t = await calling("late");
  await t.asks();
  t.pass(19_999);
  expect(t.sandbox.phone()).toEqual([]);
  t.pass(1);
  expect(t.sandbox.phone()).toMatchObject([{ to: "+852 51200002", at: "2026-11-22T01:02:23.000Z" }]);
  expect(await t.opens()).toBeUndefined();
});

test("00002: a listener hears of the text when it arrives", async () => {
  const t = await calling("late", { lateTextMs: 20, clock: Date.now });
  const heard = vi.fn();
  t.sandbox.onText(heard);
  await t.says("SendVerifyCode", { CountryCode: "852", PhoneNum: "51200002" }, { signed: { timestamp: seconds() } });
  expect(t.texts()).toBe(1);
  await vi.waitFor(() => expect(heard).toHaveBeenCalledWith(t.sandbox.phone()[0]), { timeout: 10_000 });
});

test("00003: texts are sent and never arrive", async () => {
  const t = await calling("never");
  for (const _ of [1, 2]) {
    expect(await t.asks()).toBeUndefined();
    t.pass(60 * minute);
  }
  expect(t.texts()).toBe(2);
  expect(t.sandbox.phone()).toEqual([]);
});

test("00004: the first text shows a wrong code, the second a right one", async () => {
  const t = await calling("misprint");
  await t.asks();
  expect(await t.opens()).toBe("FailedOperation.VerificationCodeIllegal");
  t.pass(minute);
  await t.asks();
  expect(await t.opens()).toBeUndefined();
});

test("00005: the first code has expired, the second is fine", async () => {
  const t = await calling("stale");
  await t.asks();
  expect(await t.opens()).toBe("FailedOperation.VerificationCodeIllegal");
  t.pass(minute);
  await t.asks();
  expect(await t.opens()).toBeUndefined();
});

test.each([
  ["gap", "FailedOperation.SendVerifyCodeLimit60"],
  ["busy", "RequestLimitExceeded"],
  ["errorBefore", "InternalError"],
] as const)("%s: the first text is refused with %s, the next one is sent", async (name, code) => {
  const t = await calling(name);
  expect(await t.asks()).toBe(code);
  expect(t.texts()).toBe(0);
  expect(await t.asks()).toBeUndefined();
  expect(t.texts()).toBe(1);
  expect(await t.opens()).toBeUndefined();
});

test.each([
  ["limit", "FailedOperation.SendVerifyCodeLimit"],
  ["full", "FailedOperation.PhoneBindUpper"],
  ["closed", "InvalidParameterValue.UnSupportArea"],
] as const)("%s: every text is refused with %s", async (name, code) => {
  const t = await calling(name);
  for (const _ of [1, 2]) {
    expect(await t.asks()).toBe(code);
    t.pass(60 * minute);
  }
  expect(t.texts()).toBe(0);
});

test("00009: the text is fine and CreateAccount finds the number full", async () => {
  const t = await calling("fullLater");
  expect(await t.asks()).toBeUndefined();
  for (const _ of [1, 2]) expect(await t.opens()).toBe("FailedOperation.PhoneBindUpper");
  expect(t.mails()).toEqual([]);
});

test("00012: the first request times out and sends nothing", async () => {
  const t = await calling("timeoutBefore");
  expect(await t.breaks()).toBe("socket hang up");
  expect(t.texts()).toBe(0);
  expect(await t.asks()).toBeUndefined();
});

test.each([
  ["timeoutAfter", "socket hang up"],
  ["cutAfter", "socket hang up"],
  ["errorAfter", undefined],
] as const)(
  "%s: the text arrives although the answer is lost, and its code opens the account",
  async (name, broken) => {
    const t = await calling(name);
    if (broken) expect(await t.breaks()).toBe(broken);
    else expect(await t.asks()).toBe("InternalError");
    expect(t.sandbox.phone()).toHaveLength(1);
    expect(await t.asks()).toBe("FailedOperation.SendVerifyCodeLimit60");
    expect(await t.opens()).toBeUndefined();
    t.pass(minute);
    expect(await t.asks()).toBeUndefined();
  },
);

test("a number's first time is its own", async () => {
  const t = await practice();
  const asks = (PhoneNum: string) => t.refusal("SendVerifyCode", { CountryCode: "852", PhoneNum });
  expect(await asks("51200006")).toBe("FailedOperation.SendVerifyCodeLimit60");
  expect(await asks("61200006")).toBe("FailedOperation.SendVerifyCodeLimit60");
  expect(await asks("51200006")).toBeUndefined();
});

test("in 2024 a magic number also works on the call of CreateAccount that texts", async () => {
  const t = await practice({ profile: "2024", holdMs: 60 });
  const { TradeOne, TradeTwo, ...fields } = { ...ana, PhoneNum: "51200013" };
  expect((await t.see("CreateAccount", fields)).broken).toBe("socket hang up");
  expect(t.sandbox.phone()).toHaveLength(1);
});

test("every magic ending makes a number that Hong Kong and Singapore really have", () => {
  for (const { ending } of Object.values(numbers)) {
    expect(parsePhoneNumber(`+852512${ending}`).isValid()).toBe(true);
    expect(parsePhoneNumber(`+65812${ending}`).isValid()).toBe(true);
  }
});

test("the endings differ, and ordinary numbers have none of them", () => {
  expect(new Set(Object.values(numbers).map(({ ending }) => ending)).size).toBe(Object.keys(numbers).length);
  for (const phone of ["51234567", "18888888888", "0001", "51200000"]) expect(numberMagic(phone)).toBeUndefined();
});

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}
