import { createHmac, timingSafeEqual } from "node:crypto";

/** How long after a look at the page a person may act (ms): ten idle minutes, and one in which the answer travels. */
const freshMs = 11 * 60_000;

/**
 * Tells when a browser was last shown the page. It is signed with the browser's own secret, which no script can read, so
 * it needs no memory and holds on every desk.
 */
export function stampOf(browser: string, now: number): string {
  const at = now.toString(36);
  return `${at}.${signed(browser, at)}`;
}

/** Whether the page was looked at lately, by this browser. */
export function isFresh(browser: string, stamp: string | undefined, now: number): boolean {
  const [at = "", mac = ""] = (stamp ?? "").split(".");
  const [given, right] = [Buffer.from(mac), Buffer.from(signed(browser, at))];
  if (given.length !== right.length || !timingSafeEqual(given, right)) return false;
  const looked = Number.parseInt(at, 36);
  return looked <= now + freshMs && looked + freshMs > now;
}

function signed(browser: string, at: string): string {
  return createHmac("sha256", browser).update(`looked ${at}`).digest("base64url");
}
