import { createSecretKey } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Case } from "../../src/conversation/types.ts";
import { verifyAudit } from "../../src/ledger/audit.ts";
import { openUnder, SealBroken, seal } from "../../src/ledger/sealing.ts";
import { keys } from "./files.ts";
import type { Open, OpenedDatabase } from "./opened.ts";
import { caseAt, collect, start, turn } from "./turns.ts";

const due = start + 60_000;
const kept = caseAt(2, {
  due,
  people: { owner: "slack:T1:U9", customer: "slack:T1:U8" },
  answers: { type: "company" },
});

/** How a database writes bytes in hex, and takes them, and what adds a column for them to the audit's table. */
interface Dialect {
  hex: (column: string) => string;
  bytes: (hex: string) => string;
  addDigest: string;
}

/** What the release after this one keeps, written into a row of this one. */
export function nextFormContract(name: string, open: Open<OpenedDatabase>, { hex, bytes, addDigest }: Dialect): void {
  async function keptByTheNext() {
    const opened = await open();
    const { ledger, tamper } = opened;
    await ledger.commit(turn(caseAt(1)));
    await ledger.commit(turn(kept));
    const [row] = (await tamper(`select ${hex("key")} as key from cases`)) as [{ key: string }];
    const key = createSecretKey(openUnder(keys.sealing, Buffer.from(row.key, "hex"), "R-7K2P|key"));
    const { id, flow, world, state, version, opened: created, due: _, people, ...rest } = kept;
    const { owner, ...others } = people;
    const where = JSON.stringify(["case", id, version, world, flow, state, owner, due, created]);
    const body = seal(key, JSON.stringify({ people: others, ...rest }), where);
    const rows = await collect(ledger.audit());
    await tamper(`update cases set form = 1, body = ${bytes(body.toString("hex"))}`);
    await tamper(addDigest);
    await tamper(`update audit set previous = '', hash = '', digest = ${bytes(rows[1]!.hash)} where seq = 2`);
    return { ...opened, head: rows[1]!.hash };
  }

  describe(`${name}: what the next release keeps`, () => {
    test("is read, goes on, and is kept as this one keeps it; the head of the audit chain is what it was", async () => {
      const { ledger, reopen, tamper, head } = await keptByTheNext();
      const other = await reopen();
      expect(await other.load("R-7K2P")).toEqual(kept);
      expect(await other.list({ owner: "slack:T1:U9" })).toEqual([kept]);
      expect(await verifyAudit(other.audit())).toEqual({ holds: true, rows: 2, head });
      for (const [n, each] of [other, ledger].entries()) {
        const next: Case = { ...kept, version: 3 + n, due: due + n };
        expect(await each.commit(turn(next))).toEqual({ is: "kept" });
        expect(await (await reopen()).load("R-7K2P")).toEqual(next);
      }
      expect(await verifyAudit(other.audit())).toMatchObject({ holds: true, rows: 4 });
      await tamper("update audit set what = 'pressed' where seq = 2");
      expect(await verifyAudit(other.audit())).toEqual({ holds: false, seq: 2 });
    });

    test.each([
      "owner = 'slack:T1:U2'",
      "world = 'real'",
      "flow = 'verify'",
      "state = 'done'",
      "due = null",
      `created = ${start + 1}`,
      "version = 3",
      "form = 0",
    ])("does not open once somebody has set %s beside its body", async (change) => {
      const { reopen, tamper } = await keptByTheNext();
      await tamper(`update cases set ${change}`);
      const opening = (await reopen()).load("R-7K2P");
      await expect(opening).rejects.toThrow(SealBroken);
      await expect(opening).rejects.not.toThrow("slack:T1");
    });
  });
}
