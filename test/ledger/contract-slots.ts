import { describe, expect, test } from "vitest";
import type { Open } from "./opened.ts";
import { caseAt, effect, start, turn } from "./turns.ts";

export function slotContract(name: string, open: Open): void {
  describe(`${name}: slots`, () => {
    test("however many take them on three replicas at once, they are evenly spaced and each is one taker's", async () => {
      for (const everyMs of [204, 51, 5.1]) {
        const { ledger, reopen } = await open();
        const handles = [ledger, await reopen(), await reopen()];
        const waits = await Promise.all(
          Array.from({ length: 120 }, (_, n) => handles[n % 3]!.slot("CreateAccount", everyMs, 60_000)),
        );
        const inOrder = waits.map((wait) => wait!).toSorted((a, b) => a - b);
        expect(inOrder.map((wait) => Math.round(wait * 1000))).toEqual(
          Array.from({ length: 120 }, (_, n) => Math.round(n * everyMs * 1000)),
        );
      }
    });

    test("time that nobody used is not saved up", async () => {
      const { ledger, clock } = await open();
      expect(await ledger.slot("CreateAccount", 204, 1000)).toBe(0);
      clock.now = start + 100;
      expect(await ledger.slot("CreateAccount", 204, 1000)).toBe(104);
      clock.now = start + 60_000;
      expect(await ledger.slot("CreateAccount", 204, 1000)).toBe(0);
      expect(await ledger.slot("CreateAccount", 204, 1000)).toBe(204);
    });

    test("a caller who would have to wait too long takes no slot", async () => {
      const { ledger, clock } = await open();
      const take = () => ledger.slot("CreateAccount", 204, 500);
      expect([await take(), await take(), await take()]).toEqual([0, 204, 408]);
      expect([await take(), await take()]).toEqual([undefined, undefined]);
      clock.now = start + 200;
      expect([await take(), await take()]).toEqual([412, undefined]);
    });

    test("a caller who needs time before its slot gets none that comes sooner", async () => {
      const { ledger, clock } = await open();
      const take = () => ledger.slot("CreateAccount", 204, 500, 50);
      expect([await take(), await take()]).toEqual([50, 254]);
      clock.now = start + 450;
      expect(await take()).toBe(50);
    });

    test("each API has slots of its own", async () => {
      const { ledger } = await open();
      expect(await ledger.slot("CreateAccount", 204, 1000)).toBe(0);
      expect(await ledger.slot("SendVerifyCode", 51, 1000)).toBe(0);
      expect(await ledger.slot("SendVerifyCode", 51, 1000)).toBe(51);
      expect(await ledger.slot("CreateAccount", 204, 1000)).toBe(204);
    });

    test("a queue hands its jobs out in order, each with a slot of its own, whichever of three replicas asks", async () => {
      const { ledger, reopen, clock } = await open();
      const handles = [ledger, await reopen(), await reopen()];
      const ids = Array.from({ length: 12 }, (_, n) => `e${String(n).padStart(2, "0")}`);
      const effects = ids.map((id) => ({ ...effect(id), name: "createAccount" }));
      await ledger.commit(turn(caseAt(1), { effects: [...effects, effect("other")] }));
      const pace = { everyMs: 204, aheadMs: 1000 };
      const line = (from: number, limit: number) => ledger.line("createAccount", from, limit);
      expect(await line(9, 2)).toEqual(ids.slice(9, 11).map((id) => ({ effect: id, caseId: "R-7K2P" })));
      const given: { id: string; at: number }[] = [];
      for (let asks = 0; given.length < 12; asks += 1) {
        const claims = handles.map((handle) => handle.claim("createAccount", 32, 90_000, pace));
        const jobs = (await Promise.all(claims)).flat();
        expect(jobs).toHaveLength(asks === 0 ? 5 : 1);
        given.push(...jobs.map(({ id, waitMs }) => ({ id, at: clock.now + waitMs! })));
        clock.now += 204;
      }
      expect(given.toSorted((a, b) => a.at - b.at)).toEqual(
        ids.map((id, n) => ({ id: `effect:${id}`, at: start + n * 204 })),
      );
      expect(await ledger.claim("createAccount", 32, 90_000, pace)).toEqual([]);
      expect(await line(0, 99)).toEqual([]);
      expect(await ledger.claim("effect", 32, 90_000)).toMatchObject([{ id: "effect:other" }]);
    });

    test("a queue waits while the slots of its own API are taken for longer than it hands out ahead", async () => {
      const { ledger, clock } = await open();
      const effects = Array.from({ length: 6 }, (_, n) => ({ ...effect(`e${n}`), name: "createAccount" }));
      await ledger.commit(turn(caseAt(1), { effects }));
      const take = () => ledger.slot("CreateAccount", 204, 5000);
      for (const wait of [0, 204, 408, 612]) expect(await take()).toBe(wait);
      const claim = async () =>
        (await ledger.claim("createAccount", 8, 90_000, { everyMs: 204, aheadMs: 500, api: "CreateAccount" })).map(
          ({ waitMs }) => waitMs,
        );
      expect(await claim()).toEqual([316]);
      for (const wait of [816, 1020]) expect(await take()).toBe(wait);
      expect(await claim()).toEqual([]);
      clock.now += 520;
      expect(await claim()).toEqual([204, 408]);
    });

    test("an empty queue takes no slot, and time that nobody used is not saved up", async () => {
      const { ledger, clock } = await open();
      const pace = { everyMs: 204, aheadMs: 500 };
      const claim = async (limit: number) =>
        (await ledger.claim("lookUpMail", limit, 90_000, pace)).map(({ waitMs }) => waitMs);
      expect(await claim(8)).toEqual([]);
      const effects = Array.from({ length: 6 }, (_, n) => ({ ...effect(`e${n}`), name: "lookUpMail" }));
      await ledger.commit(turn(caseAt(1), { effects }));
      expect(await claim(1)).toEqual([0]);
      expect(await claim(8)).toEqual([204, 408]);
      expect(await claim(8)).toEqual([]);
      clock.now += 60_000;
      expect(await claim(8)).toEqual([0, 204, 408]);
    });
  });
}
