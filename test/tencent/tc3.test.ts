import { expect, test } from "vitest";
import { type Tc3Request, tc3Authorization, tc3Signature } from "../../src/tencent/tc3.ts";

const secretId = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE";
const secretKey = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";
const timestamp = 1_551_113_065;

const describeInstances: Tc3Request = {
  service: "cvm",
  host: "cvm.tencentcloudapi.com",
  contentType: "application/json; charset=utf-8",
  timestamp,
  body: String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`,
};

const sendVerifyCode: Tc3Request = {
  service: "intlpartnersmgt",
  host: "intlpartnersmgt.intl.tencentcloudapi.com",
  contentType: "application/json",
  timestamp,
  body: '{"CountryCode":"852","PhoneNum":"18888888888"}',
};

test("the worked example of the older document comes out with its hash, scope and signature", () => {
  expect(tc3Signature(describeInstances, secretKey)).toEqual({
    canonicalHash: "5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031",
    signedHeaders: "content-type;host",
    scope: "2019-02-25/cvm/tc3_request",
    signature: "72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168",
  });
});

test("the worked example of the current document, which signs the action as well, comes out too", () => {
  const request = { ...describeInstances, signedHeaders: { "x-tc-action": "describeinstances" } };
  expect(tc3Signature(request, "*".repeat(32))).toEqual({
    canonicalHash: "7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84",
    signedHeaders: "content-type;host;x-tc-action",
    scope: "2019-02-25/cvm/tc3_request",
    signature: "10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f",
  });
});

test("a SendVerifyCode request has the signature on which two other implementations agree", () => {
  expect(tc3Signature(sendVerifyCode, secretKey)).toMatchObject({
    canonicalHash: "2564263b573161b4d804c4a0a24d4c719a22afaae8dd824e2539cfa8b3f05f3c",
    signature: "24ade7eb8d582c35950ad5303d3c67e71bc017d3388059c700fa6d7a4c70f323",
  });
});

test("a body given as bytes is signed like the same body given as text", () => {
  const bytes = { ...sendVerifyCode, body: new TextEncoder().encode(sendVerifyCode.body as string) };
  expect(tc3Signature(bytes, secretKey)).toEqual(tc3Signature(sendVerifyCode, secretKey));
});

test("the header names who signs, for what, over which headers, and leaves the key and the token out", () => {
  expect(tc3Authorization(sendVerifyCode, { secretId, secretKey, token: "temporary" })).toBe(
    `TC3-HMAC-SHA256 Credential=${secretId}/2019-02-25/intlpartnersmgt/tc3_request, SignedHeaders=content-type;host, ` +
      "Signature=24ade7eb8d582c35950ad5303d3c67e71bc017d3388059c700fa6d7a4c70f323",
  );
});

test("the day of the scope is the UTC day of the second that is signed", () => {
  const lastSecond = Date.UTC(2026, 11, 31, 23, 59, 59) / 1000;
  expect(tc3Signature({ ...sendVerifyCode, timestamp: lastSecond }, secretKey).scope).toMatch(/^2026-12-31\//);
  expect(tc3Signature({ ...sendVerifyCode, timestamp: lastSecond + 1 }, secretKey).scope).toMatch(/^2027-01-01\//);
});
