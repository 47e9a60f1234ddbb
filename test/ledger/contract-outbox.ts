import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Job } from "../../src/ledger/ledger.ts";
import type { Open } from "./opened.ts";
import { attempt, caseAt, claimAll, effect, start, turn } from "./turns.ts";

const ownerCard = { posts: [{ card: "owner" }] };

export function outboxContract(name: string, open: Open): void {
  describe(`${name}: outbox`, () => {
    test("of all the versions of a card only the newest is delivered, one for each audience", async () => {
      const { ledger } = await open();
      await ledger.commit(turn(caseAt(1), { posts: [{ card: "owner" }, { card: "approvers" }] }));
      await ledger.commit(turn(caseAt(2), ownerCard));
      await ledger.commit(turn(caseAt(3), ownerCard));
      const jobs = await claimAll(ledger, "post");
      expect(jobs.map(({ caseId, version, work }) => [caseId, version, work])).toEqual([
        ["R-7K2P", 3, { post: { card: "owner" } }],
        ["R-7K2P", 1, { post: { card: "approvers" } }],
      ]);
      for (const job of jobs) expect(await ledger.finish(job)).toBe(true);
      expect(await claimAll(ledger, "post")).toEqual([]);
    });

    test("a card that moves on while it is being delivered is delivered again afterwards, not beside", async () => {
      const { ledger } = await open();
      await ledger.commit(turn(caseAt(1), ownerCard));
      const [older] = await claimAll(ledger, "post");
      await ledger.commit(turn(caseAt(2), ownerCard));
      await ledger.commit(turn(caseAt(3), ownerCard));
      expect(await claimAll(ledger, "post")).toEqual([]);
      expect(await ledger.finish(older!)).toBe(true);
      const [newer, ...more] = await claimAll(ledger, "post");
      expect([newer!.version, newer!.tries, more]).toEqual([3, 1, []]);
      expect(await ledger.finish(older!)).toBe(false);
      expect(await ledger.finish(newer!)).toBe(true);
      expect(await claimAll(ledger, "post")).toEqual([]);
    });

    test("a card that was shown as it is by now is done, though an older turn had promised it", async () => {
      const { ledger } = await open();
      await ledger.commit(turn(caseAt(1), ownerCard));
      const [older] = await claimAll(ledger, "post");
      await ledger.commit(turn(caseAt(2), ownerCard));
      expect(await ledger.finish({ ...older!, version: 2 })).toBe(true);
      expect(await claimAll(ledger, "post")).toEqual([]);
      await ledger.commit(turn(caseAt(3), ownerCard));
      expect(await claimAll(ledger, "post")).toMatchObject([{ version: 3 }]);
    });

    test("whatever happens between two replicas, a card's versions are finished in order and end with the newest", async () => {
      const step = fc.oneof(
        fc.constant({ do: "turn" as const }),
        fc.record({ do: fc.constant("claim" as const), by: fc.nat(1) }),
        fc.record({ do: fc.constantFrom("finish" as const, "release" as const), by: fc.nat(1), job: fc.nat(5) }),
        fc.record({ do: fc.constant("wait" as const), ms: fc.constantFrom(500, 1000, 40_000) }),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
          const { ledger, reopen, clock } = await open();
          const handles = [ledger, await reopen()];
          let version = 1;
          await ledger.commit(turn(caseAt(version), ownerCard));
          const held: Job[] = [];
          const finished: number[] = [];
          const finish = async (by: number, job: Job) => {
            if (await handles[by]!.finish(job)) finished.push(job.version);
          };
          for (const next of steps) {
            if (next.do === "turn") await ledger.commit(turn(caseAt(++version), ownerCard));
            if (next.do === "wait") clock.now += next.ms;
            if (next.do === "claim") held.push(...(await handles[next.by]!.claim("post", 5, 30_000)));
            const job = "job" in next ? held[next.job] : undefined;
            if (job && next.do === "finish") await finish("by" in next ? next.by : 0, job);
            if (job && next.do === "release") await ledger.release(job, 700);
          }
          clock.now += 60_000;
          for (const job of await claimAll(ledger, "post")) await finish(0, job);
          expect(finished).toEqual([...new Set(finished)].sort((a, b) => a - b));
          expect(finished.at(-1)).toBe(version);
          expect(await claimAll(ledger, "post")).toEqual([]);
        }),
        { numRuns: 40 },
      );
    });

    test("notices, reveals and effects are handed out once each, the longest ready first", async () => {
      const { ledger, clock } = await open();
      const notice = { notice: { key: "talk.handed", values: { case: "R-7K2P" } }, to: "slack:T1:U9" };
      const reveal = { reveal: "R-7K2P/password", to: "slack:T1:U9" };
      await ledger.commit(turn(caseAt(1), { posts: [notice, reveal], effects: [effect("e1"), effect("e2")] }));
      clock.now += 1;
      await ledger.commit(turn(caseAt(2), { posts: [notice], effects: [effect("e3")] }));
      const posts = await claimAll(ledger, "post");
      expect(posts.map(({ version, work }) => [version, work])).toEqual([
        [1, { post: notice }],
        [1, { post: reveal }],
        [2, { post: notice }],
      ]);
      expect(new Set(posts.map(({ id }) => id)).size).toBe(3);
      const effects = await claimAll(ledger, "effect");
      expect(effects.map(({ work }) => work)).toEqual(["e1", "e2", "e3"].map((id) => ({ effect: effect(id) })));
    });

    test("an effect promised again while it waits is done once", async () => {
      const { ledger } = await open();
      await ledger.commit(turn(caseAt(1), { effects: [effect("e1")] }));
      await ledger.commit(turn(caseAt(2), { effects: [effect("e1")] }));
      expect(await claimAll(ledger, "effect")).toHaveLength(1);
    });

    test("two replicas that claim at once never get the same job", async () => {
      const { ledger, reopen } = await open();
      const handles = [ledger, await reopen()];
      const ids = Array.from({ length: 40 }, (_, n) => `e${n}`);
      await ledger.commit(turn(caseAt(1), { effects: ids.map(effect) }));
      const claimed: string[] = [];
      for (let round = 0; claimed.length < ids.length && round < ids.length; round += 1) {
        const claims = await Promise.all(
          handles.flatMap((handle) => [handle.claim("effect", 3, 30_000), handle.claim("effect", 3, 30_000)]),
        );
        claimed.push(...claims.flat().map(({ id }) => id));
      }
      expect(claimed.sort()).toEqual(ids.map((id) => `effect:${id}`).sort());
    });

    test("a lease that ran out goes to another, and what the old holder says counts no more", async () => {
      const { ledger, reopen, clock } = await open();
      await ledger.commit(turn(caseAt(1), { effects: [effect("e1")] }));
      const [dead] = await ledger.claim("effect", 1, 30_000);
      const next = await reopen();
      clock.now += 29_999;
      expect(await next.claim("effect", 1, 30_000)).toEqual([]);
      clock.now += 1;
      const [taken] = await next.claim("effect", 1, 30_000);
      expect(taken).toMatchObject({ id: "effect:e1", tries: 2 });
      expect(await ledger.extend(dead!, 30_000)).toBe(false);
      expect(await ledger.finish(dead!)).toBe(false);
      await ledger.release(dead!, 0);
      expect(await claimAll(ledger, "effect")).toEqual([]);
      expect(await next.finish(taken!)).toBe(true);
      expect(await next.finish(taken!)).toBe(false);
    });

    test("a lease that is extended holds", async () => {
      const { ledger, clock } = await open();
      await ledger.commit(turn(caseAt(1), { effects: [effect("e1")] }));
      const [job] = await ledger.claim("effect", 1, 30_000);
      clock.now += 20_000;
      expect(await ledger.extend(job!, 30_000)).toBe(true);
      clock.now += 20_000;
      expect(await ledger.claim("effect", 1, 30_000)).toEqual([]);
      expect(await ledger.finish(job!)).toBe(true);
    });

    test("a job given back waits for its delay and counts its tries", async () => {
      const { ledger, clock } = await open();
      await ledger.commit(turn(caseAt(1), { effects: [effect("e1")] }));
      const [job] = await ledger.claim("effect", 1, 30_000);
      await ledger.release(job!, 1500.5);
      clock.now = start + 1500;
      expect(await ledger.claim("effect", 1, 30_000)).toEqual([]);
      clock.now = start + 1501;
      expect(await ledger.claim("effect", 1, 30_000)).toMatchObject([{ tries: 2, work: { effect: effect("e1") } }]);
    });

    test("a card that waits for another try is tried at once when it has moved on", async () => {
      const { ledger } = await open();
      await ledger.commit(turn(caseAt(1), ownerCard));
      const [job] = await ledger.claim("post", 1, 30_000);
      await ledger.release(job!, 60_000);
      expect(await ledger.claim("post", 1, 30_000)).toEqual([]);
      await ledger.commit(turn(caseAt(2), ownerCard));
      expect(await ledger.claim("post", 1, 30_000)).toMatchObject([{ version: 2, tries: 1 }]);
    });

    test("no more jobs are handed out than were asked for", async () => {
      const { ledger } = await open();
      await ledger.commit(turn(caseAt(1), { effects: ["e1", "e2", "e3"].map(effect) }));
      expect(await ledger.claim("effect", 0, 30_000)).toEqual([]);
      expect(await ledger.claim("effect", 2, 30_000)).toHaveLength(2);
      expect(await ledger.claim("effect", 2, 30_000)).toHaveLength(1);
      expect(await ledger.claim("post", 2, 30_000)).toEqual([]);
    });

    test("promised work tells what it belongs to, a card what its newest turn belongs to, and how long it was due", async () => {
      const { ledger, clock } = await open();
      const first = { ...turn(caseAt(1), { ...ownerCard, effects: [effect("e1")] }), origin: "0123456789abcdef" };
      await ledger.commit(first);
      await ledger.commit({ ...turn(caseAt(2), ownerCard), origin: "fedcba9876543210" });
      await ledger.commit(turn(caseAt(3), { effects: [effect("e2")] }));
      clock.now += 7;
      const [card] = await ledger.claim("post", 9, 30_000);
      expect(card).toMatchObject({ origin: "fedcba9876543210", dueMs: 7 });
      const effects = await ledger.claim("effect", 9, 30_000);
      expect(effects.map(({ origin }) => origin)).toEqual(["0123456789abcdef", undefined]);
    });

    test("how much there is of what is counted, and since when the longest has waited", async () => {
      const { ledger, clock } = await open();
      await ledger.commit(turn(caseAt(1), { ...ownerCard, effects: [{ ...effect("e1"), name: "createAccount" }] }));
      const doubtful = attempt({ effect: "R-7K2P.1.create", state: "unknown" });
      await ledger.commit(turn(caseAt(2), { also: [{ write: "attempt", attempt: doubtful }] }));
      const done = { ...caseAt(1), id: "R-8L3Q", state: "done" } as const;
      clock.now += 5;
      await ledger.commit(turn(done, { effects: [effect("e2"), effect("e3")] }));
      const { cases, outbox, doubts } = await ledger.figures();
      expect(Object.fromEntries(cases.map(({ state, count }) => [state, count]))).toEqual({ open: 1, done: 1 });
      expect(outbox.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
        { kind: "createAccount", count: 1, since: start },
        { kind: "effect", count: 2, since: start + 5 },
        { kind: "post", count: 1, since: start },
      ]);
      expect(doubts).toEqual([{ state: "unknown", count: 1, since: doubtful.signedAt }]);
    });
  });
}
