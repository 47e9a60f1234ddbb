import { createHash } from "node:crypto";
import type { Vault } from "./vault/vault.ts";

const told = "brought-along";
const yearMs = 365 * 24 * 60 * 60_000;

/**
 * What adapters remember goes from practice to what is real, sealed anew: where the app is installed, and which thread
 * was about which request. Each entry once, so that what was given up since does not come back. Returns how many.
 */
export async function bringAlong(from: Vault, to: Vault, beginnings: readonly string[]): Promise<number> {
  const before = JSON.parse((await from.open(told)) ?? "{}") as Record<string, string>;
  const now: Record<string, string> = {};
  let brought = 0;
  for (const { ref, keepMs } of await from.list(beginnings)) {
    const value = await from.open(ref);
    if (value === undefined) continue;
    now[ref] = createHash("sha256").update(value).digest("base64").slice(0, 16);
    if (before[ref] === now[ref] || (await to.has(ref))) continue;
    await to.put(ref, value, keepMs);
    brought += 1;
  }
  if (Object.keys(now).length > 0) await from.put(told, JSON.stringify(now), yearMs);
  return brought;
}
