import { setImmediate as soon } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { verifyAudit } from "../../src/ledger/audit.ts";
import type { Write } from "../../src/ledger/ledger.ts";
import type { WantedPause } from "../../src/ledger/pauses.ts";
import type { Open, OpenedDatabase } from "./opened.ts";
import { attempt, caseAt, collect, start, turn } from "./turns.ts";

const hour = 3_600_000;
const kim = "slack:T1:U1";
const lee = "slack:T1:U2";
const pausing = (change: Partial<WantedPause> = {}): WantedPause => ({
  ...{ what: "spending", by: kim, why: "numbers that cost" },
  ...change,
});
const spends: Write = { write: "not-paused", what: "spending" };
const opens: Write = { write: "not-paused", what: "requests" };
const waits: Write = { write: "awaits-go-on" };

export function pauseContract(name: string, open: Open): void {
  describe(`${name}: pauses`, () => {
    test("tell who, why, and until when, and are known to every desk", async () => {
      const { ledger, reopen } = await open();
      const other = await reopen();
      expect(await ledger.pauses()).toEqual([]);
      const made = await ledger.pause(pausing({ forMs: hour }));
      expect(made).toEqual({ id: made.id, ...pausing(), at: start, until: start + hour });
      expect(await other.pauses()).toEqual([made]);
      expect((await other.figures()).pauses).toEqual([{ what: "spending", until: start + hour }]);
    });

    test.each([
      ["requests", [false, true]],
      ["spending", [true, false]],
      ["everything", [false, false]],
    ] as const)("of %s keep back what they are about, and nothing else", async (what, [mayOpen, maySpend]) => {
      const { ledger } = await open();
      await ledger.pause(pausing({ what }));
      const opened = await ledger.commit(turn(caseAt(1), { also: [opens] }));
      expect(opened).toEqual(mayOpen ? { is: "kept" } : { is: "conflict", write: "not-paused" });
      const spent = await ledger.commit(turn(caseAt(1, { id: "R-2222" }), { also: [spends] }));
      expect(spent).toEqual(maySpend ? { is: "kept" } : { is: "conflict", write: "not-paused" });
      expect((await ledger.commit(turn(caseAt(1, { id: "R-3333" })))).is).toBe("kept");
    });

    test("leave nothing of a commit that they keep back", async () => {
      const { ledger } = await open();
      await ledger.commit(turn(caseAt(1)));
      await ledger.pause(pausing());
      const also: Write[] = [spends, { write: "attempt", attempt: attempt() }];
      expect(await ledger.commit(turn(caseAt(2), { also }))).toEqual({ is: "conflict", write: "not-paused" });
      expect(await ledger.attempt(attempt().effect)).toBeUndefined();
      expect((await ledger.load("R-7K2P"))?.version).toBe(1);
    });

    test("are due when the operators are to be told, at their end, and when cases may go on", async () => {
      const { ledger, clock, reopen } = await open();
      const other = await reopen();
      const due = async () => (await other.nextDue()).pauses;
      expect(await due()).toBeUndefined();
      const { id } = await ledger.pause(pausing({ forMs: hour }));
      expect(await due()).toBeLessThanOrEqual(0);
      await ledger.tellPause(id, "begun");
      expect(await due()).toBe(hour);
      await ledger.commit(turn(caseAt(1), { also: [waits] }));
      expect(await due()).toBe(hour);
      clock.now = start + hour;
      expect(await due()).toBeLessThanOrEqual(0);
      await ledger.tellPause(id, "ended");
      expect(await due()).toBeLessThanOrEqual(0);
      await ledger.wentOn("R-7K2P", 1);
      expect(await due()).toBeUndefined();
      const lasting = await ledger.pause(pausing());
      await ledger.tellPause(lasting.id, "begun");
      expect(await due()).toBeUndefined();
    });

    test("end when somebody says so, and by themselves by the ledger's clock", async () => {
      const { ledger, clock, reopen } = await open();
      const other = await reopen();
      await ledger.pause(pausing({ what: "requests" }));
      await ledger.pause(pausing({ forMs: hour }));
      clock.now = start + hour - 1;
      expect((await other.commit(turn(caseAt(1), { also: [spends] }))).is).toBe("conflict");
      clock.now = start + hour;
      expect((await other.commit(turn(caseAt(1), { also: [spends] }))).is).toBe("kept");
      expect((await other.pauses()).map(({ what }) => what)).toEqual(["requests"]);
      const ended = await other.goOn(["requests", "spending", "everything"], lee);
      expect(ended).toMatchObject([{ what: "requests", by: kim, ended: start + hour, endedBy: lee }]);
      expect(await ledger.pauses()).toEqual([]);
      expect(await ledger.goOn(["requests"], lee)).toEqual([]);
      expect((await ledger.commit(turn(caseAt(1, { id: "R-2222" }), { also: [opens] }))).is).toBe("kept");
    });

    test("of one kind replace each other", async () => {
      const { ledger } = await open();
      await ledger.pause(pausing());
      const second = await ledger.pause(pausing({ by: lee, why: "still", forMs: hour }));
      expect(await ledger.pauses()).toEqual([second]);
    });

    test("and their ends are told once each, and not where another came in their place", async () => {
      const { ledger, clock, reopen } = await open();
      const other = await reopen();
      const first = await ledger.pause(pausing());
      expect(await other.untold()).toMatchObject([{ id: first.id, told: "nothing" }]);
      await other.tellPause(first.id, "begun");
      expect(await ledger.untold()).toEqual([]);
      const second = await ledger.pause(pausing({ by: lee, forMs: hour }));
      expect(await ledger.untold()).toMatchObject([{ id: second.id, told: "nothing" }]);
      await ledger.tellPause(second.id, "begun");
      clock.now = start + hour;
      expect(await ledger.untold()).toMatchObject([{ id: second.id, told: "begun", ended: start + hour }]);
      await ledger.tellPause(second.id, "ended");
      expect(await ledger.untold()).toEqual([]);
    });

    test("have cases wait until no pause of spending is in force", async () => {
      const { ledger, reopen } = await open();
      await ledger.pause(pausing());
      await ledger.pause(pausing({ what: "everything" }));
      await ledger.pause(pausing({ what: "requests" }));
      await ledger.commit(turn(caseAt(1), { also: [waits] }));
      await ledger.commit(turn(caseAt(2), { also: [waits] }));
      await ledger.commit(turn(caseAt(1, { id: "R-2222" }), { also: [waits] }));
      expect(await ledger.waiters(9)).toEqual([]);
      const figures = await ledger.figures();
      expect([figures.waits, figures.pauses.map(({ what }) => what).toSorted()]).toEqual([
        2,
        ["everything", "requests", "spending"],
      ]);
      await ledger.goOn(["spending"], kim);
      expect(await ledger.waiters(9)).toEqual([]);
      await ledger.goOn(["everything"], kim);
      const other = await reopen();
      expect((await other.waiters(9)).toSorted()).toEqual(["R-2222", "R-7K2P"]);
      expect(await other.waiters(1)).toHaveLength(1);
      await other.wentOn("R-7K2P", 1);
      expect(await ledger.waiters(9)).toHaveLength(2);
      await other.wentOn("R-7K2P", 2);
      expect(await ledger.waiters(9)).toEqual(["R-2222"]);
      await ledger.commit(turn(caseAt(2, { id: "R-2222" }), { also: [{ write: "goes-on" }] }));
      expect(await ledger.waiters(9)).toEqual([]);
    });

    test("stand in the record, with who did it and without what they typed", async () => {
      const { ledger } = await open();
      await ledger.pause(pausing({ forMs: hour }));
      await ledger.goOn(["spending"], lee);
      expect(await collect(ledger.audit())).toMatchObject([
        { actor: kim, what: "paused", caseId: "-", detail: { what: "spending", until: start + hour } },
        { actor: lee, what: "went on", detail: { what: "spending" } },
      ]);
      expect(await verifyAudit(ledger.audit())).toMatchObject({ holds: true, rows: 2 });
    });

    test("let nothing through that is committed after they were acknowledged, whichever desk commits", async () => {
      const { ledger, reopen } = await open();
      const desks = [ledger, await reopen(), await reopen()];
      let acknowledged = false;
      const spend = async (desk: typeof ledger, n: number) => {
        const begunAfter = acknowledged;
        const id = `R-${n}`;
        const also: Write[] = [spends, { write: "attempt", attempt: attempt({ effect: `${id}.1.text`, caseId: id }) }];
        const committed = await desk.commit(turn(caseAt(1, { id }), { also }));
        return { begunAfter, is: committed.is };
      };
      let n = 0;
      const results: { begunAfter: boolean; is: string }[] = [];
      const keepSpending = async (desk: typeof ledger) => {
        for (let after = 0; after < 5; ) {
          await soon(); // the others have their turn, also where nothing waits for a disk
          const result = await spend(desk, n++);
          results.push(result);
          if (result.begunAfter) after++;
        }
      };
      const all = Promise.all([...desks, ...desks].map(keepSpending));
      while (results.length < 12) await soon();
      await ledger.pause(pausing());
      const before = await ledger.underWay();
      acknowledged = true;
      await all;
      expect(await ledger.underWay()).toBe(before);
      expect(results.filter(({ begunAfter }) => begunAfter).map(({ is }) => is)).toEqual(
        Array.from({ length: 30 }, () => "conflict"),
      );
      expect(results.filter(({ is }) => is === "kept")).toHaveLength(before);
    });
  });
}

/** What somebody types into a pause is sealed. */
export function sealedPauseContract(name: string, open: Open<OpenedDatabase>): void {
  test(`${name}: the reason of a pause is of no use under another pause`, async () => {
    const { ledger, tamper } = await open();
    await ledger.pause(pausing());
    await ledger.pause(pausing({ what: "requests", why: "closed" }));
    await tamper("update pauses set sealed = (select sealed from pauses p where p.what = 'requests')");
    await expect(ledger.pauses()).rejects.toThrow("does not open");
  });
}
