import type { Text } from "../conversation/types.ts";
import type { Vault } from "../vault/vault.ts";
import type { Desk } from "./desk.ts";

const rememberMs = 365 * 24 * 60 * 60_000;

export type TellOnce = (caseId: string, name: string, to: string, notice: Text) => Promise<void>;

/**
 * Tells somebody something once, whichever desk does. The event's id keeps two desks from telling it at once, and the
 * vault remembers for a year that it was told.
 */
export function createTellOnce({ vault, desk }: { vault: Vault; desk: Desk }): TellOnce {
  return async (caseId, event, to, notice) => {
    if (await vault.has(event)) return;
    await desk.note(caseId, { event, to, notice });
    await vault.put(event, "told", rememberMs);
  };
}
