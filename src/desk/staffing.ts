import { randomUUID } from "node:crypto";
import { operators } from "../conversation/turn/verdict.ts";
import type { Case } from "../conversation/types.ts";
import type { Vault } from "../vault/vault.ts";
import type { Desk } from "./desk.ts";

export interface StaffingParts {
  vault: Vault;
  desk: Pick<Desk, "redraw">;
  /** The address at which the operators read. */
  readAt: string | undefined;
}

const noted = "staffed";
const rememberMs = 365 * 24 * 60 * 60_000;

/**
 * Shows the cards of the open requests anew that wait for those who run the desk, when somebody is set who hears of
 * them for the first time, or nobody is set any more. What their people read of that is true again then.
 */
export function createStaffing({ vault, desk, readAt }: StaffingParts) {
  const now = readAt ?? "nobody";

  return async function staffing(open: readonly Case[]): Promise<void> {
    const before = await vault.open(noted);
    if (before === now) return;
    const theirs = open.filter(({ roles = [], waiting }) => roles.includes(operators) || waiting !== undefined);
    if (theirs.length === 0 && before === undefined) return;
    for (const { id } of theirs) await desk.redraw(id, `staffed:${randomUUID()}`);
    await vault.put(noted, now, rememberMs);
  };
}
