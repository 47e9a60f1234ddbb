import { createHash } from "node:crypto";
import type { Log } from "../machine/log.ts";
import { memoryRefs } from "../vault/memory-names.ts";
import type { Vault } from "../vault/vault.ts";
import type { Config } from "./settings/config.ts";
import { openPracticeVaults } from "./stores.ts";

const told = "brought-along";
const yearMs = 365 * 24 * 60 * 60_000;

/**
 * Brings what adapters remember from practice to the first real start, so that the app stays installed where it was and
 * threads stay with their requests. Without it a real desk begins as new.
 */
export async function goOnFromPractice(config: Config, vault: Vault, log: Log): Promise<void> {
  try {
    for (const practice of await openPracticeVaults(config)) {
      const brought = await bringAlong(practice.vault, vault, memoryRefs);
      await practice.close();
      if (brought > 0) log.info({ brought }, "what was remembered while practising came along");
    }
  } catch (error) {
    const { name, message } = error as Error;
    log.warn({ error: name, message }, "what was remembered while practising can't be read");
  }
}

/**
 * Copies what adapters remember, sealed anew: where the app is installed, and which thread belongs to which request.
 * Each entry is copied once, so that what was given up since does not come back. Resolves to how many were copied.
 */
async function bringAlong(from: Vault, to: Vault, beginnings: readonly string[]): Promise<number> {
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
