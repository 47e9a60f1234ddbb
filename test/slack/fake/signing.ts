import { createHmac } from "node:crypto";

/** How a request is signed: right, with another secret, six minutes ago, or not at all. */
export type Signing = "right" | "bad" | "stale" | "none";

/** The v0 signature headers of a body; the time is the real one, as the bot compares it with its own. */
export function signatureOf(secret: string, body: string, signing: Signing = "right"): Record<string, string> {
  if (signing === "none") return {};
  const timestamp = Math.floor(Date.now() / 1000) - (signing === "stale" ? 6 * 60 : 0);
  const key = signing === "bad" ? `not ${secret}` : secret;
  const digest = createHmac("sha256", key).update(`v0:${timestamp}:${body}`).digest("hex");
  return { "x-slack-request-timestamp": String(timestamp), "x-slack-signature": `v0=${digest}` };
}
