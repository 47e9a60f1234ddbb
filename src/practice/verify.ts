import { timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { tc3Signature } from "../tencent/tc3.ts";
import { type Answer, refuse } from "./answer.ts";

interface Signed {
  headers: IncomingHttpHeaders;
  body: Buffer;
}

interface Keys {
  service: string;
  secretId: string;
  secretKey: string;
  token?: string | undefined;
}

const form =
  /^TC3-HMAC-SHA256 Credential=([^/,\s]+)\/([^,\s]+), ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/;
const toleranceSeconds = 300;

/** The scope in an Authorization header, such as 2026-11-22/lcic/tc3_request. Empty when there is none. */
export function scopeOf(headers: IncomingHttpHeaders): string {
  return form.exec(headers.authorization ?? "")?.[2] ?? "";
}

/** The error answer for a request that is not rightly signed by TC3-HMAC-SHA256. Undefined when it is. */
export function badSignature({ headers, body }: Signed, keys: Keys, now: number): Answer | undefined {
  const [, secretId = "", scope, signedHeaders = "", signature = ""] = form.exec(headers.authorization ?? "") ?? [];
  if (!signature)
    return failure("InvalidAuthorization", "The Authorization header is not in the form of TC3-HMAC-SHA256.");
  if (secretId !== keys.secretId) return failure("SecretIdNotFound", "There is no such secret id.");
  if (header(headers, "x-tc-token") !== keys.token) return failure("TokenFailure", "The token is wrong or missing.");

  const timestamp = Number(header(headers, "x-tc-timestamp") ?? Number.NaN);
  if (!Number.isInteger(timestamp)) return refuse("MissingParameter", "The header X-TC-Timestamp is missing.");
  if (Math.abs(now / 1000 - timestamp) > toleranceSeconds) {
    return failure("SignatureExpire", "The timestamp is more than five minutes off.");
  }

  const names = signedHeaders.split(";");
  const contentType = header(headers, "content-type");
  const others = names.filter((name) => name !== "content-type" && name !== "host");
  const values = others.map((name) => [name, header(headers, name)?.toLowerCase()] as const);
  const unsigned = names.length - others.length < 2 || values.some(([, value]) => value === undefined);
  if (contentType === undefined || unsigned) {
    return failure("SignatureFailure", "Content-type and host must be signed, and each signed header be sent.");
  }
  const host = headers.host ?? "";
  const matches = [host, host.replace(/:\d+$/, "")].some((each) => {
    const request = { service: keys.service, host: each, contentType, timestamp, body };
    const right = tc3Signature(
      { ...request, signedHeaders: Object.fromEntries(values) as Record<string, string> },
      keys.secretKey,
    );
    return right.scope === scope && timingSafeEqual(Buffer.from(right.signature), Buffer.from(signature));
  });
  return matches ? undefined : failure("SignatureFailure", "The signature or its scope does not match the request.");
}

function failure(kind: string, message: string): Answer {
  return refuse(`AuthFailure.${kind}`, message);
}

function header(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
}
