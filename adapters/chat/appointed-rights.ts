import { approvers, type Reception } from "../../src/desk/platform.ts";
import type { AppointedRole, Deed, Members } from "./front.ts";

/**
 * Asks the platform who has a role. It is asked anew for each deed, and the instant goes with the deed to the commit,
 * which refuses it when it has grown old.
 */
export function createAppointedRights({ appointed = {} }: Pick<Members, "appointed">, { now }: Pick<Reception, "now">) {
  const found = new WeakMap<Deed, Map<AppointedRole, number>>();

  /** Whether the person of this deed has the role where they are, or with `anywhere` wherever that is. */
  async function has(role: AppointedRole, deed: Deed, anywhere?: "anywhere"): Promise<boolean> {
    const theirs = appointed[role];
    if (!theirs) return false;
    const at = await now();
    if (!(await theirs.has(deed.from.id, anywhere ? undefined : deed.here))) return false;
    found.set(deed, new Map([...(found.get(deed) ?? []), [role, at]]));
    return true;
  }

  return {
    has,
    /** Whether a person may approve requests, wherever they are now. False while the platform does not tell. */
    async approves({ from, here }: Deed): Promise<boolean> {
      const theirs = appointed[approvers];
      if (!theirs) return false;
      try {
        return (await theirs.has(from.id, here)) || (await theirs.has(from.id, undefined));
      } catch {
        return false; // a list without what waits for an approver does no harm
      }
    },
    /** The roles that the platform said the person of this deed has. */
    rolesOf: (deed: Deed): AppointedRole[] => [...(found.get(deed)?.keys() ?? [])],
    /** When the platform was asked for them, the first time (ms, by the ledger's clock). Undefined where it said none. */
    askedAt(deed: Deed): number | undefined {
      const asked = found.get(deed);
      return asked && Math.min(...asked.values());
    },
  };
}
