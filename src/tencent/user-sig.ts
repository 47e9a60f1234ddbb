import { createHmac } from "node:crypto";
import { deflateSync } from "node:zlib";

/** The claims that a UserSig proves: who may act in which application, and for how long. */
export interface SigClaims {
  sdkAppId: number;
  identifier: string;
  /** When it was signed, in seconds since 1970. */
  time: number;
  /** How long it is valid, in seconds. */
  expire: number;
}

/** The `TLS.sig` within: HMAC-SHA256 over the claims, in base64. */
export function tlsSig({ sdkAppId, identifier, time, expire }: SigClaims, secretKey: string): string {
  const claims = { identifier, sdkappid: sdkAppId, time, expire };
  const lines = Object.entries(claims).map(([name, value]) => `TLS.${name}:${value}\n`);
  return createHmac("sha256", secretKey).update(lines.join("")).digest("base64");
}

/**
 * A UserSig in the form of TLSSigAPIv2: JSON, deflated, in Tencent's own base64 that needs no escaping in a URL (not
 * that of RFC 4648).
 */
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
