import { expect, test } from "vitest";
import type { Case } from "../../src/conversation/types.ts";
import { isNamed, termsOf } from "../../src/desk/case-terms.ts";
import { createFileCases } from "../../src/desk/file-cases.ts";
import { AskedTooOften } from "../../src/desk/platform.ts";
import { createReception } from "../../src/desk/reception.ts";
import { caseAt, turn } from "../ledger/turns.ts";
import { openOffice } from "./office.ts";
import { heard } from "./words.ts";

const [mei, bo, eve] = ["slack:T1:U9", "slack:T1:U2", "slack:T2:U3"];
const minute = 60_000;

async function desk() {
  const office = await openOffice({ idle: true });
  const { ledger, vault, desk, flow } = office.desk;
  const reception = createReception({ desk, ledger, vault, world: "practice", flow, links: [] });
  const open = flow("open")!;
  /** Keeps a case as this build does, or `plainly` as one that knows no terms. */
  async function keep(id: string, change: Partial<Case>, plainly?: "plainly"): Promise<void> {
    const before = await ledger.load(id);
    const base = before ?? { id, flow: "open", people: { owner: mei }, opened: office.now() };
    const next = caseAt((before?.version ?? 0) + 1, { ...base, ...change, version: (before?.version ?? 0) + 1 });
    const { mail, phone } = open.index(next.answers);
    const exactly = { ...(mail && { mail }), ...(phone && { phone }) };
    await ledger.commit(turn(next, { index: plainly ? exactly : { ...exactly, terms: termsOf(open, next) } }));
  }
  const found = async (text: string, who = mei) => (await reception.find(who, text))?.map(({ id }) => id);
  return { office, ledger, flow, keep, found, log: office.desk.log };
}

const lim = { mail: "lim@shop.example", name: "Ana Müller-Lim", phone: { dial: "852", national: "51234567" } };
const made = { uin: "200000123456", requestId: "0e6a6d1c-8d3b-4a5e-9c2f-2f6d0a8b7c11", at: 1 };

test("a request is found by the first letters of each word, by domain, UIN and RequestId, and by nothing less", async () => {
  const { keep, found } = await desk();
  await keep("R-2222", { answers: { ...lim, account: made }, state: "done" });
  await keep("R-3333", { answers: { ...lim, name: "Anatole France", mail: "a@other.example" } });
  for (const text of [
    "mul",
    "MÜLLER",
    "lim",
    "ana lim",
    "lim an",
    "shop.example",
    "@SHOP.example",
    made.uin,
    made.requestId,
  ])
    expect(await found(text), text).toEqual(["R-2222"]);
  expect(await found("ana")).toEqual(["R-3333", "R-2222"]);
  expect(await found("+852 5123 4567")).toEqual(["R-3333", "R-2222"]);
  expect(await found("85251234567")).toEqual(["R-3333", "R-2222"]);
  for (const text of ["uller", "na", "ana bo", "example", "hop.example", "20000012345", "0e6a6d1c"])
    expect(await found(text), text).toEqual([]);
  expect(await found("a")).toBeUndefined();
});

test("a Chinese name is found by its first letter, by any two and by more that stand together", async () => {
  const { keep, found } = await desk();
  await keep("R-2222", { answers: { name: "张伟明 ACME有限公司" } });
  for (const text of ["张", "张伟", "伟明", "张伟明", "有限公司", "acme"])
    expect(await found(text), text).toEqual(["R-2222"]);
  for (const text of ["伟", "张明", "公司张"]) expect(await found(text), text).toEqual([]);
});

test("somebody of another workspace finds nothing, and a refusal's RequestId finds its request", async () => {
  const { keep, found } = await desk();
  const why = { key: "error.unsure", values: { requestId: made.requestId } };
  await keep("R-2222", { answers: lim, pending: { key: "phone", n: 1, why } });
  for (const text of ["R-2222", "ana", "lim@shop.example", "+852 5123 4567", "shop.example", made.requestId]) {
    expect(await found(text, bo), text).toEqual(["R-2222"]);
    expect(await found(text, eve), text).toEqual([]);
  }
});

test("a name that was changed no longer finds its request", async () => {
  const { keep, found } = await desk();
  await keep("R-2222", { answers: lim });
  await keep("R-2222", { answers: { ...lim, name: "Bo Example", mail: "bo@other.example" } });
  expect([await found("ana"), await found("shop.example")]).toEqual([[], []]);
  expect(await found("bo")).toEqual(["R-2222"]);
});

test("a long name is filed under a bounded number of beginnings", async () => {
  const { office } = await desk();
  const name = Array.from({ length: 50 }, (_, n) => `word${n}ofaverylongname`).join(" ");
  const theCase = caseAt(1, { answers: { name }, people: { owner: mei } });
  expect(termsOf(office.desk.flow("open")!, theCase).length).toBeLessThanOrEqual(60);
  expect(isNamed("李", "李")).toBe(true);
  expect(isNamed("", "li")).toBe(false);
});

test("whoever looks more than 30 times a minute is told when they may again, and a colleague may go on", async () => {
  const { office, found } = await desk();
  office.pass(minute - (office.now() % minute));
  for (let n = 0; n < 30; n++) expect(await found("ana")).toEqual([]);
  const refusal = await found("R-2222").catch((error) => error);
  expect(refusal).toBeInstanceOf(AskedTooOften);
  expect(heard([refusal.why])).toMatch(/^That's 30 searches in a minute, .* I can look again at 20/);
  expect(await found("ana", bo)).toEqual([]);
  office.pass(minute);
  expect(await found("ana")).toEqual([]);
});

test("what an earlier build has kept is filed a few at a time, also what it keeps beside this one", async () => {
  const { ledger, flow, keep, found, log } = await desk();
  for (let n = 0; n < 120; n++) await keep(`R-5${n}`, { answers: { ...lim, name: `Ana ${n}` } }, "plainly");
  expect(await found("ana")).toEqual([]);
  const fileCases = createFileCases({ ledger, flow, log });
  expect(await fileCases()).toBe(120);
  expect(await found("ana")).toHaveLength(50);
  await keep("R-57", { answers: { ...lim, name: "Zoe" } }, "plainly");
  expect(await fileCases()).toBe(1);
  expect(await found("zo")).toEqual(["R-57"]);
  expect(await fileCases()).toBe(0);
});
