import { describe, expect, test } from "vitest";
import type { Case } from "../../src/conversation/types.ts";
import type { Committed, Ledger } from "../../src/ledger/ledger.ts";
import type { LinkWrite } from "../../src/ledger/links.ts";
import type { Open } from "./opened.ts";
import { caseAt, start, turn } from "./turns.ts";

const dayMs = 24 * 60 * 60_000;

export function linkContract(name: string, open: Open): void {
  const linkOf = (token: string) => ({
    token,
    person: `web:${token}`,
    words: "amber otter",
    made: start,
    until: start + dayMs,
  });
  const made = (token: string): LinkWrite => ({ write: "link", link: linkOf(token) });

  const opened = async (ledger: Ledger, id = "R-7K2P", change: Partial<Case> = {}) => {
    expect(await ledger.commit(turn(caseAt(1, { id, ...change })))).toEqual({ is: "kept" });
  };

  /** One more turn of a case, with a row about a link. Made anew after a lost race. */
  async function also(ledger: Ledger, row: LinkWrite, id = "R-7K2P"): Promise<Committed> {
    for (;;) {
      const now = (await ledger.load(id))!;
      const kept = await ledger.commit(turn({ ...now, version: now.version + 1 }, { also: [row] }));
      if (kept.is !== "lost") return kept;
    }
  }

  describe(`${name}: links`, () => {
    test("a link is found by its token, its customer and the browser that has opened it", async () => {
      const { ledger, reopen, clock } = await open();
      await opened(ledger);
      expect(await ledger.link({ token: "t1" })).toBeUndefined();
      expect(await also(ledger, made("t1"))).toEqual({ is: "kept" });
      const fresh = { ...linkOf("t1"), caseId: "R-7K2P" };
      expect(await ledger.link({ token: "t1" })).toEqual(fresh);
      clock.now = start + 5;
      expect(await also(ledger, { write: "link-opened", token: "t1", browser: "b1" })).toEqual({ is: "kept" });
      for (const each of [ledger, await reopen()])
        for (const key of [{ token: "t1" }, { person: "web:t1" }, { browser: "b1" }])
          expect(await each.link(key)).toEqual({ ...fresh, browser: "b1", opened: start + 5 });
      expect(await ledger.link({ browser: "b2" })).toBeUndefined();
    });

    test("of many browsers at once, one gets it", async () => {
      const { ledger, reopen } = await open();
      const other = await reopen();
      await opened(ledger);
      await also(ledger, made("t1"));
      const all = Array.from({ length: 12 }, (_, n) =>
        also(n % 2 ? ledger : other, { write: "link-opened", token: "t1", browser: `b${n}` }),
      );
      const ends = await Promise.all(all);
      expect(ends.filter(({ is }) => is === "kept")).toHaveLength(1);
      expect(ends.filter(({ is }) => is === "conflict")).toHaveLength(11);
      const winner = ends.findIndex(({ is }) => is === "kept");
      expect(await other.link({ token: "t1" })).toMatchObject({ browser: `b${winner}` });
    });

    test("a browser has one link", async () => {
      const { ledger } = await open();
      await opened(ledger);
      await opened(ledger, "R-2222");
      await also(ledger, made("t1"));
      await also(ledger, made("t2"), "R-2222");
      expect(await also(ledger, { write: "link-opened", token: "t1", browser: "b1" })).toEqual({ is: "kept" });
      const second = await also(ledger, { write: "link-opened", token: "t2", browser: "b1" }, "R-2222");
      expect(second).toEqual({ is: "conflict", write: "link-opened" });
      expect(await ledger.link({ browser: "b1" })).toMatchObject({ token: "t1" });
    });

    test("a row that doesn't hold leaves nothing of its turn", async () => {
      const { ledger } = await open();
      await opened(ledger);
      await also(ledger, made("t1"));
      await also(ledger, { write: "link-opened", token: "t1", browser: "b1" });
      const before = await ledger.load("R-7K2P");
      expect(await also(ledger, { write: "link-opened", token: "t1", browser: "b2" })).toMatchObject({
        is: "conflict",
      });
      expect(await also(ledger, made("t1"))).toEqual({ is: "conflict", write: "link" });
      expect(await ledger.load("R-7K2P")).toEqual(before);
      expect(await ledger.link({ token: "t1" })).toMatchObject({ browser: "b1" });
      expect((await ledger.link({ token: "t1" }))!.ended).toBeUndefined();
    });

    test("a link that nobody has opened in time can't be opened", async () => {
      const { ledger, clock } = await open();
      await opened(ledger);
      await also(ledger, made("t1"));
      clock.now = start + dayMs;
      const late = await also(ledger, { write: "link-opened", token: "t1", browser: "b1" });
      expect(late).toEqual({ is: "conflict", write: "link-opened" });
      clock.now = start + dayMs - 1;
      expect(await also(ledger, { write: "link-opened", token: "t1", browser: "b1" })).toEqual({ is: "kept" });
    });

    test("a new link of a case ends the one before it, and those of other cases go on", async () => {
      const { ledger, clock } = await open();
      await opened(ledger);
      await opened(ledger, "R-2222");
      await also(ledger, made("t1"));
      await also(ledger, made("t2"), "R-2222");
      clock.now = start + 9;
      await also(ledger, made("t3"));
      expect(await ledger.link({ token: "t1" })).toMatchObject({ ended: start + 9, why: "replaced" });
      for (const token of ["t2", "t3"]) expect((await ledger.link({ token }))!.ended).toBeUndefined();
      expect(await also(ledger, { write: "link-opened", token: "t1", browser: "b1" })).toMatchObject({
        is: "conflict",
      });
    });

    test("it is ended once, and its agent is told once", async () => {
      const { ledger } = await open();
      await opened(ledger);
      await also(ledger, made("t1"));
      expect(await also(ledger, { write: "link-asked", token: "t1" })).toEqual({ is: "kept" });
      expect(await also(ledger, { write: "link-asked", token: "t1" })).toEqual({
        is: "conflict",
        write: "link-asked",
      });
      expect(await also(ledger, { write: "link-ended", token: "t1", why: "leaked" })).toEqual({ is: "kept" });
      const again = await also(ledger, { write: "link-ended", token: "t1", why: "withdrawn" });
      expect(again).toEqual({ is: "conflict", write: "link-ended" });
      expect(await ledger.link({ token: "t1" })).toMatchObject({ why: "leaked" });
    });

    test("rows of a case say nothing about the link of another", async () => {
      const { ledger } = await open();
      await opened(ledger);
      await opened(ledger, "R-2222");
      await also(ledger, made("t1"));
      for (const row of [
        { write: "link-opened", token: "t1", browser: "b1" },
        { write: "link-ended", token: "t1", why: "withdrawn" },
        { write: "link-asked", token: "t1" },
      ] as const)
        expect(await also(ledger, row, "R-2222")).toEqual({ is: "conflict", write: row.write });
      expect(await ledger.link({ token: "t1" })).toEqual({ ...linkOf("t1"), caseId: "R-7K2P" });
    });

    test("a ledger from a backup ends every link, because it can't know which were withdrawn", async () => {
      const { ledger } = await open();
      await opened(ledger);
      await also(ledger, made("t1"));
      await ledger.markRestored();
      expect(await ledger.link({ token: "t1" })).toMatchObject({ why: "restored" });
    });

    test("a link is dropped a while after its case has ended, and not before", async () => {
      const { ledger, clock } = await open();
      await opened(ledger);
      await opened(ledger, "R-2222");
      await also(ledger, made("t1"));
      await also(ledger, made("t2"), "R-2222");
      const now = (await ledger.load("R-7K2P"))!;
      clock.now = start + 10;
      await ledger.commit(turn({ ...now, version: now.version + 1, state: "done", touched: start + 10 }));
      await ledger.prune(start + 10);
      expect(await ledger.link({ token: "t1" })).toBeDefined();
      await ledger.prune(start + 11);
      expect(await ledger.link({ token: "t1" })).toBeUndefined();
      expect(await ledger.link({ token: "t2" })).toBeDefined();
    });
  });
}
