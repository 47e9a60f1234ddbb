import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { questionId } from "../../src/conversation/case.ts";
import { advance } from "../../src/conversation/turn/advance.ts";
import type { FromPerson } from "../../src/conversation/types.ts";
import { createDesk } from "../../src/desk/desk.ts";
import type { Commit, Ledger } from "../../src/ledger/ledger.ts";
import { openOffice } from "./office.ts";
import type { Replica } from "./replica.ts";

const numRuns = process.env.LONG === undefined ? 40 : 3_000;

const answers = ["company", "personal", "ana@example.com", "bo@example.com", "HK", "+852 5123 4567", "Ana Example"];
const choices = ["Games", "Mobile games", "nonsense", "help", "status", "back", "edit mail", "edit phone", "cancel"];

const doing = fc.record({
  who: fc.constantFrom("test:ana", "test:ana", "test:ana", "test:eve"),
  word: fc.oneof(fc.constantFrom(...answers, ...choices), fc.constant("go")),
  /** Which of the desks hears of it, and how often. */
  heardBy: fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 3 }),
});

type Kept = { event: string; expect: number; version: number };

/** Every look at the ledger and every commit waits until the scheduler lets it go, in any order. */
function reordered(ledger: Ledger, scheduler: fc.Scheduler, kept: Kept[]): Ledger {
  return {
    ...ledger,
    load: async (id) => {
      await scheduler.schedule(Promise.resolve(), "load");
      return ledger.load(id);
    },
    commit: async (commit: Commit) => {
      await scheduler.schedule(Promise.resolve(), "commit");
      const committed = await ledger.commit(commit);
      if (committed.is === "kept")
        kept.push({ event: commit.event, expect: commit.expect, version: commit.case.version });
      return committed;
    },
  };
}

function deskOf({ deskParts, ledger }: Replica, scheduler: fc.Scheduler, kept: Kept[]) {
  return createDesk({ ...deskParts, ledger: reordered(ledger, scheduler, kept), wake: () => {} });
}

test("whatever two desks hear at once, the case is what one desk would have made of it in some order", async () => {
  const at = Date.UTC(2026, 10, 22, 12);
  const office = await openOffice({ idle: true, clock: () => at });
  const replicas = [office.desk, await office.second()];

  const property = fc.asyncProperty(
    fc.scheduler(),
    fc.array(doing, { minLength: 2, maxLength: 10 }),
    async (scheduler, doings) => {
      const kept: Kept[] = [];
      const desks = replicas.map((replica) => deskOf(replica, scheduler, kept));
      const opening = { event: randomUUID(), flow: "open", from: { id: "test:ana" }, at: "test:ana" };
      const id = await office.desk.desk.open(opening);
      const first = await office.load(id);
      const events = new Map<string, FromPerson>();

      const tell = async ({ who, word, heardBy }: (typeof doings)[number]) => {
        const question = questionId(await office.load(id));
        const base = { id: randomUUID(), from: { id: who }, ...(question && { question }) };
        const event: FromPerson =
          word === "go" ? { type: "pressed", ...base, choice: word } : { type: "said", ...base, text: word };
        events.set(event.id, event);
        await Promise.all(heardBy.map((n) => desks[n]!.tell(id, event)));
      };
      const told = doings.map(async (each) => {
        await scheduler.schedule(Promise.resolve(), "say");
        await tell(each);
      });
      await scheduler.waitFor(Promise.all(told));

      expect(kept.map(({ event }) => event).sort(), "each is heard once").toEqual([...events.keys()].sort());
      kept.sort((a, b) => a.expect - b.expect || a.version - b.version); // two that sync at once may tell in either order
      let version = first.version;
      for (const each of kept) {
        expect(each.expect).toBe(version);
        expect(each.version - version, "no version is left out").toBeLessThanOrEqual(1);
        version = each.version;
      }
      const flow = office.desk.deskParts.flow("open")!;
      const one = kept.reduce((theCase, { event }) => advance(flow, theCase, events.get(event)!, at).case, first);
      expect(await office.load(id)).toEqual(JSON.parse(JSON.stringify(one)));
    },
  );
  await fc.assert(property, { numRuns });
});
