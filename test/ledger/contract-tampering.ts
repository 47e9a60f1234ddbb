import { describe, expect, test } from "vitest";
import { verifyAudit } from "../../src/ledger/audit.ts";
import { SealBroken } from "../../src/ledger/sealing.ts";
import type { Open, OpenedDatabase } from "./opened.ts";
import { attempt, caseAt, claimAll, effect, start, turn } from "./turns.ts";

export function tamperingContract(name: string, open: Open<OpenedDatabase>): void {
  describe(`${name}: what was changed behind our back does not open`, () => {
    test("a promised post of a kind that only a later build knows waits for one, and nobody looks for it meanwhile", async () => {
      const { ledger, tamper } = await open();
      await ledger.commit(turn(caseAt(1), { posts: [{ card: "owner" }] }));
      const row = (id: string, audience: string) => `('${id}', 'post', 'R-7K2P', ${audience}, 1, 0, ${start - 1_000})`;
      await tamper(
        `insert into outbox (id, kind, case_id, audience, version, tries, ready)
         values ${row("ring:R-7K2P:owner", "'owner'")}, ${row("ring:e1#0", "null")}`,
      );
      const jobs = await claimAll(ledger, "post");
      expect(jobs.map(({ id }) => id)).toEqual(["card:R-7K2P:owner"]);
      await ledger.finish(jobs[0]!);
      expect((await ledger.nextDue()).jobs).toEqual({});
      await tamper("update outbox set id = 'card:R-7K2P:later' where id = 'ring:R-7K2P:owner'");
      expect(await claimAll(ledger, "post")).toMatchObject([{ id: "card:R-7K2P:later", tries: 1 }]);
    });

    test("a case that got another's content", async () => {
      const { ledger, tamper, reopen } = await open();
      await ledger.commit(turn(caseAt(1)));
      await ledger.commit(turn(caseAt(1, { id: "R-2222" })));
      await tamper("update cases set body = (select body from cases where id = 'R-2222') where id = 'R-7K2P'");
      await expect((await reopen()).load("R-7K2P")).rejects.toThrow(SealBroken);
      await tamper(
        "update cases set (key, body) = (select key, body from cases where id = 'R-2222') where id = 'R-7K2P'",
      );
      await expect((await reopen()).load("R-7K2P")).rejects.toThrow(SealBroken);
      expect(await (await reopen()).load("R-2222")).toEqual(caseAt(1, { id: "R-2222" }));
    });

    test("a case that got its own past back", async () => {
      const { ledger, tamper } = await open();
      await ledger.commit(turn(caseAt(1, { state: "open" })));
      await tamper("create table past as select * from cases");
      await ledger.commit(turn(caseAt(2, { state: "cancelled" })));
      await tamper("update cases set body = (select body from past)");
      await expect(ledger.load("R-7K2P")).rejects.toThrow(SealBroken);
    });

    test("a promised effect with another's input, which holds up the others once and no longer", async () => {
      const { ledger, tamper, clock } = await open();
      await ledger.commit(turn(caseAt(1), { effects: ["e1", "e2", "e3"].map(effect) }));
      await tamper("update outbox set body = (select body from outbox where id = 'effect:e2') where id = 'effect:e1'");
      await expect(ledger.claim("effect", 10, 30_000)).rejects.toThrow("effect:e1");
      const jobs = await claimAll(ledger, "effect");
      expect(jobs.map(({ id }) => id)).toEqual(["effect:e2", "effect:e3"]);
      for (const job of jobs) await ledger.finish(job);
      clock.now += 3_600_000;
      await expect(ledger.claim("effect", 10, 30_000)).rejects.toThrow(SealBroken);
    });

    test("an attempt that points to another mail, which holds up the others once and no longer", async () => {
      const { ledger, tamper, clock } = await open();
      const other = attempt({ effect: "e2", naturalKey: "bo@example.com" });
      const writes = [attempt(), other].map((row) => ({ write: "attempt", attempt: row }) as const);
      await ledger.commit(turn(caseAt(1), { also: writes }));
      await tamper(
        "update attempts set sealed = (select sealed from attempts where effect = 'e2') where effect <> 'e2'",
      );
      clock.now += 35_000;
      await expect(ledger.claimAttempts(8, 30_000)).rejects.toThrow(SealBroken);
      expect(await ledger.claimAttempts(8, 30_000)).toEqual([{ ...other, version: 1 }]);
      await expect(ledger.attempt(attempt().effect)).rejects.toThrow(SealBroken);
    });
  });

  describe(`${name}: a database that fails`, () => {
    test("when the database fails, every turn that came together is refused and none is kept", async () => {
      const { ledger, tamper } = await open();
      await ledger.commit(turn(caseAt(1)));
      await tamper("alter table audit rename to elsewhere");
      const turns = [turn(caseAt(1, { id: "R-2222" })), turn(caseAt(2)), turn(caseAt(1, { id: "R-3333" }))];
      const results = await Promise.allSettled(turns.map(ledger.commit));
      expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
      await tamper("alter table elsewhere rename to audit");
      expect(await ledger.list({})).toEqual([caseAt(1)]);
      expect(await Promise.all(turns.map(ledger.commit))).toEqual([{ is: "kept" }, { is: "kept" }, { is: "kept" }]);
      expect(await verifyAudit(ledger.audit())).toMatchObject({ holds: true, rows: 4 });
    });
  });
}
