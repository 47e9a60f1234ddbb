import { keptName } from "../vault/memory-names.ts";
import type { Vault } from "../vault/vault.ts";
import type { Reception } from "./platform.ts";

const yearMs = 365 * 24 * 60 * 60_000;

export type Memory = Pick<Reception, "remember" | "rememberShown" | "change" | "recall" | "remembered">;

/** What adapters remember, kept in the vault under names of their own. */
export function createMemory(vault: Vault): Memory {
  return {
    async remember(name, value, keepMs = yearMs) {
      if (value === "") await vault.drop(keptName(name));
      else await vault.put(keptName(name), value, keepMs);
    },
    rememberShown: (name, value, keepMs = yearMs) => vault.note(keptName(name), value || undefined, keepMs),
    async change(name, keepMs, to) {
      await vault.change(keptName(name), keepMs, (before) => to(before) || undefined);
    },
    recall: (name) => vault.open(keptName(name)),
    remembered: async (beginning) =>
      (await vault.list([keptName(beginning)])).map(({ ref }) => ref.slice(keptName("").length)),
  };
}
