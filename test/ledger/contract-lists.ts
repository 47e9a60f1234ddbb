import { describe, expect, test } from "vitest";
import type { Case } from "../../src/conversation/types.ts";
import type { CaseFilter, CasePlace, Ledger } from "../../src/ledger/ledger.ts";
import type { Open } from "./opened.ts";
import { caseAt, start, turn } from "./turns.ts";

const [mei, abroad, bo] = ["slack:T1:U9", "discord:1:2", "slack:T1:U2"];

/** Which cases a list has, and how one goes on with it. */
export function listContract(name: string, open: Open): void {
  const keep = (ledger: Ledger, id: string, change: Partial<Case> = {}) =>
    ledger.commit(turn(caseAt(1, { id, ...change })));
  const ids = async (ledger: Ledger, filter: CaseFilter) => (await ledger.list(filter)).map(({ id }) => id);
  const place = ({ opened, id }: Case): CasePlace => ({ opened, id });

  describe(`${name}: lists`, () => {
    test("have the requests of some people, of one world, open or over, opened since an instant", async () => {
      const { ledger } = await open();
      await keep(ledger, "R-1", { opened: start + 1 });
      await keep(ledger, "R-2", { opened: start + 2, people: { owner: abroad } });
      await keep(ledger, "R-3", { opened: start + 3, people: { owner: bo } });
      await keep(ledger, "R-4", { opened: start + 4, state: "done" });
      await keep(ledger, "R-5", { opened: start + 5, state: "cancelled", world: "real" });
      expect(await ids(ledger, { owner: [mei, abroad] })).toEqual(["R-5", "R-4", "R-2", "R-1"]);
      expect(await ids(ledger, { owner: [mei, abroad], state: "open" })).toEqual(["R-2", "R-1"]);
      expect(await ids(ledger, { owner: mei, state: "closed" })).toEqual(["R-5", "R-4"]);
      expect(await ids(ledger, { owner: mei, world: "practice" })).toEqual(["R-4", "R-1"]);
      expect(await ids(ledger, { since: start + 3 })).toEqual(["R-5", "R-4", "R-3"]);
      expect(await ids(ledger, { since: start + 3, state: "done" })).toEqual(["R-4"]);
      expect(await ids(ledger, { owner: [] })).toEqual([]);
    });

    test("have what is filed under a term and what is at home in one place, the newest first", async () => {
      const { ledger } = await open();
      const filed = (id: string, opened: number, owner: string, ...terms: string[]) =>
        ledger.commit(turn(caseAt(1, { id, opened: start + opened, people: { owner } }), { index: { terms } }));
      await filed("R-1", 1, mei, "slack:T1:|name|an", "slack:T1:|name|ana");
      await filed("R-2", 2, bo, "slack:T1:|name|an");
      await filed("R-3", 3, abroad, "discord:1:|name|an");
      await filed("R-4", 4, "terminal:you", "terminal:|name|an");
      expect(await ids(ledger, { term: "slack:T1:|name|an" })).toEqual(["R-2", "R-1"]);
      expect(await ids(ledger, { term: "slack:T1:|name|an", limit: 1 })).toEqual(["R-2"]);
      expect(await ids(ledger, { term: "slack:T1:|name|ana" })).toEqual(["R-1"]);
      expect(await ids(ledger, { term: "slack:T1:|name|a" })).toEqual([]);
      expect(await ids(ledger, { home: "slack:T1:", state: "open" })).toEqual(["R-2", "R-1"]);
      expect(await ids(ledger, { home: "terminal:" })).toEqual(["R-4"]);
      await ledger.commit(
        turn(caseAt(2, { id: "R-1", opened: start + 1, people: { owner: mei } }), {
          index: { terms: ["slack:T1:|name|bo", "slack:T1:|name|an"] },
        }),
      );
      await ledger.commit(turn(caseAt(2, { id: "R-2", opened: start + 2, people: { owner: bo }, state: "done" })));
      expect(await ids(ledger, { term: "slack:T1:|name|bo" })).toEqual(["R-1"]);
      expect(await ids(ledger, { term: "slack:T1:|name|an", state: "open" })).toEqual(["R-1"]);
      expect(await ids(ledger, { term: "slack:T1:|name|an", state: "closed" })).toEqual(["R-2"]);
    });

    test("find a case that was kept without terms once it is filed, unless it has moved on meanwhile", async () => {
      const { ledger, reopen } = await open();
      await keep(ledger, "R-1");
      await keep(ledger, "R-2");
      await ledger.commit(turn(caseAt(1, { id: "R-3" }), { index: { terms: [] } }));
      expect((await ledger.unfiled(10)).map(({ id }) => id)).toEqual(["R-1", "R-2"]);
      expect(await ledger.unfiled(1)).toHaveLength(1);
      await ledger.commit(turn(caseAt(2, { id: "R-2" })));
      const filings = ["R-1", "R-2"].map((id) => ({ id, version: 1, opened: start, terms: [`name ${id}`] }));
      await ledger.file(filings);
      expect(await ids(ledger, { term: "name R-1" })).toEqual(["R-1"]);
      expect(await ids(ledger, { term: "name R-2" })).toEqual([]);
      const other = await reopen();
      expect(await other.unfiled(10)).toMatchObject([{ id: "R-2", version: 2 }]);
      await other.file([{ ...filings[1]!, version: 2 }]);
      expect(await ids(ledger, { term: "name R-2" })).toEqual(["R-2"]);
      expect(await ledger.unfiled(10)).toEqual([]);
    });

    test("go on after a case and before one, without a gap, though many were opened in one millisecond", async () => {
      const { ledger } = await open();
      for (let n = 10; n < 40; n++) await keep(ledger, `R-${n}`, { opened: start + (n % 3), people: { owner: mei } });
      const whole = await ledger.list({ limit: 100 });
      const forth: Case[] = [];
      for (let after: CasePlace | undefined; forth.length < whole.length; after = place(forth.at(-1)!)) {
        const page = await ledger.list({ owner: mei, limit: 7, ...(after && { after }) });
        expect(page).toEqual(whole.slice(forth.length, forth.length + 7));
        forth.push(...page);
      }
      expect(await ledger.list({ after: place(whole.at(-1)!) })).toEqual([]);
      expect(await ledger.list({ before: place(whole[12]!), limit: 5 })).toEqual(whole.slice(7, 12));
      expect(await ledger.list({ before: place(whole[3]!), limit: 5 })).toEqual(whole.slice(0, 3));
      expect(await ledger.list({ before: place(whole[0]!) })).toEqual([]);
    });

    test("a page begins where the one before ended, also when that case has changed or another came", async () => {
      const { ledger } = await open();
      for (const n of [1, 2, 3, 4]) await keep(ledger, `R-${n}`, { opened: start + n });
      const [, last] = await ledger.list({ state: "open", limit: 2 });
      await ledger.commit(turn(caseAt(2, { id: "R-3", opened: start + 3, state: "done" })));
      await keep(ledger, "R-5", { opened: start + 5 });
      expect(await ids(ledger, { state: "open", after: place(last!), limit: 2 })).toEqual(["R-2", "R-1"]);
    });
  });
}
