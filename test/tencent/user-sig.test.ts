import { createRequire } from "node:module";
import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { createAdminSig } from "../../src/tencent/admin-sig.ts";
import { type SigClaims, tlsSig, userSig } from "../../src/tencent/user-sig.ts";

const key = "5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e";
const claims = { sdkAppId: 1400000000, identifier: "administrator", time: 1700000000, expire: 86400 };

const official = createRequire(import.meta.url)("tls-sig-api-v2") as {
  Api: new (sdkAppId: number, key: string) => { genSig(identifier: string, expire: number): string };
};

function opened(sig: string): Record<string, unknown> {
  const letters: Record<string, string> = { "*": "+", "-": "/", _: "=" };
  const base64 = sig.replace(/[*_-]/g, (letter) => letters[letter]!);
  return JSON.parse(inflateSync(Buffer.from(base64, "base64")).toString("utf8"));
}

test("the signature in a UserSig is that of the published example", () => {
  expect(tlsSig(claims, key)).toBe("yLAe+w7WUeUuqbV9h/TX78u21oTGi+i9Zp1u3PpnY60=");
  expect(userSig(claims, key)).toMatch(/^eJyrVgrxCdYrSy1SslIy0jNQ0gHz/);
});

test("a UserSig decodes to its claims, numbers as numbers", () => {
  expect(opened(userSig(claims, key))).toEqual({
    "TLS.ver": "2.0",
    "TLS.identifier": "administrator",
    "TLS.sdkappid": 1400000000,
    "TLS.time": 1700000000,
    "TLS.expire": 86400,
    "TLS.sig": tlsSig(claims, key),
  });
});

test("a UserSig is the one that Tencent's own library makes, for every claim and however long", () => {
  for (let n = 0; n < 50; n += 1) {
    const given = { sdkAppId: 1400000000 + n, identifier: `admin-${"香".repeat(n % 7)}${n}`, expire: 60 * (n + 1) };
    const theirs = new official.Api(given.sdkAppId, key).genSig(given.identifier, given.expire);
    const time = Number(opened(theirs)["TLS.time"]);
    const ours = userSig({ ...given, time }, key);
    expect(opened(ours)).toEqual(opened(theirs));
    expect(ours).toBe(theirs);
  }
});

test("a UserSig needs no escaping in a URL", () => {
  for (let time = 1; time < 200; time += 1) {
    const sig = userSig({ ...claims, time }, key);
    expect(encodeURIComponent(sig)).toBe(sig);
  }
});

test.each<Partial<SigClaims>>([{ sdkAppId: 1400000001 }, { identifier: "admin" }, { time: 1700000001 }, { expire: 1 }])(
  "%j changes the signature within",
  (change) => {
    expect(tlsSig({ ...claims, ...change }, key)).not.toBe(tlsSig(claims, key));
  },
);

test("one UserSig serves for half of its day, then there is another", () => {
  let now = 1_700_000_000_000;
  const admin = { sdkAppId: 1400000000, secretKey: key, identifier: "administrator" };
  const sigs = createAdminSig(admin, () => now);
  const first = sigs.current();
  expect(opened(first)).toMatchObject({ "TLS.time": 1_700_000_000, "TLS.expire": 86_400 });
  now += 12 * 3_600_000 - 1;
  expect(sigs.current()).toBe(first);
  now += 1;
  expect(opened(sigs.current())).toMatchObject({ "TLS.time": 1_700_000_000 + 12 * 3_600 });
});

test("a signature for one call counts from the instant it is asked for, and for five minutes", () => {
  const sigs = createAdminSig({ sdkAppId: 1, secretKey: key, identifier: "a" }, () => 1_700_003_600_000);
  expect(opened(sigs.once(1_700_000_000_999))).toMatchObject({ "TLS.time": 1_700_000_000, "TLS.expire": 300 });
});

test("a clock that was set back gets a signature of its own time", () => {
  let now = 1_700_000_000_000;
  const sigs = createAdminSig({ sdkAppId: 1, secretKey: key, identifier: "a" }, () => now);
  sigs.current();
  now -= 3_600_000;
  expect(opened(sigs.current())).toMatchObject({ "TLS.time": 1_700_000_000 - 3_600 });
});

test("a renewed signature is the one that is used from then on", () => {
  let now = 1_700_000_000_000;
  const sigs = createAdminSig({ sdkAppId: 1, secretKey: key, identifier: "a" }, () => now);
  const old = sigs.current();
  now += 1000;
  const fresh = sigs.renew();
  expect(fresh).not.toBe(old);
  expect(sigs.current()).toBe(fresh);
});
