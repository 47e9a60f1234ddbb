import { audited } from "../../../src/ledger/audit.ts";
import type { Ledger } from "../../../src/ledger/ledger.ts";
import { frozen, type Memory } from "./memory.ts";
import { chain } from "./turns.ts";

/** The ledger's restores, in memory. */
export function createRestores(
  memory: Memory,
  clock: () => number,
): Pick<Ledger, "restored" | "markRestored" | "letSpend"> {
  const { outbox, attempts, links, slots, audit } = memory;

  return {
    restored: async () => memory.restore,
    async markRestored() {
      const since = audit.at(-1)?.at ?? clock();
      const restore = { at: Math.max(clock(), since, (memory.restore?.at ?? 0) + 1), since };
      memory.restore = restore;
      for (const row of outbox.values()) Object.assign(row, { lease: undefined, ready: clock(), restored: true });
      for (const [effect, { n, row }] of attempts)
        if (row.nextLook !== null && ["sent", "unknown", "manual"].includes(row.state)) {
          const fresh = { since: row.since ?? row.signedAt, signedAt: restore.at, nextLook: clock() };
          attempts.set(effect, { n, row: frozen({ ...row, ...fresh }), leasedUntil: 0 });
        }
      for (const [token, link] of links)
        if (link.ended === undefined) links.set(token, { ...link, ended: clock(), why: "restored" });
      slots.clear();
      chain(memory, clock(), audited("restored", { since }));
      return restore;
    },
    async letSpend() {
      const { restore } = memory;
      if (restore && restore.spends === undefined) {
        memory.restore = { ...restore, spends: clock() };
        chain(memory, clock(), audited("may spend", { at: restore.at }));
      }
      return memory.restore;
    },
  };
}
