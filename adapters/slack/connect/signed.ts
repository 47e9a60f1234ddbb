import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

const skewSeconds = 5 * 60;

/** What Slack signs its requests with: docs.slack.dev/authentication/verifying-requests-from-slack. */
export interface Signed {
  signature: string;
  /** The time of the request, in seconds since 1970. */
  at: number;
}

/** The signature in a request's headers. It is not checked here. */
export function signedBy({ headers }: IncomingMessage): Signed | undefined {
  const [signature, at] = [headers["x-slack-signature"], headers["x-slack-request-timestamp"]];
  return typeof signature === "string" && typeof at === "string" ? { signature, at: Number(at) } : undefined;
}

/** Whether a signature is right for this body, and is neither too old nor from the future. */
export function holds({ signature, at }: Signed, body: Buffer, secret: string, now: number): boolean {
  if (!(Math.abs(Math.floor(now / 1000) - at) <= skewSeconds)) return false; // false also when `at` is no number
  const ours = Buffer.from(`v0=${createHmac("sha256", secret).update(`v0:${at}:`).update(body).digest("hex")}`);
  const theirs = Buffer.from(signature);
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

/** Reads a request's body of at most `mostBytes`. Undefined when there is more. Rejects when the sender goes away. */
export function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let length = 0;
    request.on("data", (part: Buffer) => {
      length += part.length;
      if (length <= mostBytes) parts.push(part);
      else resolve(undefined);
    });
    request.on("end", () => resolve(parts.length === 1 ? parts[0] : Buffer.concat(parts)));
    request.on("error", reject);
  });
}

/** How long a signature is remembered (ms), because it is valid for five minutes before and after its time. */
const keepMs = 10 * 60_000;

/**
 * Remembers the signatures of requests that were answered, so that a copied request does nothing. It keeps them in
 * memory only. After a restart a copy is still harmless, because the ledger knows its event.
 */
export function createNonces(most = 100_000) {
  const answers = new Map<string, { at: number; done: Promise<boolean> }>();

  function forgetOld(now: number): void {
    for (const [signature, { at }] of answers) {
      if (at + keepMs > now && answers.size < most) return;
      answers.delete(signature);
    }
  }

  return {
    /**
     * Does the work for the first request with a signature. A copy waits for the first and gets its result. After a
     * failure the next request counts as the first. `work` resolves to whether the request was answered well.
     */
    async once(signature: string, now: number, work: () => Promise<boolean>): Promise<"first" | "copy"> {
      const before = answers.get(signature);
      if (before && (await before.done)) return "copy";
      forgetOld(now);
      const done = work().catch(() => false);
      answers.set(signature, { at: now, done });
      if (!(await done)) answers.delete(signature);
      return "first";
    },
  };
}
