import { createSecretKey } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Case } from "../../src/conversation/types.ts";
import { verifyAudit } from "../../src/ledger/audit.ts";
import { open as openSealed, openUnder, SealBroken, seal } from "../../src/ledger/sealing.ts";
import { keys } from "./files.ts";
import type { Open, OpenedDatabase } from "./opened.ts";
import { caseAt, collect, start, turn } from "./turns.ts";

const due = start + 60_000;
const kept = caseAt(2, {
  due,
  people: { owner: "slack:T1:U9", customer: "slack:T1:U8" },
  answers: { type: "company" },
});

/** How a database writes bytes in hex, and takes them. */
interface Dialect {
  hex: (column: string) => string;
  bytes: (hex: string) => string;
}

export function formContract(name: string, open: Open<OpenedDatabase>, { hex, bytes }: Dialect): void {
  /** A case and two audit rows, the first as builds before 0.9.0 kept them and the second as this one does. */
  async function ofBoth() {
    const opened = await open();
    const { ledger, tamper } = opened;
    await ledger.commit(turn(caseAt(1)));
    await ledger.commit(turn(kept));
    const [row] = (await tamper(`select ${hex("key")} as key from cases`)) as [{ key: string }];
    const key = createSecretKey(openUnder(keys.sealing, Buffer.from(row.key, "hex"), "R-7K2P|key"));
    const body = seal(key, JSON.stringify(kept), "R-7K2P|case|2");
    const [first, second] = await collect(ledger.audit());
    await tamper(`update cases set form = 0, body = ${bytes(body.toString("hex"))}`);
    await tamper(`update audit set digest = null, hash = '${first!.hash}' where seq = 1`);
    return { ...opened, head: second!.hash };
  }

  describe(`${name}: what builds before 0.9.0 kept`, () => {
    test("is read and goes on; the head of the audit chain is what it was", async () => {
      const { ledger, reopen, tamper, head } = await ofBoth();
      const other = await reopen();
      expect(await other.load("R-7K2P")).toEqual(kept);
      expect(await other.list({ owner: "slack:T1:U9" })).toEqual([kept]);
      expect(await verifyAudit(other.audit())).toEqual({ holds: true, rows: 2, head });
      for (const [n, each] of [other, ledger].entries()) {
        const next: Case = { ...kept, version: 3 + n, due: due + n };
        expect(await each.commit(turn(next))).toEqual({ is: "kept" });
        expect(await (await reopen()).load("R-7K2P")).toEqual(next);
      }
      expect(await tamper("select form from cases")).toEqual([{ form: 1 }]);
      expect(await verifyAudit(other.audit())).toMatchObject({ holds: true, rows: 4 });
      for (const seq of [1, 2]) {
        await tamper(`update audit set actor = 'slack:T1:U${seq}' where seq = ${seq}`);
        expect(await verifyAudit(other.audit())).toEqual({ holds: false, seq });
        await tamper(`update audit set actor = 'slack:T1:U9' where seq = ${seq}`);
      }
    });

    test("does not open as what this build keeps, nor the other way round", async () => {
      const { reopen, tamper, ledger } = await ofBoth();
      await tamper("update cases set form = 1");
      await expect((await reopen()).load("R-7K2P")).rejects.toThrow(SealBroken);
      await tamper("update cases set form = 0");
      await ledger.commit(turn({ ...kept, version: 3 }));
      await tamper("update cases set form = 0");
      await expect((await reopen()).load("R-7K2P")).rejects.toThrow(SealBroken);
    });
  });

  describe(`${name}: what stands beside a case's body`, () => {
    test.each([
      "owner = 'slack:T1:U2'",
      "world = 'real'",
      "flow = 'verify'",
      "state = 'done'",
      "due = null",
      `due = ${due + 1}`,
      `created = ${start + 1}`,
      "version = 3",
      "id = 'R-2222'",
    ])("keeps the case from opening once somebody has set %s", async (change) => {
      const { ledger, reopen, tamper } = await open();
      await ledger.commit(turn(caseAt(1)));
      await ledger.commit(turn(kept));
      await tamper(`update cases set ${change}`);
      const opening = (await reopen()).load(change.startsWith("id") ? "R-2222" : "R-7K2P");
      await expect(opening).rejects.toThrow(SealBroken);
      await expect(opening).rejects.not.toThrow("slack:T1"); // a message names the row, and nobody
    });

    test("is nowhere in the body", async () => {
      const { ledger, tamper } = await open();
      await ledger.commit(turn(caseAt(1, { due })));
      const [row] = (await tamper(`select ${hex("key")} as key, ${hex("body")} as body from cases`)) as [
        { key: string; body: string },
      ];
      const key = createSecretKey(openUnder(keys.sealing, Buffer.from(row.key, "hex"), "R-7K2P|key"));
      const beside = ["case", "R-7K2P", 1, "practice", "open-account", "open", "slack:T1:U9", due, start];
      const body = openSealed(key, Buffer.from(row.body, "hex"), JSON.stringify(beside)).toString();
      const { at, answers, facts, misses, refused, touched } = caseAt(1);
      expect(JSON.parse(body)).toEqual({ at, answers, facts, misses, refused, touched });
    });
  });
}
