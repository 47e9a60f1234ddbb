import { describe, expect, test } from "vitest";
import type { AttemptUpdate, Committed, Ledger, Write } from "../../src/ledger/ledger.ts";
import type { Open } from "./opened.ts";
import { attempt, caseAt, start, turn } from "./turns.ts";

export function attemptContract(name: string, open: Open): void {
  /** A new case whose opening carries these rows. */
  const openWith = (ledger: Ledger, id: string, ...also: Write[]): Promise<Committed> =>
    ledger.commit(turn(caseAt(1, { id }), { also }));

  const create = attempt().effect;
  const mail = { partner: "100001", naturalKey: "ana@example.com" };

  describe(`${name}: attempts`, () => {
    test("an attempt is written once and read back as it was", async () => {
      const { ledger } = await open();
      expect(await ledger.attempt(create)).toBeUndefined();
      expect(await openWith(ledger, "R-7K2P", { write: "attempt", attempt: attempt() })).toEqual({ is: "kept" });
      expect(await ledger.attempt(create)).toEqual({ ...attempt(), version: 1 });
      const again = turn(caseAt(2), { also: [{ write: "attempt", attempt: attempt({ signedAt: start + 1 }) }] });
      expect(await ledger.commit(again)).toEqual({ is: "conflict", write: "attempt" });
      expect(await ledger.attempt(create)).toEqual({ ...attempt(), version: 1 });
    });

    test("an attempt belongs to the case whose turn writes it", async () => {
      const { ledger } = await open();
      const foreign = openWith(ledger, "R-2222", { write: "attempt", attempt: attempt() });
      await expect(foreign).rejects.toThrow("is not an effect of R-2222");
    });

    test("a change counts only from the version it was made from, and leaves alone what it does not name", async () => {
      const { ledger } = await open();
      await openWith(ledger, "R-7K2P", { write: "attempt", attempt: attempt() });
      const change = { state: "unknown", code: "timeout", since: start - 1, nextLook: null } as const;
      const update = { write: "attempt-update", effect: create, version: 1, change } as const;
      expect(await ledger.write([update])).toEqual({ is: "kept" });
      expect(await ledger.write([update])).toEqual({ is: "conflict", write: "attempt-update" });
      expect(await ledger.attempt(create)).toEqual({ ...attempt(), ...change, version: 2 });
      const turnWithUpdate = turn(caseAt(2), { also: [{ ...update, version: 2, change: { looks: 1, empties: 1 } }] });
      expect(await ledger.commit(turnWithUpdate)).toEqual({ is: "kept" });
      expect(await ledger.attempt(create)).toEqual({ ...attempt(), ...change, looks: 1, empties: 1, version: 3 });
    });

    test("a change to null forgets what was there, and a UIN that was forgotten is free", async () => {
      const { ledger, reopen } = await open();
      const known = attempt({ code: "timeout", uin: "200000000007", requestId: "r-1", nextLook: start });
      await openWith(ledger, "R-7K2P", { write: "attempt", attempt: known });
      const other = attempt({ effect: "e2", caseId: "R-2222" });
      await openWith(ledger, "R-2222", { write: "attempt", attempt: other });
      const change = (effect: string, version: number, to: AttemptUpdate) =>
        ledger.write([{ write: "attempt-update", effect, version, change: to }]);
      const uin = "200000000007";
      expect(await change("e2", 1, { uin })).toEqual({ is: "conflict", write: "attempt-update" });
      expect(await change(create, 1, { code: null, uin: null, nextLook: null })).toEqual({ is: "kept" });
      const { code: _, uin: __, ...left } = known;
      for (const each of [ledger, await reopen()])
        expect(await each.attempt(create)).toEqual({ ...left, nextLook: null, version: 2 });
      expect(await change("e2", 1, { uin })).toEqual({ is: "kept" });
      expect(await change(create, 2, { code: "again" })).toEqual({ is: "kept" });
      expect(await ledger.attempt(create)).toEqual({ ...left, code: "again", nextLook: null, version: 3 });
    });

    test("rows that belong to no turn are written together or not at all", async () => {
      const { ledger } = await open();
      await openWith(ledger, "R-7K2P", { write: "attempt", attempt: attempt() });
      const update = { write: "attempt-update", effect: create, version: 1, change: { looks: 1 } } as const;
      const none = { write: "count", name: "looks", windowMs: 1000, limit: 0 } as const;
      expect(await ledger.write([update, none])).toEqual({ is: "conflict", write: "count" });
      expect(await ledger.attempt(create)).toMatchObject({ looks: 0, version: 1 });
    });

    test("a UIN belongs to one attempt of a partner", async () => {
      const { ledger } = await open();
      const others = [
        attempt({ effect: "e2", caseId: "R-2222" }),
        attempt({ effect: "e3", caseId: "R-3333", partner: "100002" }),
      ];
      await openWith(ledger, "R-7K2P", { write: "attempt", attempt: attempt() });
      for (const other of others) await openWith(ledger, other.caseId, { write: "attempt", attempt: other });
      const claim = (effect: string, version = 1) =>
        ledger.write([{ write: "attempt-update", effect, version, change: { state: "done", uin: "200000000007" } }]);
      expect(await claim(create)).toEqual({ is: "kept" });
      expect(await claim("e2")).toEqual({ is: "conflict", write: "attempt-update" });
      expect(await claim("e3")).toEqual({ is: "kept" });
      expect(await claim(create, 2)).toEqual({ is: "kept" });
      expect(await ledger.attempt("e2")).toMatchObject({ state: "sent", version: 1 });
      const born = attempt({ effect: "e4", caseId: "R-4444", uin: "200000000007" });
      expect(await openWith(ledger, "R-4444", { write: "attempt", attempt: born })).toMatchObject({ is: "conflict" });
    });

    test("the history of a mail is told oldest first, however the mail was typed, for one partner", async () => {
      const { ledger } = await open();
      const write = (effect: string, caseId: string, signedAt: number, change = {}) =>
        openWith(ledger, caseId, { write: "attempt", attempt: attempt({ effect, caseId, signedAt, ...change }) });
      await write("later", "R-2222", start + 5, { naturalKey: " ANA@example.com" });
      await write("first", "R-3333", start);
      await write("other mail", "R-4444", start, { naturalKey: "bo@example.com" });
      await write("other partner", "R-5555", start, { partner: "100002" });
      const history = await ledger.attemptsFor("100001", "Ana@Example.com");
      expect(history.map(({ effect, naturalKey }) => [effect, naturalKey])).toEqual([
        ["first", "ana@example.com"],
        ["later", " ANA@example.com"],
      ]);
    });

    test("an attempt whose look is due is handed to one replica, until it is updated or the lease runs out", async () => {
      const { ledger, reopen, clock } = await open();
      const other = await reopen();
      await openWith(ledger, "R-7K2P", { write: "attempt", attempt: attempt() });
      await openWith(ledger, "R-2222", {
        write: "attempt",
        attempt: attempt({ effect: "e2", caseId: "R-2222", nextLook: null }),
      });
      expect(await ledger.claimAttempts(8, 30_000)).toEqual([]);
      clock.now = start + 35_000;
      const claims = await Promise.all([ledger.claimAttempts(8, 30_000), other.claimAttempts(8, 30_000)]);
      expect(claims.flat()).toEqual([{ ...attempt(), version: 1 }]);
      clock.now += 30_000;
      expect(await other.claimAttempts(8, 30_000)).toHaveLength(1);
      const looked = { state: "refused", looks: 1, nextLook: clock.now + 2000 } as const;
      await other.write([{ write: "attempt-update", effect: create, version: 1, change: looked }]);
      expect(await ledger.claimAttempts(8, 30_000)).toEqual([]);
      clock.now += 2000;
      expect(await ledger.claimAttempts(8, 30_000)).toMatchObject([{ state: "refused", version: 2 }]);
    });
  });

  describe(`${name}: intents, counts and controls`, () => {
    test("a mail is claimed by one case of a partner, however it is typed", async () => {
      const { ledger } = await open();
      expect(await openWith(ledger, "R-2222", { write: "intent", ...mail })).toEqual({ is: "kept" });
      const same = { write: "intent", partner: "100001", naturalKey: " Ana@Example.COM" } as const;
      expect(await openWith(ledger, "R-3333", same)).toEqual({ is: "conflict", write: "intent" });
      expect(await openWith(ledger, "R-3333", { ...same, partner: "100002" })).toEqual({ is: "kept" });
      expect(await ledger.commit(turn(caseAt(2, { id: "R-2222" }), { also: [same] }))).toEqual({ is: "kept" });
    });

    test("a claim ends when its case gives it up, and no other case can", async () => {
      const { ledger } = await open();
      await openWith(ledger, "R-2222", { write: "intent", ...mail });
      expect(await openWith(ledger, "R-3333", { write: "release-intent", ...mail })).toEqual({ is: "kept" });
      expect(await openWith(ledger, "R-4444", { write: "intent", ...mail })).toMatchObject({ is: "conflict" });
      await ledger.commit(turn(caseAt(2, { id: "R-2222" }), { also: [{ write: "release-intent", ...mail }] }));
      expect(await openWith(ledger, "R-4444", { write: "intent", ...mail })).toEqual({ is: "kept" });
    });

    test("of a thousand cases that race for one mail on two replicas one gets it", async () => {
      const { ledger, reopen } = await open();
      const handles = [ledger, await reopen()];
      const race = Array.from({ length: 1000 }, (_, n) =>
        openWith(handles[n % 2]!, `R-${n}`, { write: "intent", ...mail }),
      );
      const results = await Promise.all(race);
      expect(results.filter(({ is }) => is === "kept")).toHaveLength(1);
      expect(results.filter(({ is }) => is === "conflict")).toHaveLength(999);
      expect(await ledger.list({ limit: 10 })).toHaveLength(1);
    });

    test("a count never goes over its limit, counts each name by itself, and starts again with its window", async () => {
      const { ledger, reopen, clock } = await open();
      const handles = [ledger, await reopen()];
      const count = (limit: number, name: string, n = 0) =>
        handles[n % 2]!.write([{ write: "count", name, windowMs: 60_000, limit }]);
      const kept = async (counts: Promise<{ is: string }>[]) =>
        (await Promise.all(counts)).filter(({ is }) => is === "kept").length;
      expect(await kept(Array.from({ length: 200 }, (_, n) => count(7, "texts:+85251234567", n)))).toBe(7);
      expect(await kept([count(1, "texts:+85251234568"), count(7, "texts:+85251234567"), count(0, "nothing")])).toBe(1);
      expect(await kept([count(8, "texts:+85251234567")])).toBe(1);
      clock.now = start + 59_999;
      expect(await kept([count(8, "texts:+85251234567")])).toBe(0);
      clock.now = start + 60_000;
      expect(await kept([count(8, "texts:+85251234567")])).toBe(1);
    });

    test("a count without a limit goes on beyond one that others have", async () => {
      const { ledger } = await open();
      await ledger.commit(turn(caseAt(1)));
      const texts = (limit: number) =>
        ledger.write([{ write: "count", name: "texts", windowMs: 86_400_000, limit, of: "desk" }]);
      expect(await texts(1)).toEqual({ is: "kept" });
      expect(await texts(1)).toMatchObject({ is: "conflict" });
      for (const _ of [1, 2]) expect(await texts(Number.MAX_SAFE_INTEGER)).toEqual({ is: "kept" });
      expect(await texts(3)).toMatchObject({ is: "conflict" });
      expect(await texts(4)).toEqual({ is: "kept" });
    });

    test("a count that its turn does not need is not counted", async () => {
      const { ledger } = await open();
      const count = { write: "count", name: "texts", windowMs: 60_000, limit: 1 } as const;
      await openWith(ledger, "R-2222", { write: "intent", ...mail });
      expect(await openWith(ledger, "R-3333", count, { write: "intent", ...mail })).toMatchObject({ write: "intent" });
      expect(await openWith(ledger, "R-3333", count)).toEqual({ is: "kept" });
    });

    test("the newest control of an API is known", async () => {
      const { ledger } = await open();
      const control = (at: number, lagMs: number) =>
        ledger.write([{ write: "control", api: "QueryCustomersCredit", control: { at, lagMs } }]);
      expect(await ledger.control("QueryCustomersCredit")).toBeUndefined();
      await control(start + 10, 900);
      await control(start, 100);
      expect(await ledger.control("QueryCustomersCredit")).toEqual({ at: start + 10, lagMs: 900 });
      await control(start + 20, 1200);
      expect(await ledger.control("QueryCustomersCredit")).toEqual({ at: start + 20, lagMs: 1200 });
    });
  });
}
