import { describe, expect, test } from "vitest";
import type { Open } from "./opened.ts";
import { start } from "./turns.ts";

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

    test("who would have to wait too long takes none", async () => {
      const { ledger, clock } = await open();
      const take = () => ledger.slot("CreateAccount", 204, 500);
      expect([await take(), await take(), await take()]).toEqual([0, 204, 408]);
      expect([await take(), await take()]).toEqual([undefined, undefined]);
      clock.now = start + 200;
      expect([await take(), await take()]).toEqual([412, undefined]);
    });

    test("each API has its own", async () => {
      const { ledger } = await open();
      expect(await ledger.slot("CreateAccount", 204, 1000)).toBe(0);
      expect(await ledger.slot("SendVerifyCode", 51, 1000)).toBe(0);
      expect(await ledger.slot("SendVerifyCode", 51, 1000)).toBe(51);
      expect(await ledger.slot("CreateAccount", 204, 1000)).toBe(204);
    });
  });
}
