import fc from "fast-check";
import { expect, test } from "vitest";
import { auditHash, noRow, verifyAudit } from "../../src/ledger/audit.ts";
import type { AuditRow } from "../../src/ledger/ledger.ts";

function chain(length: number): AuditRow[] {
  const rows: AuditRow[] = [];
  for (let seq = 1; seq <= length; seq++) {
    const detail = { step: `step ${seq}`, n: seq };
    const row = { seq, at: seq * 10, caseId: "R-7K2P", actor: "slack:T1:U9", what: "said", detail };
    rows.push({ ...row, hash: auditHash(rows.at(-1)?.hash ?? noRow, row) });
  }
  return rows;
}

test("an untouched chain holds and names its head, the empty one too", async () => {
  const rows = chain(5);
  expect(await verifyAudit(rows)).toEqual({ holds: true, rows: 5, head: rows[4]!.hash });
  expect(await verifyAudit([])).toEqual({ holds: true, rows: 0, head: noRow });
});

test("a change of anything in any row is found at that row", async () => {
  const changes: ((row: AuditRow) => Partial<AuditRow>)[] = [
    (row) => ({ at: row.at + 1 }),
    () => ({ caseId: "R-2222" }),
    () => ({ actor: "slack:T1:U2" }),
    () => ({ what: "pressed" }),
    (row) => ({ detail: { ...row.detail, n: -1 } }),
    (row) => ({ detail: { ...row.detail, more: "" } }),
    () => ({ detail: {} }),
    (row) => ({ hash: row.hash.replace(/.$/, (last) => (last === "0" ? "1" : "0")) }),
  ];
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 5 }), fc.constantFrom(...changes), async (at, change) => {
      const rows = chain(6);
      rows[at] = { ...rows[at]!, ...change(rows[at]!) };
      expect(await verifyAudit(rows)).toEqual({ holds: false, seq: at + 1 });
    }),
  );
});

test("a row left out, put in twice, swapped or made up anew is found", async () => {
  const rows = chain(6);
  const [first, second, third, ...rest] = rows as [AuditRow, AuditRow, AuditRow, ...AuditRow[]];
  expect(await verifyAudit([second, third, ...rest])).toEqual({ holds: false, seq: 2 });
  expect(await verifyAudit([first, third, ...rest])).toEqual({ holds: false, seq: 3 });
  expect(await verifyAudit([first, first, second])).toEqual({ holds: false, seq: 1 });
  expect(await verifyAudit([first, third, second])).toEqual({ holds: false, seq: 3 });
  const forged = { ...second, what: "pressed" };
  const rehashed = { ...forged, hash: auditHash(first.hash, forged) };
  expect(await verifyAudit([first, rehashed, third, ...rest])).toEqual({ holds: false, seq: 3 });
});

test("the order in which details were named does not matter", () => {
  const [row] = chain(1);
  expect(auditHash(noRow, { ...row!, detail: { n: 1, step: "step 1" } })).toBe(row!.hash);
});
