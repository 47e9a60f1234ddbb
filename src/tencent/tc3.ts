import { createHmac, hash } from "node:crypto";

/** One POST to `/` without a query, as TC3-HMAC-SHA256 sees it. `body` must be the very bytes that are sent. */
export interface Tc3Request {
  service: string;
  host: string;
  contentType: string;
  /** Seconds since 1970. The date in the credential scope is its UTC day. */
  timestamp: number;
  body: string | Uint8Array;
  /** Signed headers beyond content-type and host, lower-case names. */
  signedHeaders?: Record<string, string>;
}

export interface Credential {
  secretId: string;
  secretKey: string;
  /** The token of a temporary credential. It is sent beside the signature and never signed. */
  token?: string;
}

const algorithm = "TC3-HMAC-SHA256";

/**
 * The TC3-HMAC-SHA256 signature of a request. The hash and the scope are returned too, for the practice Tencent, which
 * verifies signatures. Hashes and signature are lower-case hex. The same arguments always give the same signature.
 */
export function tc3Signature(
  request: Tc3Request,
  secretKey: string,
): { canonicalHash: string; signedHeaders: string; scope: string; signature: string } {
  const headers = Object.entries({
    ...request.signedHeaders,
    "content-type": request.contentType,
    host: request.host,
  }).sort(([a], [b]) => (a < b ? -1 : 1));
  const signedHeaders = headers.map(([name]) => name).join(";");
  const headerLines = headers.map(([name, value]) => `${name}:${value.trim()}\n`).join("");
  const canonicalHash = sha256(["POST", "/", "", headerLines, signedHeaders, sha256(request.body)].join("\n"));

  const day = new Date(request.timestamp * 1000).toISOString().slice(0, 10);
  const scope = `${day}/${request.service}/tc3_request`;
  const signature = hmac(
    dayKey(secretKey, day, request.service),
    [algorithm, request.timestamp, scope, canonicalHash].join("\n"),
  ).toString("hex");
  return { canonicalHash, signedHeaders, scope, signature };
}

/** The value of the Authorization header. */
export function tc3Authorization(request: Tc3Request, credential: Credential): string {
  const { scope, signedHeaders, signature } = tc3Signature(request, credential.secretKey);
  return `${algorithm} Credential=${credential.secretId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
}

const dayKeys = new Map<string, { of: string; key: Buffer }>();

/** The key that signs for one service on one UTC day. It costs three HMACs, so each service's last one is kept. */
function dayKey(secretKey: string, day: string, service: string): Buffer {
  const of = sha256(`${day} ${secretKey}`); // a digest, so that the secret key itself is not kept here
  const kept = dayKeys.get(service);
  if (kept?.of === of) return kept.key;
  const ofDay = hmac(`TC3${secretKey}`, day);
  const ofService = hmac(ofDay, service);
  const key = hmac(ofService, "tc3_request");
  for (const used of [ofDay, ofService, kept?.key]) used?.fill(0);
  dayKeys.set(service, { of, key });
  return key;
}

function hmac(key: string | Buffer, data: string): Buffer {
  return createHmac("sha256", key).update(data).digest();
}

function sha256(data: string | Uint8Array): string {
  return hash("sha256", data);
}
