import type { Case } from "../../../src/conversation/types.ts";
import type { BulletinLedger, BulletinWrite } from "../../../src/ledger/bulletins.ts";
import { type Memory, put, type Written } from "./memory.ts";

/** Writes one row about a mark or a bulletin. */
export function createBulletinWrites({ marks, bulletins }: Memory, clock: () => number) {
  return function write(each: BulletinWrite): Written {
    if (each.write === "mark") {
      const name = `${each.world} ${each.mark.subject}`;
      const before = marks.get(name);
      return before && before.n >= each.mark.n ? undefined : put(marks, name, each.mark);
    }
    const name = `${each.world} ${each.bulletin.id}`;
    if (bulletins.has(name)) return undefined;
    return put(bulletins, name, { ...each.bulletin, made: clock(), leasedUntil: 0 });
  };
}

export function readBulletins(
  { marks, bulletins }: Memory,
  clock: () => number,
  world: Case["world"] | undefined,
): BulletinLedger {
  const isOurs = (name: string) => world === undefined || name.startsWith(`${world} `);
  return {
    marks: async () => [...marks].filter(([name]) => isOurs(name)).map(([, mark]) => mark),
    async claimBulletin(leaseMs) {
      const due = [...bulletins].filter(
        ([name, { told, leasedUntil }]) => isOurs(name) && told === undefined && leasedUntil <= clock(),
      );
      const [name, oldest] = due.toSorted(([, a], [, b]) => a.made - b.made)[0] ?? [];
      if (name === undefined || !oldest) return undefined;
      bulletins.set(name, { ...oldest, leasedUntil: clock() + leaseMs });
      return { id: oldest.id, text: oldest.text };
    },
    async bulletinTold(id) {
      for (const [name, each] of bulletins)
        if (isOurs(name) && each.id === id) bulletins.set(name, { ...each, told: clock() });
    },
  };
}
