import { expect, test } from "vitest";
import { startSandbox } from "../../src/practice/server.ts";
import { noBooks, practice } from "./practice.ts";

const minute = 60_000;

test("a request signed with the key of the books is let in", async () => {
  const t = await practice();
  expect(await t.says("DescribeCustomerUin", { Page: 1, PageSize: 10 })).toEqual({
    Total: "0",
    Data: [],
    RequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

test("the host may be signed with or without its port, and further headers may be signed too", async () => {
  const t = await practice();
  expect(await t.refusal("GetCountryCodes", {}, { signed: { host: "127.0.0.1" } })).toBeUndefined();
  const withPort = { host: "intlpartnersmgt.intl.tencentcloudapi.com:4500" };
  const noPort = { host: "intlpartnersmgt.intl.tencentcloudapi.com" };
  expect(await t.refusal("GetCountryCodes", {}, { signed: noPort, headers: withPort })).toBeUndefined();
  const action = { signedHeaders: { "x-tc-action": "getcountrycodes" } };
  expect(await t.refusal("GetCountryCodes", {}, { signed: action })).toBeUndefined();
});

test("a body that is not the signed one is refused, and nothing is texted", async () => {
  const t = await practice();
  const signed = { CountryCode: "852", PhoneNum: "51234567" };
  const sent = JSON.stringify({ ...signed, PhoneNum: "51234568" });
  expect(await t.refusal("SendVerifyCode", signed, { body: sent })).toBe("AuthFailure.SignatureFailure");
  expect(t.sandbox.books()).toEqual(noBooks);
});

test("a wrong key, a wrong secret id and no signature at all are told apart", async () => {
  const t = await practice();
  const refusal = (change: object) => t.refusal("GetCountryCodes", {}, change);
  expect(await refusal({ secretKey: "0".repeat(32) })).toBe("AuthFailure.SignatureFailure");
  expect(await refusal({ secretId: "AKIDnobody" })).toBe("AuthFailure.SecretIdNotFound");
  expect(await refusal({ headers: { authorization: undefined } })).toBe("AuthFailure.InvalidAuthorization");
  expect(await refusal({ headers: { authorization: "SKIP" } })).toBe("AuthFailure.InvalidAuthorization");
});

test("the scope must name this service", async () => {
  const t = await practice();
  expect(await t.refusal("GetCountryCodes", {}, { signed: { service: "127" } })).toBe("AuthFailure.SignatureFailure");
});

test("the scope must name the UTC day of the timestamp, even when the signature is right for another day", async () => {
  const t = await practice();
  const yesterday = Math.floor(t.now() / 1000) - 24 * 60 * 60;
  const headers = { "x-tc-timestamp": String(Math.floor(t.now() / 1000)) };
  expect(await t.refusal("GetCountryCodes", {}, { signed: { timestamp: yesterday }, headers })).toBe(
    "AuthFailure.SignatureFailure",
  );
});

test.each([
  ["five minutes late", 5 * minute, undefined],
  ["five minutes early", -5 * minute, undefined],
  ["a second more than five minutes late", 5 * minute + 1000, "AuthFailure.SignatureExpire"],
  ["a second more than five minutes early", -5 * minute - 1000, "AuthFailure.SignatureExpire"],
])("a request signed %s gets %s ms: %s", async (_, off, code) => {
  const t = await practice();
  const timestamp = Math.floor((t.now() - off) / 1000);
  expect(await t.refusal("GetCountryCodes", {}, { signed: { timestamp } })).toBe(code);
});

test("headers that are signed but not sent, a missing timestamp and another content type are refused", async () => {
  const t = await practice();
  const refusal = (change: object) => t.refusal("GetCountryCodes", {}, change);
  expect(await refusal({ signed: { signedHeaders: { "x-tc-region": "ap-x" } } })).toBe("AuthFailure.SignatureFailure");
  expect(await refusal({ headers: { "content-type": "text/plain" } })).toBe("AuthFailure.SignatureFailure");
  expect(await refusal({ headers: { "x-tc-timestamp": undefined } })).toBe("MissingParameter");
  expect(await refusal({ signed: { contentType: "text/plain" } })).toBe("InvalidRequest");
});

test("a token is asked for when one is set, and only then", async () => {
  const plain = await practice();
  const strict = await practice({ token: "temporary" });
  const sent = { headers: { "x-tc-token": "temporary" } };
  expect(await strict.refusal("GetCountryCodes", {}, sent)).toBeUndefined();
  expect(await strict.refusal("GetCountryCodes")).toBe("AuthFailure.TokenFailure");
  expect(await plain.refusal("GetCountryCodes", {}, sent)).toBe("AuthFailure.TokenFailure");
});

test("another version, another action and a body that is no object are refused by name", async () => {
  const t = await practice();
  expect(await t.refusal("GetCountryCodes", {}, { headers: { "x-tc-version": "2021-04-09" } })).toBe("NoSuchVersion");
  expect(await t.refusal("DeleteAccount")).toBe("InvalidAction");
  expect(await t.refusal("toString")).toBe("InvalidAction");
  expect(await t.refusal("GetCountryCodes", [])).toBe("InvalidParameter");
  const broken = { signed: { body: "{" } };
  expect(await t.refusal("GetCountryCodes", {}, broken)).toBe("InvalidParameter");
});

test("every answer carries the RequestId and HTTP 200, refusals included, and the time of the clock", async () => {
  const t = await practice();
  const seen = await t.see("DeleteAccount", {});
  expect(seen.status).toBe(200);
  expect(seen.headers?.date).toBe("Sun, 22 Nov 2026 01:02:03 GMT");
  expect(JSON.parse(seen.text)).toEqual({
    Response: {
      Error: { Code: "InvalidAction", Message: "There is no action `DeleteAccount`." },
      RequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    },
  });
});

test("a body over ten megabytes is refused", async () => {
  const t = await practice();
  const body = JSON.stringify({ Filter: "x".repeat(10 * 1024 * 1024) });
  expect(await t.refusal("QueryCustomersCredit", {}, { signed: { body } })).toBe("RequestSizeLimitExceeded");
});

test("a port that is taken is said at once", async () => {
  const t = await practice();
  await expect(startSandbox({ port: Number(new URL(t.sandbox.url).port) })).rejects.toMatchObject({
    code: "EADDRINUSE",
  });
});
