import type { Reception } from "../../src/desk/platform.ts";
import type { Deed, Members } from "./front.ts";

/**
 * Asks the platform who may approve. It is asked anew for each deed, and the instant goes with the deed to the commit,
 * which refuses it when it has grown old.
 */
export function createApproverRights(members: Pick<Members, "approves">, { now }: Pick<Reception, "now">) {
  const found = new WeakMap<Deed, number>();

  return {
    /** Whether the person of this deed may approve requests, and acts where approvers read. */
    async hasHere(deed: Deed): Promise<boolean> {
      if (!members.approves) return false;
      const at = await now();
      if (!(await members.approves(deed.from.id, deed.here))) return false;
      found.set(deed, at);
      return true;
    },
    /** Whether a person may approve requests, wherever they are now. False while the platform does not tell. */
    async has({ from, here }: Deed): Promise<boolean> {
      if (!members.approves) return false;
      try {
        return (await members.approves(from.id, here)) || (await members.approves(from.id, undefined));
      } catch {
        return false; // a list without what waits for an approver does no harm
      }
    },
    /** When the platform was asked (ms, by the ledger's clock), if it said that the person of this deed may approve there. */
    askedAt: (deed: Deed): number | undefined => found.get(deed),
  };
}
