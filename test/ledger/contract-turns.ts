import { describe, expect, test } from "vitest";
import { verifyAudit } from "../../src/ledger/audit.ts";
import type { Open } from "./opened.ts";
import { attempt, caseAt, claimAll, collect, effect, start, takeTurn, turn } from "./turns.ts";

export function turnContract(name: string, open: Open): void {
  describe(`${name}: turns`, () => {
    test("tells how far cases are by their versions, of many at once, and nothing of those that are not there", async () => {
      const { ledger } = await open();
      expect(await ledger.versions(["R-7K2P"])).toEqual([]);
      await ledger.commit(turn(caseAt(1)));
      await ledger.commit(turn(caseAt(1, { id: "R-8K2P" })));
      await ledger.commit(turn(caseAt(2)));
      const found = await ledger.versions(["R-9999", "R-7K2P", "R-8K2P"]);
      expect(new Map(found.map(({ id, version }) => [id, version]))).toEqual(
        new Map([
          ["R-7K2P", 2],
          ["R-8K2P", 1],
        ]),
      );
    });

    test("tells which numbers are taken", async () => {
      const { ledger } = await open();
      expect(await ledger.taken(["R-7K2P", "R-7K2PX"])).toEqual([]);
      await ledger.commit(turn(caseAt(1)));
      expect(await ledger.taken(["R-9999", "R-7K2P", "R-7K2PX"])).toEqual(["R-7K2P"]);
    });

    test("a case is read back as it was kept, and one that was never kept is not there", async () => {
      const { ledger } = await open();
      const answers = { mail: "ana@example.com", name: "Ána 安娜 🙂" };
      const made = { from: { mail: null }, turns: { mail: 1 } };
      const kept = caseAt(1, { answers, ...made, due: start + 1, facts: { profile: ["current", 2, true, null] } });
      expect(await ledger.commit(turn(kept))).toEqual({ is: "kept" });
      expect(await ledger.load("R-7K2P")).toEqual(kept);
      expect(await ledger.load("R-9999")).toBeUndefined();
    });

    test("a turn made from an older version is lost and leaves no trace", async () => {
      const { ledger } = await open();
      await ledger.commit(turn(caseAt(1)));
      await ledger.commit(turn(caseAt(2)));
      const late = turn(caseAt(2, { state: "cancelled" }), { posts: [{ card: "owner" }], effects: [effect("e1")] });
      expect(await ledger.commit(late)).toEqual({ is: "lost" });
      expect(await ledger.load("R-7K2P")).toEqual(caseAt(2));
      expect(await claimAll(ledger, "post")).toEqual([]);
      expect(await claimAll(ledger, "effect")).toEqual([]);
      expect(await collect(ledger.audit())).toHaveLength(2);
      expect(await ledger.commit({ ...late, expect: 2, case: caseAt(3) })).toEqual({ is: "kept" });
    });

    test("a case number that is taken cannot be opened again, and one that is not cannot be moved on", async () => {
      const { ledger } = await open();
      await ledger.commit(turn(caseAt(1)));
      expect(await ledger.commit(turn(caseAt(1, { flow: "other" })))).toEqual({ is: "lost" });
      expect(await ledger.commit(turn(caseAt(2, { id: "R-9999" })))).toEqual({ is: "lost" });
      expect(await ledger.load("R-7K2P")).toEqual(caseAt(1));
    });

    test("of two cases that take one number at once one gets it, and the other can take another for the same event", async () => {
      const { ledger, reopen } = await open();
      const handles = [ledger, await reopen()];
      for (let n = 0; n < 20; n++) {
        const openings = handles.map(() => turn(caseAt(1, { id: `R-${n}` })));
        const results = await Promise.all(openings.map((opening, i) => handles[i]!.commit(opening)));
        expect(results.map(({ is }) => is).toSorted()).toEqual(["kept", "lost"]);
        const loser = openings[results.findIndex(({ is }) => is === "lost")]!;
        expect(await ledger.commit({ ...loser, case: caseAt(1, { id: `R-${n}-again` }) })).toEqual({ is: "kept" });
      }
      expect(await verifyAudit(ledger.audit())).toMatchObject({ holds: true, rows: 40 });
    });

    test("an event that was seen names its case and does nothing again, whatever version it now comes from", async () => {
      const { ledger } = await open();
      const first = turn(caseAt(1));
      await ledger.commit(first);
      const again = turn(caseAt(2), { event: first.event, posts: [{ card: "owner" }] });
      expect(await ledger.commit(again)).toEqual({ is: "seen", caseId: "R-7K2P" });
      expect(await ledger.commit({ ...again, expect: 5, case: caseAt(6) })).toEqual({ is: "seen", caseId: "R-7K2P" });
      expect(await ledger.load("R-7K2P")).toEqual(caseAt(1));
      expect(await claimAll(ledger, "post")).toEqual([]);
    });

    test("one event delivered a thousand times to two replicas is kept once", async () => {
      const { ledger, reopen } = await open();
      const other = await reopen();
      await ledger.commit(turn(caseAt(1)));
      const deliveries = Array.from({ length: 1000 }, (_, n) =>
        takeTurn(n % 2 ? ledger : other, "R-7K2P", "Ev-again", (now) => ({ touched: now.touched + 1 })),
      );
      const results = await Promise.all(deliveries);
      expect(results.filter((is) => is === "kept")).toHaveLength(1);
      expect(results.filter((is) => is === "seen")).toHaveLength(999);
      expect(await ledger.load("R-7K2P")).toEqual(caseAt(2, { touched: start + 1 }));
    });

    test("64 writers on two replicas take 50 turns each, and all 3200 count", { timeout: 600_000 }, async () => {
      const { ledger, reopen } = await open();
      const handles = [ledger, await reopen()];
      const ids = Array.from({ length: 8 }, (_, n) => `R-${n}${n}${n}${n}`);
      for (const id of ids) await ledger.commit(turn(caseAt(1, { id, touched: 0 })));
      const writers = Array.from({ length: 64 }, async (_, writer) => {
        for (let n = 0; n < 50; n++) {
          const is = await takeTurn(
            handles[writer % 2]!,
            ids[Math.floor(writer / 8)]!,
            `Ev-${writer}-${n}`,
            ({ touched }) => ({
              touched: touched + 1,
            }),
          );
          expect(is).toBe("kept");
        }
      });
      await Promise.all(writers);
      const cases = await Promise.all(ids.map(async (id) => (await handles[1]!.load(id))!));
      const counted = cases.reduce((sum, { touched }) => sum + touched, 0);
      console.log(`${name}: ${writers.length} writers, ${counted} of 3200 turns count`);
      for (const each of cases) expect(each).toMatchObject({ version: 401, touched: 400 });
      expect(await verifyAudit(ledger.audit())).toMatchObject({ holds: true, rows: 3208 });
    });

    test("a turn that is lost, seen or refused takes neither of its neighbours with it", async () => {
      const { ledger } = await open();
      await ledger.commit(turn(caseAt(1)));
      const first = turn(caseAt(1, { id: "R-2222" }));
      const none = { write: "count", name: "texts", windowMs: 60_000, limit: 0 } as const;
      const together = [
        first,
        turn(caseAt(9)),
        turn(caseAt(1, { id: "R-3333" })),
        turn(caseAt(1, { id: "R-4444" }), { event: first.event }),
        turn(caseAt(2), { also: [none] }),
        turn(caseAt(1, { id: "R-5555" })),
      ];
      expect(await Promise.all(together.map(ledger.commit))).toEqual([
        { is: "kept" },
        { is: "lost" },
        { is: "kept" },
        { is: "seen", caseId: "R-2222" },
        { is: "conflict", write: "count" },
        { is: "kept" },
      ]);
      for (const id of ["R-2222", "R-3333", "R-5555"]) expect(await ledger.load(id)).toEqual(caseAt(1, { id }));
      expect(await ledger.load("R-7K2P")).toEqual(caseAt(1));
      expect(await ledger.load("R-4444")).toBeUndefined();
      expect(await verifyAudit(ledger.audit())).toMatchObject({ holds: true, rows: 4 });
    });

    test("a further row that does not hold undoes the whole turn, its event included", async () => {
      const { ledger } = await open();
      await ledger.commit(turn(caseAt(1)));
      const refused = turn(caseAt(2), {
        posts: [{ card: "owner" }, { notice: { key: "talk.closed" }, to: "slack:T1:U9" }],
        effects: [effect("e1")],
        also: [
          { write: "intent", partner: "100001", naturalKey: "ana@example.com" },
          { write: "attempt", attempt: attempt() },
          { write: "attempt-update", effect: "nobody's", version: 1, change: { looks: 1 } },
        ],
      });
      expect(await ledger.commit(refused)).toEqual({ is: "conflict", write: "attempt-update" });
      expect(await ledger.load("R-7K2P")).toEqual(caseAt(1));
      expect(await ledger.attempt(attempt().effect)).toBeUndefined();
      expect(await claimAll(ledger, "post")).toEqual([]);
      expect(await claimAll(ledger, "effect")).toEqual([]);
      const claimedByOther = turn(caseAt(1, { id: "R-2222" }), { also: refused.also!.slice(0, 1) });
      expect(await ledger.commit(claimedByOther)).toEqual({ is: "kept" });
      expect(await ledger.commit({ ...refused, also: [] })).toEqual({ is: "kept" });
    });

    test("a turn that leaves the case where it is keeps its posts, unless the case has moved on", async () => {
      const { ledger } = await open();
      await ledger.commit(turn(caseAt(1)));
      const aside = { expect: 1, posts: [{ notice: { key: "talk.one-moment" }, to: "slack:T1:U9" }] };
      expect(await ledger.commit(turn(caseAt(1), aside))).toEqual({ is: "kept" });
      await ledger.commit(turn(caseAt(2)));
      expect(await ledger.commit(turn(caseAt(1), aside))).toEqual({ is: "lost" });
      expect(await ledger.load("R-7K2P")).toEqual(caseAt(2));
      expect(await claimAll(ledger, "post")).toHaveLength(1);
    });

    test("a turn back to an earlier version is a mistake of ours", async () => {
      const { ledger } = await open();
      await expect(ledger.commit(turn(caseAt(1), { expect: 2 }))).rejects.toThrow("R-7K2P cannot go back");
    });

    test("what was kept is there for the next process although the first never closed", async () => {
      const { ledger, reopen } = await open();
      await ledger.commit(turn(caseAt(1), { effects: [effect("e1")] }));
      const next = await reopen();
      expect(await next.load("R-7K2P")).toEqual(caseAt(1));
      expect(await next.commit(turn(caseAt(2)))).toEqual({ is: "kept" });
      expect(await claimAll(next, "effect")).toMatchObject([{ id: "effect:e1", tries: 1 }]);
    });

    test("cases are found by owner, state, mail and phone, however these were typed, newest first", async () => {
      const { ledger } = await open();
      const bo = { people: { owner: "discord:8:5" } };
      await ledger.commit(
        turn(caseAt(1, { id: "R-2222" }), { index: { mail: "Ana@Example.com ", phone: "85251234567" } }),
      );
      await ledger.commit(
        turn(caseAt(1, { id: "R-3333", opened: start + 1, ...bo }), { index: { mail: "bo@example.com" } }),
      );
      await ledger.commit(turn(caseAt(1, { id: "R-4444", opened: start + 2, state: "done" })));
      const found = async (filter: Parameters<typeof ledger.list>[0]) =>
        (await ledger.list(filter)).map(({ id }) => id);
      expect(await found({})).toEqual(["R-4444", "R-3333", "R-2222"]);
      expect(await found({ limit: 2 })).toEqual(["R-4444", "R-3333"]);
      expect(await found({ owner: "slack:T1:U9" })).toEqual(["R-4444", "R-2222"]);
      expect(await found({ owner: "slack:T1:U9", state: "open" })).toEqual(["R-2222"]);
      expect(await found({ mail: "ana@example.com" })).toEqual(["R-2222"]);
      expect(await found({ phone: "85251234567" })).toEqual(["R-2222"]);
      expect(await found({ mail: "85251234567" })).toEqual([]);
      expect(await found({ mail: "bo@example.com", owner: "slack:T1:U9" })).toEqual([]);
    });

    test("a case that was handed over or got another mail is found under the new, also by a replica that knew the old", async () => {
      const { ledger, reopen } = await open();
      const other = await reopen();
      await ledger.commit(turn(caseAt(1), { index: { mail: "ana@example.com" } }));
      await other.load("R-7K2P");
      const handed = { people: { owner: "slack:T1:U2" } };
      await ledger.commit(turn(caseAt(2, handed), { index: { mail: "bo@example.com" } }));
      await ledger.commit(turn(caseAt(3, handed), { index: { phone: "85251234567" } }));
      await other.commit(turn(caseAt(4, handed)));
      for (const handle of [ledger, other]) {
        expect(await handle.list({ owner: "slack:T1:U2" })).toHaveLength(1);
        expect(await handle.list({ owner: "slack:T1:U9" })).toEqual([]);
        expect(await handle.list({ mail: "bo@example.com", phone: "85251234567" })).toHaveLength(1);
        expect(await handle.list({ mail: "ana@example.com" })).toEqual([]);
      }
    });

    test("cases are due once their time has passed, the longest due first", async () => {
      const { ledger, clock } = await open();
      await ledger.commit(turn(caseAt(1, { id: "R-2222", due: start + 2000 })));
      await ledger.commit(turn(caseAt(1, { id: "R-3333", due: start + 1000 })));
      await ledger.commit(turn(caseAt(1, { id: "R-4444" })));
      expect(await ledger.due(10)).toEqual([]);
      clock.now = start + 2000;
      expect(await ledger.due(10)).toEqual([
        { id: "R-3333", due: start + 1000 },
        { id: "R-2222", due: start + 2000 },
      ]);
      expect(await ledger.due(1)).toEqual([{ id: "R-3333", due: start + 1000 }]);
      await ledger.commit(turn(caseAt(2, { id: "R-3333" })));
      expect(await ledger.due(10)).toEqual([{ id: "R-2222", due: start + 2000 }]);
    });

    test("it is known when the next of everything is due, of the cases but for those that are left out", async () => {
      const { ledger, clock, reopen } = await open();
      const other = await reopen();
      expect(await ledger.nextDue()).toEqual({ now: start, jobs: {} });
      await ledger.commit(turn(caseAt(1, { id: "R-2222", due: start + 300 }), { effects: [effect("e1")] }));
      const look = attempt({ caseId: "R-3333", effect: "R-3333.4.create", nextLook: start + 700 });
      await ledger.commit(
        turn(caseAt(1, { id: "R-3333", due: start + 500 }), {
          posts: [{ card: "owner" }],
          also: [{ write: "attempt", attempt: look }],
        }),
      );
      const all = { now: start, cases: 300, attempts: 700, jobs: { effect: 0, post: 0 } };
      expect(await other.nextDue()).toEqual(all);
      expect(await other.nextDue(["R-2222"])).toEqual({ ...all, cases: 500 });
      const [job] = await ledger.claim("effect", 1, 30_000);
      const [post] = await ledger.claim("post", 1, 9_000);
      expect((await other.nextDue()).jobs).toEqual({ effect: 30_000, post: 9_000 });
      await ledger.release(post!, 400);
      await ledger.finish(job!);
      clock.now = start + 900;
      expect(await other.nextDue()).toEqual({ now: start + 900, cases: -600, attempts: -200, jobs: { post: -500 } });
      expect(await ledger.claimAttempts(1, 5_000)).toHaveLength(1);
      expect((await other.nextDue(["R-2222", "R-3333"])).cases).toBeUndefined();
      expect((await other.nextDue()).attempts).toBe(5_000);
    });

    test("every turn leaves one row, chained to the one before whoever wrote it", async () => {
      const { ledger, reopen, clock } = await open();
      const other = await reopen();
      const detail = { state: "open", step: "mail", n: 2 };
      await ledger.commit(turn(caseAt(1), { audit: { actor: "slack:T1:U9", what: "opened", detail } }));
      await other.commit(turn(caseAt(1, { id: "R-2222" })));
      clock.now = start + 1000;
      await ledger.commit(turn(caseAt(2)));
      await other.commit(turn(caseAt(2, { id: "R-2222" })));
      const rows = await collect(other.audit());
      expect(rows.map(({ seq, at, caseId }) => [seq, at - start, caseId])).toEqual([
        [1, 0, "R-7K2P"],
        [2, 0, "R-2222"],
        [3, 1000, "R-7K2P"],
        [4, 1000, "R-2222"],
      ]);
      expect(rows[0]).toMatchObject({ actor: "slack:T1:U9", what: "opened", detail });
      expect(await verifyAudit(rows)).toEqual({ holds: true, rows: 4, head: rows[3]!.hash });
      expect((await collect(ledger.audit("R-2222"))).map(({ seq }) => seq)).toEqual([2, 4]);
    });

    test("events and windows that are over are pruned, newer ones are not", async () => {
      const { ledger, clock } = await open();
      const count = { write: "count", name: "texts", windowMs: 60_000, limit: 5 } as const;
      const old = await Promise.all(
        Array.from({ length: 1100 }, async (_, n) => {
          const commit = turn(caseAt(1, { id: `R-${n}` }), n === 0 ? { also: [count] } : {});
          await ledger.commit(commit);
          return commit;
        }),
      );
      clock.now = start + 3_600_000;
      const recent = turn(caseAt(2, { id: "R-7" }), { also: [count] });
      await ledger.commit(recent);
      expect(await ledger.prune(start + 3_600_000)).toBe(1101);
      expect(await ledger.prune(start + 3_600_000)).toBe(0);
      expect(await ledger.commit({ ...recent, case: caseAt(3, { id: "R-7" }), expect: 2 })).toMatchObject({
        is: "seen",
      });
      expect(await ledger.commit({ ...old[1]!, case: caseAt(2, { id: "R-1" }), expect: 1 })).toEqual({ is: "kept" });
      expect(await ledger.load("R-0")).toBeDefined();
    });

    test("the ledger has one clock", async () => {
      const { ledger, reopen, clock } = await open();
      clock.now = start + 5;
      expect([await ledger.now(), await (await reopen()).now()]).toEqual([start + 5, start + 5]);
    });
  });
}
