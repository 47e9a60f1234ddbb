import { createHmac } from "node:crypto";
import { deflateSync } from "node:zlib";

/** What a UserSig vouches for. */
export interface SigClaims {
  sdkAppId: number;
  identifier: string;
  /** Seconds. */
  time: number;
  /** Seconds that it is good for. */
  expire: number;
}

/** The `TLS.sig` within: HMAC-SHA256 over the claims, in base64. */
export function tlsSig({ sdkAppId, identifier, time, expire }: SigClaims, secretKey: string): string {
  const claims = { identifier, sdkappid: sdkAppId, time, expire };
  const lines = Object.entries(claims).map(([name, value]) => `TLS.${name}:${value}\n`);
  return createHmac("sha256", secretKey).update(lines.join("")).digest("base64");
}

/** TLSSigAPIv2: JSON, deflated, in a base64 of its own that needs no escaping in a URL (not RFC 4648's). */
export function userSig(claims: SigClaims, secretKey: string): string {
  const json = JSON.stringify({
    "TLS.ver": "2.0",
    "TLS.identifier": claims.identifier,
    "TLS.sdkappid": claims.sdkAppId,
    "TLS.time": claims.time,
    "TLS.expire": claims.expire,
    "TLS.sig": tlsSig(claims, secretKey),
  });
  const letters: Record<string, string> = { "+": "*", "/": "-", "=": "_" };
  return deflateSync(json)
    .toString("base64")
    .replace(/[+/=]/g, (letter) => letters[letter]!);
}
