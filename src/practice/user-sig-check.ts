import { timingSafeEqual } from "node:crypto";
import { inflateSync } from "node:zlib";
import { tlsSig } from "../tencent/user-sig.ts";
import type { Answer } from "./answer.ts";
import { chatRefuse } from "./chat-answer.ts";

interface Signed {
  "TLS.ver": unknown;
  "TLS.identifier": unknown;
  "TLS.sdkappid": unknown;
  "TLS.time": unknown;
  "TLS.expire": unknown;
  "TLS.sig": unknown;
}

interface Asked {
  sdkAppId: number;
  identifier: string;
  secretKey: string;
}

export const wrongKey = 70009;

/**
 * The error answer for a UserSig that is not valid now for this administrator of this application. Undefined when it is
 * valid.
 */
export function badUserSig(userSig: string, asked: Asked, now: number): Answer | undefined {
  const signed = opened(userSig);
  if (!signed) return chatRefuse(70003, "The UserSig cannot be parsed.");
  const { "TLS.time": time, "TLS.expire": expire, "TLS.sig": sig } = signed;
  if (typeof time !== "number" || typeof expire !== "number" || typeof sig !== "string") {
    return chatRefuse(70003, "The UserSig cannot be parsed.");
  }
  if (signed["TLS.sdkappid"] !== asked.sdkAppId) return chatRefuse(70014, "The SDKAppID is not the signed one.");
  if (signed["TLS.identifier"] !== asked.identifier) return chatRefuse(70013, "The identifier is not the signed one.");
  const { sdkAppId, identifier, secretKey } = asked;
  const right = Buffer.from(tlsSig({ sdkAppId, identifier, time, expire }, secretKey));
  const given = Buffer.from(sig);
  if (right.length !== given.length || !timingSafeEqual(right, given)) {
    return chatRefuse(wrongKey, "The UserSig was made with another key.");
  }
  return now / 1000 > time + expire ? chatRefuse(70001, "The UserSig has expired.") : undefined;
}

function opened(userSig: string): Signed | undefined {
  const letters: Record<string, string> = { "*": "+", "-": "/", _: "=" };
  const base64 = userSig.replace(/[*_-]/g, (letter) => letters[letter]!);
  try {
    const json: unknown = JSON.parse(
      inflateSync(Buffer.from(base64, "base64"), { maxOutputLength: 10_000 }).toString(),
    );
    return typeof json === "object" && json !== null ? (json as Signed) : undefined;
  } catch {
    return undefined;
  }
}
