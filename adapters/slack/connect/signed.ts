import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

const skewSeconds = 5 * 60;

/** What Slack signs its requests with: docs.slack.dev/authentication/verifying-requests-from-slack. */
export interface Signed {
  signature: string;
  /** Seconds. */
  at: number;
}

/** What a request says of itself; it may not be true. */
export function signedBy({ headers }: IncomingMessage): Signed | undefined {
  const [signature, at] = [headers["x-slack-signature"], headers["x-slack-request-timestamp"]];
  return typeof signature === "string" && typeof at === "string" ? { signature, at: Number(at) } : undefined;
}

/** Whether it holds for this body, and is neither old nor of the future. */
export function holds({ signature, at }: Signed, body: Buffer, secret: string, now: number): boolean {
  if (!(Math.abs(Math.floor(now / 1000) - at) <= skewSeconds)) return false; // also when it is no number
  const ours = Buffer.from(`v0=${createHmac("sha256", secret).update(`v0:${at}:`).update(body).digest("hex")}`);
  const theirs = Buffer.from(signature);
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

/** Up to so many bytes; undefined when there are more. Rejects when the sender goes away. */
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

/** A signature is good for five minutes on either side. */
const keepMs = 10 * 60_000;

/**
 * Signatures that were answered, so that a copied request does nothing. They are kept in memory only: after a restart
 * a copy is still known by what it says, which the ledger remembers for good.
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
     * Does the work for the first request of a signature. For a copy it waits and tells how that went; after a failure
     * the next one is a first again. `work` gives whether it was answered well.
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
