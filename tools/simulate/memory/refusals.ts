import type { Ledger } from "../../../src/ledger/ledger.ts";
import { hourMs, namesIn } from "../../../src/ledger/refusals.ts";
import type { Memory } from "./memory.ts";

/** The ledger's refused attempts, in memory. */
export function createRefusals({ refusals }: Memory, clock: () => number): Pick<Ledger, "refuse" | "refusals"> {
  return {
    async refuse(refused) {
      const now = clock();
      const hour = Math.floor(now / hourMs);
      for (const each of refused) {
        const key = JSON.stringify([hour, each.who, each.action, each.front]);
        const before = refusals.get(key);
        const count = each.count + (before?.row.count ?? 0);
        refusals.set(key, {
          hour,
          row: { ...before?.row, ...each, count, first: before?.row.first ?? now, last: now },
        });
      }
      return namesIn(refused).map((who) => {
        const rows = [...refusals.values()].flatMap((each) =>
          each.hour === hour && each.row.who === who ? each.row : [],
        );
        const [most] = rows.toSorted((a, b) => b.count - a.count || (a.action < b.action ? -1 : 1));
        const count = rows.reduce((sum, each) => sum + each.count, 0);
        return { who, count, since: Math.min(...rows.map(({ first }) => first)), action: most!.action };
      });
    },
    async refusals(since, limit) {
      const rows = [...refusals.values()].flatMap(({ row }) => (row.last >= since ? row : []));
      const nameOf = ({ who, action, front }: (typeof rows)[number]) => [who, action, front].join("\n");
      return rows.toSorted((a, b) => b.last - a.last || (nameOf(a) < nameOf(b) ? -1 : 1)).slice(0, limit);
    },
  };
}
