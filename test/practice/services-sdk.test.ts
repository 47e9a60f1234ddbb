import { Agent } from "node:http";
import type { LookupFunction } from "node:net";
import { CommonClient } from "tencentcloud-sdk-nodejs-common";
import { describe, expect, test } from "vitest";
import { domain } from "../../src/practice/domain.ts";
import { lcic } from "../../src/practice/lcic.ts";
import { partner } from "../../src/practice/partner.ts";
import { ana, type Change, practice } from "./practice.ts";

const loopback: LookupFunction = (_name, options, found) => {
  if (options.all) found(null, [{ address: "127.0.0.1", family: 4 }]);
  else found(null, "127.0.0.1", 4);
};

const services = [partner, domain, lcic];
const hosts = services.flatMap(({ service }) => [
  `${service}.tencentcloudapi.com`,
  `${service}.intl.tencentcloudapi.com`,
]);
const actions = services.flatMap((service) => Object.keys(service.actions).map((action) => ({ service, action })));

type Practice = Awaited<ReturnType<typeof practice>>;

/** Tencent's own SDK under the name of a service, which its scope is taken from, with the name resolved to here. */
function official(t: Practice, host: string, version: string, keys = {}): CommonClient {
  const { port } = new URL(t.sandbox.url);
  const httpProfile = { protocol: "http://", endpoint: `${host}:${port}`, agent: new Agent({ lookup: loopback }) };
  const { secretId, secretKey } = t.sandbox;
  return new CommonClient(httpProfile.endpoint, version, {
    credential: { secretId, secretKey, ...keys },
    profile: { httpProfile },
  });
}

/** What each action needs to go through. */
async function inputs(t: Practice): Promise<Record<string, object>> {
  const sdk = official(t, "domain.tencentcloudapi.com", domain.version);
  await sdk.request("SendIntlPhoneEmailCode", { Type: 2, Code: "ana@example.com" });
  const proof = { Type: 2, Code: "ana@example.com", VerifyCode: t.sandbox.phone().at(-1)?.code };
  const users = official(t, "lcic.tencentcloudapi.com", lcic.version);
  const { UserId } = await users.request("RegisterUser", { SdkAppId: 3520001, OriginId: "ana" });
  const account = official(t, "intlpartnersmgt.tencentcloudapi.com", partner.version);
  await account.request("SendVerifyCode", { CountryCode: "852", PhoneNum: "51234567" });
  return {
    CreateAccount: { ...ana, VerifyCode: t.sandbox.phone().at(-1)?.code },
    SendVerifyCode: { CountryCode: "852", PhoneNum: "51234568" },
    QueryCustomersCredit: { FilterType: "Email", Filter: "ana@example.com" },
    DescribeCustomerUin: { Page: 1, PageSize: 10 },
    DescribeCustomerInfo: { CustomerUin: [200000100001] },
    SendIntlPhoneEmailCode: { Type: 1, Code: "51234567" },
    CreateIntlPhoneEmail: proof,
    DescribeIntlPhoneEmailList: { Type: 2, Limit: 20, Offset: 0 },
    RegisterUser: { SdkAppId: 3520001, OriginId: "ben" },
    LoginOriginId: { SdkAppId: 3520001, OriginId: "ana" },
    LoginUser: { UserId },
    DescribeUser: { UserId },
  };
}

describe("Tencent's own SDK", () => {
  test("is understood in every action of every service", async () => {
    const t = await practice({ clock: Date.now });
    const needed = await inputs(t);
    for (const { service, action } of actions) {
      const sdk = official(t, `${service.service}.tencentcloudapi.com`, service.version);
      expect(await sdk.request(action, needed[action] ?? {}), action).toHaveProperty("RequestId");
    }
    expect(actions).toHaveLength(14);
  });

  test.each(hosts)("is let in at %s", async (host) => {
    const t = await practice({ clock: Date.now });
    const service = services.find((each) => host.startsWith(`${each.service}.`));
    const sdk = official(t, host, service?.version ?? "");
    await expect(sdk.request("DescribeNothing", {})).rejects.toMatchObject({ code: "InvalidAction" });
  });

  test("with a wrong key is refused in every action, and nothing changes", async () => {
    const t = await practice({ clock: Date.now });
    const needed = await inputs(t);
    const before = t.sandbox.books();
    for (const { service, action } of actions) {
      const sdk = official(t, `${service.service}.tencentcloudapi.com`, service.version, { secretKey: "0".repeat(32) });
      await expect(sdk.request(action, needed[action] ?? {}), action).rejects.toMatchObject({
        code: "AuthFailure.SignatureFailure",
      });
    }
    expect(t.sandbox.books()).toEqual(before);
  });
});

test.each(actions)("$action is refused when anything signed was changed on the way", async ({ service, action }) => {
  const t = await practice();
  const host = `${service.service}.tencentcloudapi.com`;
  const version = { "x-tc-version": service.version };
  const refusal = (change: Change) =>
    t.refusal(
      action,
      {},
      { ...change, signed: { service: service.service, host }, headers: { ...version, ...change.headers } },
    );
  expect(await refusal({ body: '{"OriginId":"eve"}' })).toBe("AuthFailure.SignatureFailure");
  expect(await refusal({ headers: { host: `${service.service}.intl.tencentcloudapi.com` } })).toBe(
    "AuthFailure.SignatureFailure",
  );
  expect(await refusal({ headers: { "content-type": "application/json; charset=utf-8" } })).toBe(
    "AuthFailure.SignatureFailure",
  );
  const later = String(Math.floor(t.now() / 1000) + 1);
  expect(await refusal({ headers: { "x-tc-timestamp": later } })).toBe("AuthFailure.SignatureFailure");
  expect(await refusal({ secretKey: "1".repeat(32) })).toBe("AuthFailure.SignatureFailure");
  expect(t.sandbox.books().calls).toEqual({});
  expect(String(await refusal({}))).not.toMatch(/^AuthFailure/);
});

test("a service's host wants that service's signature, version and actions", async () => {
  const t = await practice();
  const at = (host: string, service: string, version: string, action: string) =>
    t.refusal(action, {}, { signed: { service, host }, headers: { "x-tc-version": version } });
  const login = (host: string) => at(host, "lcic", lcic.version, "LoginUser");
  expect(await login("lcic.tencentcloudapi.com")).toBe("MissingParameter");
  expect(await login("lcic.intl.tencentcloudapi.com")).toBe("MissingParameter");
  expect(await login("LCIC.TencentCloudAPI.com")).toBe("MissingParameter");
  expect(await login("domain.tencentcloudapi.com")).toBe("AuthFailure.SignatureFailure");
  expect(await login("cvm.tencentcloudapi.com")).toBe("NoSuchProduct");
  expect(await login("constructor.tencentcloudapi.com")).toBe("NoSuchProduct");
  const here = new URL(t.sandbox.url).host;
  expect(await at(here, "lcic", lcic.version, "LoginUser")).toBe("MissingParameter");
  expect(await at(here, "lcic", domain.version, "LoginUser")).toBe("NoSuchVersion");
  expect(await at(here, "lcic", lcic.version, "CreateAccount")).toBe("InvalidAction");
  expect(await at(here, "domain", domain.version, "RegisterUser")).toBe("InvalidAction");
});
