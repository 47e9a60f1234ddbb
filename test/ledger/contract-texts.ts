import { describe, expect, test } from "vitest";
import type { Committed, Ledger, Write } from "../../src/ledger/ledger.ts";
import type { TextWrite } from "../../src/ledger/texts.ts";
import type { Open } from "./opened.ts";
import { attempt, caseAt, start, turn } from "./turns.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
const [to, other] = ["85251234567", "85251234568"];

export function textContract(name: string, open: Open): void {
  const opened = async (ledger: Ledger, id = "R-7K2P") => {
    expect(await ledger.commit(turn(caseAt(1, { id })))).toEqual({ is: "kept" });
  };

  /** One more turn of a case, with these rows. Made anew after a lost race. */
  async function also(ledger: Ledger, rows: Write[], id = "R-7K2P"): Promise<Committed> {
    for (;;) {
      const now = (await ledger.load(id))!;
      const kept = await ledger.commit(turn({ ...now, version: now.version + 1 }, { also: rows }));
      if (kept.is !== "lost") return kept;
    }
  }

  const text = (effect: string, change: Partial<Extract<TextWrite, { write: "text" }>> = {}): TextWrite => ({
    write: "text",
    text: { effect, world: "practice", country: "HK", place: "slack:T1" },
    to,
    most: 3,
    withinMs: 10 * minute,
    of: "soon",
    ...change,
  });
  const full = { is: "conflict", write: "text", of: "soon" };

  describe(`${name}: texts`, () => {
    test("so many go to one contact within a while that moves on with each, and others are left alone", async () => {
      const { ledger, clock, reopen } = await open();
      await opened(ledger);
      for (const n of [0, 1, 2]) {
        clock.now = start + n * 4 * minute;
        expect(await also(ledger, [text(`e${n}`)])).toEqual({ is: "kept" });
      }
      const before = await ledger.load("R-7K2P");
      clock.now = start + 10 * minute - 1;
      expect(await also(await reopen(), [text("e3")])).toEqual(full);
      expect(await ledger.load("R-7K2P")).toEqual(before);
      expect(await also(ledger, [text("e4", { to: other })])).toEqual({ is: "kept" });
      clock.now = start + 10 * minute;
      expect(await also(ledger, [text("e5")])).toEqual({ is: "kept" });
      expect(await also(ledger, [text("e6")])).toEqual(full);
      expect(await ledger.textsTo(to, start + minute)).toEqual([4, 8, 10].map((n) => start + n * minute));
    });

    test("of many at once to one contact, as many hold as may, whichever desk asks", async () => {
      const { ledger, reopen } = await open();
      const ledgers = [ledger, await reopen(), await reopen()];
      const ids = Array.from({ length: 18 }, (_, n) => `R-${1000 + n}`);
      for (const id of ids) await opened(ledger, id);
      const ends = await Promise.all(ids.map((id, n) => also(ledgers[n % 3]!, [text(`${id}.text`)], id)));
      expect(ends.filter(({ is }) => is === "kept")).toHaveLength(3);
      expect(ends.filter(({ is }) => is === "conflict")).toHaveLength(15);
      expect(await ledger.texts(start, start + 1)).toEqual([{ country: "HK", place: "slack:T1", sent: 3, proven: 0 }]);
    });

    test("a text that another row undoes is not written down", async () => {
      const { ledger } = await open();
      await opened(ledger);
      const count = { write: "count", name: "texts", windowMs: day, limit: 0, of: "desk" } as const;
      expect(await also(ledger, [text("e1"), count])).toEqual({ is: "conflict", write: "count", of: "desk" });
      expect(await ledger.texts(start, start + day)).toEqual([]);
    });

    test("a code that was accepted proves the newest text of its case, once", async () => {
      const { ledger, clock } = await open();
      await opened(ledger);
      await opened(ledger, "R-2222");
      await also(ledger, [text("e1")]);
      await also(ledger, [text("e2", { to: other })], "R-2222");
      clock.now += minute;
      await also(ledger, [text("e3")]);
      await also(ledger, [
        { write: "text-refused", text: { effect: "e4", world: "practice", place: "slack:T1" }, limit: "desk" },
      ]);
      clock.now += minute;
      for (const _ of [1, 2]) expect(await also(ledger, [{ write: "text-proven" }])).toEqual({ is: "kept" });
      const tally = { country: "HK", place: "slack:T1" };
      expect(await ledger.texts(start, start + 1)).toEqual([{ ...tally, sent: 2, proven: 0 }]);
      expect(await ledger.texts(start + 1, start + day)).toEqual([{ ...tally, sent: 1, proven: 1 }]);
    });

    test("what happened in a while is counted, and what stands at its end is not", async () => {
      const { ledger, clock } = await open();
      clock.now = start + minute;
      await opened(ledger);
      await opened(ledger, "R-2222");
      const refused = (effect: string, limit: string): Write => ({
        write: "text-refused",
        text: { effect, world: "practice", country: "HK", place: "slack:T1" },
        limit,
      });
      const made = attempt({ effect: "R-7K2P.2.create", signedAt: start, state: "done", uin: "200000000001" });
      const twice = [2, 3].map((n) =>
        attempt({ effect: `R-7K2P.${n}.text`, signedAt: start + n, state: "refused", code: "Limit" }),
      );
      await also(ledger, [text("e1"), { write: "attempt", attempt: made }]);
      for (const each of twice) await also(ledger, [{ write: "attempt", attempt: each }]);
      await also(ledger, [refused("e2", "desk")]);
      await also(ledger, [refused("e3", "desk")]);
      clock.now = start + day;
      await also(ledger, [
        text("e4"),
        {
          write: "attempt",
          attempt: attempt({ effect: "R-7K2P.9.create", signedAt: start + day, naturalKey: "b@example.com" }),
        },
      ]);
      const period = await ledger.period(start, start + day);
      expect({ ...period, attempts: period.attempts.toSorted((a, b) => a.count - b.count) }).toEqual({
        opened: 2,
        attempts: [
          { api: "CreateAccount", state: "done", code: null, count: 1 },
          { api: "CreateAccount", state: "refused", code: "Limit", count: 2 },
        ],
        texts: [{ country: "HK", place: "slack:T1", sent: 1, proven: 0 }],
        refused: [{ limit: "desk", count: 2 }],
      });
    });
  });

  describe(`${name}: marks and bulletins`, () => {
    const world = "practice";
    const mark = (n: number, state = "rings"): Write & { write: "mark" } => ({
      write: "mark",
      world,
      mark: { subject: "country HK", n, at: start + n, state },
    });
    const bulletin = (id: string): Write & { write: "bulletin" } => ({
      write: "bulletin",
      world,
      bulletin: { id, text: { key: "report.day", values: { day: "x" } } },
    });

    test("a mark moves on once for each step, whichever desk takes it, with the bulletin beside it", async () => {
      const { ledger, reopen } = await open();
      const ledgers = [ledger, await reopen(), await reopen()];
      const ends = await Promise.all(
        Array.from({ length: 9 }, (_, n) => ledgers[n % 3]!.write([mark(1), bulletin(`b${n}`)])),
      );
      expect(ends.filter(({ is }) => is === "kept")).toHaveLength(1);
      const winner = ends.findIndex(({ is }) => is === "kept");
      expect(await ledgers[2]!.marks()).toEqual([{ subject: "country HK", n: 1, at: start + 1, state: "rings" }]);
      expect(await ledger.claimBulletin(minute)).toMatchObject({ id: `b${winner}` });
      expect(await ledger.claimBulletin(minute)).toBeUndefined();
      expect(await ledger.write([bulletin(`b${winner}`)])).toEqual({ is: "conflict", write: "bulletin" });
      expect(await ledger.write([mark(2, "over")])).toEqual({ is: "kept" });
      expect(await (await reopen()).marks()).toMatchObject([{ n: 2, state: "over" }]);
    });

    test("a bulletin is leased to one desk, comes again when that desk is gone, and never after it was told", async () => {
      const { ledger, clock, reopen } = await open();
      const second = await reopen();
      await ledger.write([bulletin("first")]);
      clock.now += 1;
      await ledger.write([bulletin("second")]);
      const claimed = await Promise.all([ledger.claimBulletin(minute), second.claimBulletin(minute)]);
      expect(claimed.map((each) => each?.id).toSorted()).toEqual(["first", "second"]);
      await ledger.bulletinTold("second");
      clock.now += minute - 1;
      expect(await second.claimBulletin(minute)).toBeUndefined();
      clock.now += 1;
      expect(await second.claimBulletin(minute)).toEqual({
        id: "first",
        text: { key: "report.day", values: { day: "x" } },
      });
      await second.bulletinTold("first");
      clock.now += day;
      expect(await ledger.claimBulletin(minute)).toBeUndefined();
    });

    test("old texts, marks and bulletins are pruned", async () => {
      const { ledger, clock } = await open();
      await opened(ledger);
      await also(ledger, [text("e1")]);
      await ledger.write([mark(1), bulletin("old")]);
      clock.now += 2 * day;
      await ledger.write([bulletin("new")]);
      await ledger.prune(start + day);
      expect(await ledger.texts(start, start + day)).toEqual([]);
      expect(await ledger.marks()).toEqual([]);
      expect(await ledger.claimBulletin(minute)).toMatchObject({ id: "new" });
      expect(await ledger.claimBulletin(minute)).toBeUndefined();
    });
  });
}
