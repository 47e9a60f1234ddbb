import type { Ledger } from "../../../src/ledger/ledger.ts";
import { type KeptAttempt, keyOf, type Memory } from "./memory.ts";

type Attempts = Pick<Ledger, "attempt" | "attemptsFor" | "claimAttempts" | "control" | "slot">;

/** The ledger's attempts and slots, in memory. */
export function createAttempts(memory: Memory, clock: () => number, isOurs: (caseId: string) => boolean): Attempts {
  const { attempts, controls, slots } = memory;

  return {
    async attempt(effect) {
      return attempts.get(effect)?.row;
    },
    async attemptsFor(partner, naturalKey) {
      return [...attempts.values()]
        .filter(({ row }) => keyOf(row.partner, row.naturalKey) === keyOf(partner, naturalKey))
        .sort((a, b) => a.row.signedAt - b.row.signedAt || a.n - b.n)
        .map(({ row }) => row);
    },
    async claimAttempts(limit, leaseMs) {
      const now = clock();
      const isDue = ({ row, leasedUntil }: KeptAttempt) =>
        row.nextLook !== null && row.nextLook <= now && leasedUntil <= now && isOurs(row.caseId);
      return [...attempts.values()]
        .filter(isDue)
        .sort((a, b) => a.row.nextLook! - b.row.nextLook! || a.n - b.n)
        .slice(0, limit)
        .map((kept) => {
          attempts.set(kept.row.effect, { ...kept, leasedUntil: now + leaseMs });
          return kept.row;
        });
    },
    control: async (api) => controls.get(api),
    async slot(api, everyMs, mostMs, leadMs = 0) {
      const now = clock() * 1000;
      const next = Math.max(now + Math.round(leadMs * 1000), slots.get(api) ?? now);
      if ((slots.get(api) ?? now) - now > Math.round(mostMs * 1000)) return undefined;
      slots.set(api, next + Math.round(everyMs * 1000));
      return (next - now) / 1000;
    },
  };
}
