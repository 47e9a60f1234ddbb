import { randomUUID } from "node:crypto";
import type { Case } from "../conversation/types.ts";
import type { Vault } from "../vault/vault.ts";
import type { Desk } from "./desk.ts";

export interface StaffingParts {
  vault: Vault;
  desk: Pick<Desk, "redraw">;
  /** Those who are set, such as `operators`, and the address at which they read. */
  role: "operators" | "approvers";
  readAt: string | undefined;
}

const noted = { operators: "staffed", approvers: "staffed approvers" };
const rememberMs = 365 * 24 * 60 * 60_000;

/**
 * Shows the cards of the open requests anew that wait for those who run the desk or approve, when somebody is set who
 * hears of them for the first time, or elsewhere, or nobody is set any more. What their people read of that is true
 * again then.
 */
export function createStaffing({ vault, desk, role, readAt }: StaffingParts) {
  const now = readAt ?? "nobody";

  return async function staffing(open: readonly Case[]): Promise<void> {
    const before = await vault.open(noted[role]);
    if (before === now) return;
    const isTheirs = ({ roles = [], waiting }: Case) => roles.includes(role) || (role === "operators" && waiting);
    const theirs = open.filter(isTheirs);
    if (theirs.length === 0 && before === undefined) return;
    for (const { id } of theirs) await desk.redraw(id, `${noted[role]}:${randomUUID()}`);
    await vault.put(noted[role], now, rememberMs);
  };
}
