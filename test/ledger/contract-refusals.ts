import { describe, expect, test } from "vitest";
import type { Open } from "./opened.ts";
import { start } from "./turns.ts";

const hour = 60 * 60_000;
const day = 24 * hour;
const eve = "slack:T1:U9";

const refused = (action: string, count = 1, caseId?: string) => ({
  who: eve,
  action,
  front: "slack",
  count,
  ...(caseId && { caseId }),
});

export function refusalContract(name: string, open: Open): void {
  describe(`${name}: refused attempts`, () => {
    test("are one row for a person, what they tried and the hour, with a count", async () => {
      const { ledger, clock } = await open();
      const top = Math.ceil(start / hour) * hour;
      clock.now = top;
      await ledger.refuse([refused("cancel", 1, "R-7K2P")]);
      clock.now = top + 5;
      expect(await ledger.refuse([refused("cancel", 3), refused("open", 2)])).toEqual([
        { who: eve, count: 6, since: top, action: "cancel" },
      ]);
      clock.now = top + hour;
      expect(await ledger.refuse([refused("open")])).toEqual([
        { who: eve, count: 1, since: top + hour, action: "open" },
      ]);
      expect(await ledger.refusals(0, 9)).toEqual([
        { ...refused("open"), first: top + hour, last: top + hour },
        { ...refused("cancel", 4, "R-7K2P"), first: top, last: top + 5 },
        { ...refused("open", 2), first: top + 5, last: top + 5 },
      ]);
      expect(await ledger.refusals(top + hour, 9)).toHaveLength(1);
      expect(await ledger.refusals(0, 1)).toHaveLength(1);
    });

    test("that are nobody's are counted by their kind, and add up to no person", async () => {
      const { ledger } = await open();
      const forged = { who: "", action: "signature", count: 30 };
      expect(await ledger.refuse([{ ...forged, front: "slack" }])).toEqual([]);
      expect(await ledger.refuse([{ ...forged, front: "web" }, refused("open")])).toMatchObject([
        { who: eve, count: 1 },
      ]);
      expect((await ledger.refusals(0, 9)).map(({ who, front, count }) => [who, front, count])).toEqual([
        ["", "slack", 30],
        ["", "web", 30],
        [eve, "slack", 1],
      ]);
    });

    test("add up over all desks, however many count at once", async () => {
      const { ledger, reopen } = await open();
      const desks = [ledger, await reopen(), await reopen()];
      const sums = await Promise.all(
        Array.from({ length: 60 }, (_, n) => desks[n % 3]!.refuse([refused(n % 2 === 0 ? "cancel" : "open")])),
      );
      expect(
        sums
          .flat()
          .map(({ count }) => count)
          .toSorted((a, b) => a - b),
      ).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
      expect((await ledger.refusals(0, 9)).map(({ count }) => count)).toEqual([30, 30]);
    });

    test("stay for thirty days more than what else grows old", async () => {
      const { ledger, clock } = await open();
      await ledger.refuse([refused("open")]);
      clock.now = start + 40 * day;
      expect(await ledger.prune(start + 30 * day)).toBe(0);
      expect(await ledger.refusals(0, 9)).toHaveLength(1);
      expect(await ledger.prune(start + 30 * day + 1)).toBe(1);
      expect(await ledger.refusals(0, 9)).toEqual([]);
    });
  });
}
