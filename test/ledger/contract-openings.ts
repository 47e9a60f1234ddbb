import { describe, expect, test } from "vitest";
import type { Case } from "../../src/conversation/types.ts";
import type { Committed, Ledger, Write } from "../../src/ledger/ledger.ts";
import type { Open } from "./opened.ts";
import { caseAt, turn } from "./turns.ts";

const [mei, abroad] = ["slack:T1:U9", "discord:1:2"];
const begun = { answers: { type: "company" } };

/** How much of what one person has going is counted, in the transaction that adds to it. */
export function openingContract(name: string, open: Open): void {
  const letters = "BCDFGHJKLM";
  const numbered = (n: number): Partial<Case> => ({ id: `R-22${letters[Math.floor(n / 10)]}${letters[n % 10]}` });

  function opening(ledger: Ledger, n: number, change: Partial<Case> = {}, limit = 3): Promise<Committed> {
    const next = caseAt(1, { ...numbered(n), ...begun, ...change });
    return ledger.commit(turn(next, { also: [{ write: "has-room", person: [mei, abroad], limit }] }));
  }

  describe(`${name}: room for another request`, () => {
    test("counts a person's open requests that have an answer, by all their ids, of one world", async () => {
      const { ledger } = await open();
      const not: Partial<Case>[] = [
        { answers: {} },
        { state: "done" },
        { state: "cancelled" },
        { world: "real" },
        { people: { owner: "slack:T1:U1", customer: mei } },
      ];
      for (const [n, change] of not.entries())
        await ledger.commit(turn(caseAt(1, { ...begun, ...numbered(n), ...change })));
      expect(await opening(ledger, 10)).toEqual({ is: "kept" });
      expect(await opening(ledger, 11, { people: { owner: abroad } })).toEqual({ is: "kept" });
      expect(await opening(ledger, 12, { answers: {} })).toEqual({ is: "kept" });
      expect(await opening(ledger, 13)).toEqual({ is: "kept" });
      expect(await opening(ledger, 14)).toEqual({ is: "conflict", write: "has-room" });
      expect(await ledger.load(numbered(14).id!)).toBeUndefined();
      expect(await opening(ledger, 14, { answers: {} })).toEqual({ is: "conflict", write: "has-room" });
    });

    test("a request counts from its first answer on until it is over, and where it was handed to", async () => {
      const { ledger } = await open();
      await opening(ledger, 1, { answers: {} }, 1);
      expect(await opening(ledger, 2, { answers: {} }, 1)).toEqual({ is: "kept" });
      await ledger.commit(turn(caseAt(2, { ...numbered(1), ...begun })));
      expect(await opening(ledger, 3, {}, 1)).toMatchObject({ is: "conflict" });
      await ledger.commit(turn(caseAt(3, { ...numbered(1), ...begun, people: { owner: "slack:T1:U1" } })));
      expect(await opening(ledger, 3, {}, 1)).toEqual({ is: "kept" });
      await ledger.commit(turn(caseAt(2, { ...numbered(3), ...begun, state: "cancelled" })));
      expect(await opening(ledger, 4, {}, 1)).toEqual({ is: "kept" });
    });

    test("thirty at once take the three places there are, and no more", async () => {
      const { ledger } = await open();
      const all = await Promise.all(Array.from({ length: 30 }, (_, n) => opening(ledger, n)));
      expect(all.filter(({ is }) => is === "kept")).toHaveLength(3);
      expect(await ledger.list({ owner: mei, state: "open", limit: 100 })).toHaveLength(3);
    });

    test.each(["has-room", "count"] as const)(
      "two desks let one person take the ten places of a %s, and no more",
      async (write) => {
        const { ledger, reopen } = await open();
        const desks = [ledger, await reopen()];
        const places: Write =
          write === "count"
            ? { write, name: `opened by ${mei}`, windowMs: 60_000, limit: 10 }
            : { write, person: [mei, abroad], limit: 10 };
        const all = await Promise.all(
          Array.from({ length: 40 }, (_, n) =>
            desks[n % 2]!.commit(turn(caseAt(1, { ...numbered(n), ...begun }), { also: [places] })),
          ),
        );
        expect(all.filter(({ is }) => is === "kept")).toHaveLength(10);
        expect(all.filter(({ is }) => is === "conflict")).toHaveLength(30);
        expect(await ledger.list({ owner: mei, state: "open", limit: 100 })).toHaveLength(10);
      },
    );

    test("rights that were asked for a minute ago count, and older ones do not, by the ledger's clock", async () => {
      const { ledger, clock } = await open();
      const at = await ledger.now();
      const claim = (n: number) =>
        ledger.commit(
          turn(caseAt(1, { ...numbered(n), ...begun }), { also: [{ write: "asked-lately", at, withinMs: 60_000 }] }),
        );
      clock.now += 60_000;
      expect(await claim(1)).toEqual({ is: "kept" });
      clock.now += 1;
      expect(await claim(2)).toEqual({ is: "conflict", write: "asked-lately" });
      expect(await ledger.load(numbered(2).id!)).toBeUndefined();
    });

    test("a turn on rights of 61 s ago is refused alone, and its neighbours and its next try are kept", async () => {
      const { ledger, reopen, clock } = await open();
      const desks = [ledger, await reopen()];
      const asked = await ledger.now();
      clock.now += 61_000;
      const claim = (n: number, at: number, event = `claim ${n}`) =>
        desks[n % 2]!.commit(
          turn(caseAt(1, { ...numbered(n), ...begun }), {
            event,
            also: [{ write: "asked-lately", at, withinMs: 60_000 }],
          }),
        );
      const all = await Promise.all(
        Array.from({ length: 40 }, (_, n) => claim(n, n % 4 === 0 ? asked : clock.now - 60_000)),
      );
      expect(all.map(({ is }) => is)).toEqual(all.map((_, n) => (n % 4 === 0 ? "conflict" : "kept")));
      expect(await ledger.list({ limit: 100 })).toHaveLength(30);
      expect(await claim(4, clock.now)).toEqual({ is: "kept" });
      expect(await claim(4, asked)).toEqual({ is: "seen", caseId: numbered(4).id });
    });

    test("the turns of a case do not count itself", async () => {
      const { ledger } = await open();
      await opening(ledger, 1, {}, 1);
      const on = turn(caseAt(2, { ...numbered(1), ...begun }), {
        also: [{ write: "has-room", person: [mei], limit: 1 }],
      });
      expect(await ledger.commit(on)).toEqual({ is: "kept" });
    });

    test("a count that is used up says what it was of, if that was said", async () => {
      const { ledger } = await open();
      const count = { write: "count", name: "texts in slack:T1", windowMs: 60_000, limit: 0 } as const;
      expect(await ledger.write([{ ...count, of: "workspace" }])).toEqual({
        is: "conflict",
        write: "count",
        of: "workspace",
      });
      expect(await ledger.write([count])).toEqual({ is: "conflict", write: "count" });
    });
  });
}
