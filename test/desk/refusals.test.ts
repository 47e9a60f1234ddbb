import { describe, expect, onTestFinished, test } from "vitest";
import type { Text } from "../../src/conversation/types.ts";
import { createRefusals } from "../../src/desk/refusals.ts";
import { createTellOperators } from "../../src/desk/tell-operators.ts";
import { type TurnedDown, turnedDown } from "../../src/desk/turned-down.ts";
import { StoreDown } from "../../src/ledger/errors.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { openSqlite } from "../ledger/sqlite.ts";

const hour = 60 * 60_000;
const eve = "slack:T1:U9";

/** Desks on one ledger, which tell their operators by a chat. */
async function desks(count: number, wired: (ledger: Ledger) => Pick<Ledger, "refuse"> = (ledger) => ledger) {
  const { ledger, reopen, clock } = await openSqlite();
  clock.now = Math.ceil(clock.now / hour) * hour;
  const told: Text[] = [];
  const counted: Pick<TurnedDown, "tried" | "front">[] = [];
  const warnings: object[] = [];
  const log = { debug() {}, info() {}, warn: (fields: object) => void warnings.push(fields), error() {} } as never;
  const platform = { name: "slack", tell: async (_: string, notice: Text) => void told.push(notice) };
  const open = async (its: Ledger) => {
    const tellOperators = createTellOperators({ platforms: [platform], readAt: "slack:T1:C1", ledger: its, log });
    const telling: Promise<void>[] = [];
    const refusals = createRefusals({
      ledger: wired(its),
      tellOperators: (...given) => {
        const done = tellOperators(...given);
        telling.push(done);
        return done;
      },
      counted: ({ tried, front }) => void counted.push({ tried, front }),
      clock: () => clock.now,
      log,
    });
    onTestFinished(() => refusals.settled());
    return { ...refusals, settled: async () => void (await Promise.all([refusals.settled(), ...telling])), telling };
  };
  const all = [await open(ledger)];
  while (all.length < count) all.push(await open(await reopen()));
  const settled = async () => {
    for (const desk of all) {
      await desk.settled();
      await Promise.all(desk.telling);
    }
  };
  return { all, one: all[0]!, ledger, clock, told, counted, warnings, settled };
}

describe("people who are refused", () => {
  test("are kept at once, and then counted", async () => {
    const { one, ledger, settled, clock } = await desks(1);
    one.refused(turnedDown(eve, "cancel", "R-7K2P"));
    await settled();
    const first = { who: eve, action: "cancel", front: "slack", count: 1, caseId: "R-7K2P" };
    expect(await ledger.refusals(0, 9)).toEqual([{ ...first, first: clock.now, last: clock.now }]);
    for (let n = 0; n < 409; n += 1) one.refused(turnedDown(eve, "cancel", "R-7K2Q"));
    await settled();
    expect(await ledger.refusals(0, 9)).toEqual([
      { ...first, count: 410, caseId: "R-7K2Q", first: clock.now, last: clock.now },
    ]);
  });

  test("are told to the operators once they were refused twenty times in an hour, over all desks and actions", async () => {
    const { all, told, settled, clock } = await desks(3);
    for (let n = 0; n < 19; n += 1) all[n % 3]!.refused(turnedDown(eve, n % 2 === 0 ? "open" : "cancel"));
    await settled();
    expect(told).toEqual([]);
    clock.now += hour;
    for (let n = 0; n < 19; n += 1) all[n % 3]!.refused(turnedDown(eve, n % 3 === 0 ? "open" : "cancel"));
    await settled();
    expect(told).toEqual([]);
    all[1]!.refused(turnedDown(eve, "judge"));
    await settled();
    const what = { key: "refused.cancel" };
    const values = { count: 20, since: { at: clock.now }, place: "slack:T1", person: { person: eve }, what };
    expect(told).toEqual([{ key: "refused.often", values }]);
    for (let n = 0; n < 300; n += 1) all[n % 3]!.refused(turnedDown(eve, "open"));
    await settled();
    expect(told).toHaveLength(1);
  });

  test("from a place that is not served are told to the operators by the place", async () => {
    const { one, told, settled, clock } = await desks(1);
    for (let n = 0; n < 20; n += 1) one.refused({ front: "slack", who: "slack:T9", tried: "place" });
    await settled();
    const values = { count: 20, since: { at: clock.now }, place: "slack:T9" };
    expect(told).toEqual([{ key: "refused.often-place", values }]);
  });

  test("cannot flood the ledger or the operators, however many they are", async () => {
    const { all, ledger, told, counted, settled } = await desks(2);
    const people = 3_000;
    for (let n = 0; n < people * 20; n += 1) all[n % 2]!.refused(turnedDown(`slack:T1:U${n % people}`, "open"));
    await settled();
    const rows = await ledger.refusals(0, 100_000);
    expect(rows.length).toBeLessThanOrEqual(2 * 1_001);
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(people * 20);
    expect(rows.find(({ who }) => who === "")).toMatchObject({ action: "open", front: "slack" });
    expect(counted).toHaveLength(people * 20);
    const keys = told.map(({ key }) => key);
    expect(keys.filter((key) => key === "refused.often").length).toBeLessThanOrEqual(2 * 5);
    expect(keys.filter((key) => key === "refused.many")).toHaveLength(1);
  });

  test("are written later when the ledger is away, and none is lost", async () => {
    let isAway = true;
    const { one, ledger, warnings, settled } = await desks(1, (its) => ({
      refuse: async (rows) => {
        if (isAway) throw new StoreDown();
        return its.refuse(rows);
      },
    }));
    for (let n = 0; n < 5; n += 1) one.refused(turnedDown(eve, "open"));
    await settled();
    expect(warnings).toContainEqual({ error: "StoreDown" });
    one.refused(turnedDown(eve, "open"));
    isAway = false;
    await settled();
    expect(await ledger.refusals(0, 9)).toMatchObject([{ who: eve, count: 6 }]);
  });

  test("whose attempt was forged are nobody, and tell the operators nothing", async () => {
    const { one, ledger, told, settled } = await desks(1);
    for (let n = 0; n < 50; n += 1) one.refused({ front: "web", tried: "token" });
    await settled();
    expect(await ledger.refusals(0, 9)).toMatchObject([{ who: "", action: "token", front: "web", count: 50 }]);
    expect(told).toEqual([]);
  });
});
