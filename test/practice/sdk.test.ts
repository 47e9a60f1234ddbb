import { Agent } from "node:http";
import type { LookupFunction } from "node:net";
import { CommonClient } from "tencentcloud-sdk-nodejs-common";
import { expect, test } from "vitest";
import { ana, practice } from "./practice.ts";

const loopback: LookupFunction = (_name, options, found) => {
  if (options.all) found(null, [{ address: "127.0.0.1", family: 4 }]);
  else found(null, "127.0.0.1", 4);
};

/** The official SDK under the service's real name, which its scope is taken from, with the name resolved to here. */
async function official(options = {}, credential: { secretKey?: string; token?: string } = {}) {
  const t = await practice({ clock: Date.now, ...options });
  const { port } = new URL(t.sandbox.url);
  const httpProfile = {
    protocol: "http://",
    endpoint: `intlpartnersmgt.intl.tencentcloudapi.com:${port}`,
    agent: new Agent({ lookup: loopback }),
  };
  const sdk = new CommonClient(httpProfile.endpoint, "2022-09-28", {
    credential: { secretId: t.sandbox.secretId, secretKey: t.sandbox.secretKey, ...credential },
    profile: { httpProfile },
  });
  return { ...t, sdk };
}

test("the official SDK opens an account and finds it", async () => {
  const { sdk, sandbox } = await official();
  await sdk.request("SendVerifyCode", { CountryCode: "852", PhoneNum: "51234567" });
  const VerifyCode = sandbox.phone()[0]?.code;
  const { Uin } = await sdk.request("CreateAccount", { ...ana, VerifyCode });
  expect(Uin).toBe("200000100001");
  expect(await sdk.request("QueryCustomersCredit", { FilterType: "Email", Filter: ana.Mail })).toMatchObject({
    Data: [{ ClientUin: 200000100001, Email: ana.Mail }],
  });
  expect(await sdk.request("DescribeCustomerUin", { Page: 1, PageSize: 10 })).toMatchObject({ Total: "1" });
  expect(await sdk.request("DescribeCustomerInfo", { CustomerUin: [200000100001] })).toMatchObject({
    Data: [{ CustomerUin: Uin, Email: ana.Mail }],
  });
});

test("the official SDK reads both lists", async () => {
  const { sdk } = await official();
  expect((await sdk.request("GetCountryCodes", {})).Data).toHaveLength(243);
  expect((await sdk.request("GetTradeConfigList", {})).TradeList).toHaveLength(8);
});

test("the official SDK gives the code of a refusal", async () => {
  const { sdk } = await official();
  await expect(sdk.request("CreateAccount", { ...ana, AccountType: "business" })).rejects.toMatchObject({
    code: "InvalidParameter.AccountTypeContentIncorrect",
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

test("the official SDK with another key is refused, with the right token it is let in", async () => {
  const wrong = await official({}, { secretKey: "0".repeat(32) });
  await expect(wrong.sdk.request("GetCountryCodes", {})).rejects.toMatchObject({
    code: "AuthFailure.SignatureFailure",
  });
  const temporary = await official({ token: "temporary" }, { token: "temporary" });
  expect(await temporary.sdk.request("GetCountryCodes", {})).toHaveProperty("Data");
});
