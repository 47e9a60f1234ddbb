import { describe, expect, test } from "vitest";
import { verifyAudit } from "../../src/ledger/audit.ts";
import type { Open } from "./opened.ts";
import { attempt, caseAt, claimAll, collect, effect, start, turn } from "./turns.ts";

const hour = 3_600_000;

/** A ledger that was put back from a backup. */
export function restoreContract(name: string, open: Open): void {
  describe(`${name}: put back from a backup`, () => {
    test("a ledger that was never put back says so, and there is nothing to allow", async () => {
      const { ledger } = await open();
      expect([await ledger.restored(), await ledger.letSpend()]).toEqual([undefined, undefined]);
      expect(await verifyAudit(ledger.audit())).toMatchObject({ rows: 0 });
    });

    test("a ledger that was put back knows when, since when it knows nothing, and whether it may spend", async () => {
      const { ledger, clock, reopen } = await open();
      await ledger.commit(turn(caseAt(1)));
      clock.now = start + hour;
      const mark = { at: start + hour, since: start };
      expect(await ledger.markRestored()).toEqual(mark);
      const other = await reopen();
      expect(await other.restored()).toEqual(mark);
      clock.now = start + 2 * hour;
      expect(await other.letSpend()).toEqual({ ...mark, spends: start + 2 * hour });
      clock.now = start + 3 * hour;
      expect(await ledger.letSpend()).toEqual({ ...mark, spends: start + 2 * hour });
      expect(await ledger.markRestored()).toEqual({ at: start + 3 * hour, since: start + 2 * hour });
      expect((await ledger.restored())?.spends).toBeUndefined();
      const rows = await collect(ledger.audit());
      expect(rows.map(({ actor, what }) => `${actor} ${what}`).slice(1)).toEqual([
        "operator restored",
        "operator may spend",
        "operator restored",
      ]);
      await ledger.commit(turn(caseAt(2)));
      expect(await verifyAudit(ledger.audit())).toMatchObject({ holds: true, rows: 5 });
    });

    test("the instant of the restore is never before the newest row, even by a clock that is behind", async () => {
      const { ledger, clock } = await open();
      await ledger.commit(turn(caseAt(1)));
      clock.now = start - hour;
      expect(await ledger.markRestored()).toEqual({ at: start, since: start });
    });

    test("a job promised before the backup says so and is free at once; a later one does not", async () => {
      const { ledger } = await open();
      await ledger.commit(turn(caseAt(1), { effects: [effect("e1"), effect("e2")] }));
      expect(await ledger.claim("effect", 1, hour)).toMatchObject([{ id: "effect:e1" }]);
      await ledger.markRestored();
      await ledger.commit(turn(caseAt(2), { effects: [effect("e3")] }));
      const jobs = (await claimAll(ledger, "effect")).map(({ id, restored }) => [id, restored]);
      expect(jobs.toSorted()).toEqual([
        ["effect:e1", true],
        ["effect:e2", true],
        ["effect:e3", undefined],
      ]);
    });

    test("an attempt whose end is not known is in doubt from then on, and may be older; an ended one stays as it was", async () => {
      const { ledger, clock } = await open();
      const states = ["sent", "unknown", "manual", "done", "absent"] as const;
      const also = states.map((state, n) => ({
        write: "attempt" as const,
        attempt: attempt({ effect: `e-${state}`, naturalKey: `${n}@example.com`, state, ...(n === 1 && { since: 7 }) }),
      }));
      await ledger.commit(turn(caseAt(1), { also }));
      await ledger.claimAttempts(5, hour);
      clock.now = start + hour;
      await ledger.markRestored();
      const found = await Promise.all(states.map((state) => ledger.attempt(`e-${state}`)));
      const doubted = { signedAt: start + hour, nextLook: start + hour };
      const before = { signedAt: start, nextLook: start + 35_000 };
      expect(found).toMatchObject([
        { ...doubted, since: start },
        { ...doubted, since: 7 },
        { ...doubted, since: start },
        before,
        before,
      ]);
      expect(await ledger.claimAttempts(5, hour)).toHaveLength(5);
    });
  });
}
