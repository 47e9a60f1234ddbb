import { expect, test } from "vitest";
import { practice } from "./practice.ts";
import { speaking } from "./services.ts";

test.each([
  ["CreateAccount", 5],
  ["QueryCustomersCredit", 5],
  ["GetCountryCodes", 5],
  ["GetTradeConfigList", 5],
  ["SendVerifyCode", 20],
  ["DescribeCustomerUin", 20],
  ["DescribeCustomerInfo", 20],
])("%s is let through %i times a second", async (action, perSecond) => {
  const t = await practice({ rates: true });
  for (let n = 0; n < perSecond; n += 1) expect(await t.refusal(action)).not.toBe("RequestLimitExceeded");
  expect(await t.refusal(action)).toBe("RequestLimitExceeded");
  t.pass(1000);
  expect(await t.refusal(action)).not.toBe("RequestLimitExceeded");
  expect(t.sandbox.books().calls).toEqual({ [action]: perSecond + 2, RequestLimitExceeded: 1 });
});

test.each([
  ["domain", "SendIntlPhoneEmailCode"],
  ["domain", "CreateIntlPhoneEmail"],
  ["domain", "DescribeIntlPhoneEmailList"],
  ["lcic", "RegisterUser"],
  ["lcic", "LoginOriginId"],
  ["lcic", "LoginUser"],
  ["lcic", "DescribeUser"],
] as const)("%s: %s is let through 20 times a second", async (service, action) => {
  const t = await practice({ rates: true });
  const { refusal } = speaking(t, service);
  for (let n = 0; n < 20; n += 1) expect(await refusal(action)).not.toBe("RequestLimitExceeded");
  expect(await refusal(action)).toBe("RequestLimitExceeded");
  t.pass(1000);
  expect(await refusal(action)).not.toBe("RequestLimitExceeded");
});

test("each action has its own limit, and badly signed requests use none of it", async () => {
  const t = await practice({ rates: true });
  for (let n = 0; n < 9; n += 1) await t.refusal("GetCountryCodes", {}, { secretKey: "wrong" });
  for (let n = 0; n < 5; n += 1) await t.refusal("GetCountryCodes");
  expect(await t.refusal("GetTradeConfigList")).toBeUndefined();
  expect(await t.refusal("GetCountryCodes")).toBe("RequestLimitExceeded");
});
