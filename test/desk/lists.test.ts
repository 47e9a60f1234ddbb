import { describe, expect, test } from "vitest";
import { wholeOf } from "../../adapters/chat/case-line.ts";
import { createAsking } from "../../adapters/chat/last-asked.ts";
import { firstThatFit } from "../../adapters/chat/own-requests.ts";
import type { Case } from "../../src/conversation/types.ts";
import { lineOf } from "../../src/desk/case-line.ts";
import { openRequests } from "../../src/desk/open-requests.ts";
import type { CaseLine } from "../../src/desk/platform.ts";
import { createReception } from "../../src/desk/reception.ts";
import { t } from "../../src/words/words.ts";
import { caseAt, turn } from "../ledger/turns.ts";
import { openOffice } from "./office.ts";
import { heard } from "./words.ts";

const [mei, abroad, bo] = ["test:mei", "test:elsewhere:mei", "test:bo"];

/** Whoever has a hundred requests: every fifth is open still, and the oldest of all asks her something. */
async function desk() {
  const office = await openOffice({ idle: true });
  const { ledger, vault, desk, flow } = office.desk;
  const number = (n: number) => `R-${3000 + n}`;
  async function keep(n: number, change: Partial<Case>): Promise<void> {
    const people = { owner: n % 2 ? mei : abroad };
    const opened = office.now() - (100 - n) * 60_000;
    const body = caseAt(1, { id: number(n), flow: "open", people, opened, state: n % 5 ? "done" : "open", ...change });
    await ledger.commit(turn(body));
  }
  const asking = { pending: { key: "type", n: 1 }, people: { owner: mei } };
  for (let n = 0; n < 100; n++) await keep(n, n === 0 ? asking : {});
  await keep(100, { world: "real", state: "open" });
  const links = [[mei, abroad]];
  const reception = createReception({ desk, ledger, vault, world: "practice", flow, links });
  return { office, ledger, reception, number };
}

const numbers = (lines: { id: string }[]) => lines.map(({ id }) => id);

test("every request is on one page, the open ones first, and going back shows the same page again", async () => {
  const { reception, number } = await desk();
  const there: string[][] = [];
  let page: string | undefined;
  let newer: string | undefined;
  do {
    const next = await reception.cases(mei, { most: 15, page });
    there.push(numbers(next.lines));
    [page, newer] = [next.older, next.newer];
  } while (page !== undefined);
  const all = Array.from({ length: 100 }, (_, n) => 99 - n);
  const inOrder = [...all.filter((n) => n % 5 === 0), ...all.filter((n) => n % 5 !== 0)].map(number);
  expect(there.flat()).toEqual(inOrder);

  const back: string[][] = [there.at(-1)!];
  while (newer !== undefined) {
    const before = await reception.cases(mei, { most: 15, page: newer });
    back.unshift(numbers(before.lines));
    newer = before.newer;
  }
  expect(back[0]).toEqual(inOrder.slice(0, 15));
  expect(new Set(back.flat())).toEqual(new Set(inOrder));
});

test("no request is skipped when one of the page before ends, and an unknown page is the first one", async () => {
  const { ledger, reception, number } = await desk();
  const { lines, older } = await reception.cases(mei, { most: 10 });
  const first = (await ledger.load(lines[0]!.id))!;
  await ledger.commit(turn({ ...first, version: 2, state: "done" }));
  const next = await reception.cases(mei, { most: 10, page: older });
  expect(numbers(next.lines)).toEqual([45, 40, 35, 30, 25, 20, 15, 10, 5, 0].map(number));
  for (const page of ["", "nonsense", ">o1.R-3000; drop"])
    expect((await reception.cases(mei, { most: 10, page })).lines[0]?.id).toBe(number(90));
  expect(numbers((await reception.cases(mei, { most: 99, only: "open" })).lines)).toHaveLength(19);
});

test("a list has those that wait for their owner, the open ones of the team, or those that are over, in pages", async () => {
  const { office, ledger, reception, number } = await desk();
  const asking = { pending: { key: "mail", n: 1 }, people: { owner: mei } };
  let opened = office.now() + 1_000;
  const keep = (id: string, change: Partial<Case>) =>
    ledger.commit(turn(caseAt(1, { id, flow: "open", opened: ++opened, ...change })));
  await keep("R-8888", { ...asking, state: "done" });
  await keep("R-8889", { people: { owner: mei, customer: bo }, pending: { key: "password", n: 3 } });
  await keep("R-9990", {
    people: { owner: bo },
    answers: { mail: "lim@example.com" },
    pending: { key: "phone", n: 3 },
  });
  await keep("R-9991", { people: { owner: abroad } });

  const list = async (page: string, most = 99) => reception.cases(mei, { most, page });
  expect(numbers((await list("waiting")).lines)).toEqual([number(0)]);
  const over = await list("done");
  expect(over).toMatchObject({ kind: "done" });
  expect(over.lines.every(({ state }) => state === "done")).toBe(true);
  expect(numbers(over.lines)).toContain("R-8888");

  const first = await list("team", 10);
  const second = await list(first.older!, 10);
  expect(numbers([...first.lines, ...second.lines])).toEqual([
    "R-9990",
    "R-8889",
    ...[95, 85, 75, 65, 55, 45, 35, 25, 15, 5, 0].map(number),
  ]);
  expect([first.kind, second.kind, second.older]).toEqual(["team", "team", undefined]);
  expect(await list(second.newer!, 10)).toEqual(first);
  const theirs = first.lines.find(({ id }) => id === "R-9990")!;
  expect(theirs).toMatchObject({ owner: bo, side: t("line.side-owner") });
  expect(JSON.stringify(theirs)).not.toContain("example.com");
});

test("a search finds the oldest request, and an answer in private goes to the one that asks, however old", async () => {
  const { reception, number } = await desk();
  const isMeant = ({ id }: { id: string }) => id.includes(number(0));
  expect(numbers(await firstThatFit(reception, mei, isMeant, 25))).toEqual([number(0)]);
  expect(numbers(await firstThatFit(reception, mei, () => true, 25))).toHaveLength(25);
  expect(await createAsking("test", reception).current(mei)).toBe(number(0));
});

test("of requests found by an e-mail address, an open one comes before fifty that are over", async () => {
  const { office, ledger, reception } = await desk();
  for (let n = 0; n < 60; n++) {
    const change = {
      id: `R-33${n + 10}`,
      flow: "open",
      people: { owner: "test:bo" },
      opened: office.now() + n,
    } as const;
    const next = caseAt(1, { ...change, state: n === 0 ? "open" : "done" });
    await ledger.commit(turn(next, { index: { mail: "ana@example.com" } }));
  }
  const found = (await reception.find(mei, "ana@example.com"))!;
  expect(found).toHaveLength(50);
  expect(found[0]).toMatchObject({ id: "R-3310", state: "open" });
});

test("looking through all that is open leaves everybody else their turn, and misses none", async () => {
  const { ledger } = await desk();
  for (let n = 0; n < 900; n++)
    await ledger.commit(
      turn(caseAt(1, { id: `R-${5000 + n}`, flow: "open", opened: n % 7, people: { owner: "test:bo" } })),
    );
  let [turns, isOver] = [0, false];
  const count = () => {
    turns += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  const all = await openRequests(ledger, "practice");
  isOver = true;
  expect(new Set(numbers(all)).size).toBe(all.length);
  expect(all).toHaveLength(920);
  expect(turns).toBeGreaterThan(3);
});

describe("a line of a list", () => {
  const hour = 60 * 60_000;
  const lim = { type: "company", mail: "lim@example.com", name: "Lim & Sons", country: { area: "HK" } };

  async function withCases(...changes: Partial<Case>[]) {
    const { office, ledger, reception } = await desk();
    const opened = office.now() + 1;
    for (const [n, change] of changes.entries()) {
      const body = { id: `R-77${n + 10}`, flow: "open", people: { owner: mei }, opened, touched: office.now() };
      await ledger.commit(turn(caseAt(1, { ...body, ...change })));
    }
    const said = (lines: readonly CaseLine[]) => lines.map((line) => heard([wholeOf(line)]));
    const own = async () => said((await reception.cases(mei, { most: changes.length })).lines);
    return { office, reception, said, own };
  }

  test("tells the customer's name, the masked address, the kind, whose turn it is and for how long", async () => {
    const { office, own } = await withCases(
      { answers: lim, pending: { key: "review", n: 4 } },
      { answers: { contact: { by: "phone", dial: "852", national: "51234567" } }, flow: "verify" },
      { people: { owner: mei, customer: "test:ana" }, pending: { key: "password", n: 4 } },
      { answers: { mail: "bo@example.com" }, held: { why: { key: "create.enough" }, n: 3 } },
    );
    office.pass(3 * hour);
    expect(await own()).toEqual([
      "R-7710 · Lim & Sons · l•••@example.com · New Tencent Cloud account · Your turn: Review · 3 h",
      "R-7711 · •••• 4567 · Domain contact · With Tencent · 3 h",
      "R-7712 · test:ana · New Tencent Cloud account · Waits for test:ana: Password · 3 h",
      "R-7713 · b•••@example.com · New Tencent Cloud account · Waits for the team that runs this bot · 3 h",
    ]);
  });

  test("of a colleague's request tells its number, kind, side and holder, and nothing of the customer", async () => {
    const { reception, said } = await withCases(
      { answers: lim, people: { owner: "test:bo" }, pending: { key: "review", n: 4 } },
      { answers: lim, people: { owner: "test:bo", customer: "test:ana" }, pending: { key: "password", n: 4 } },
    );
    const found = [...(await reception.find(mei, "R-7710"))!, ...(await reception.find(mei, "R-7711"))!];
    expect(said(found)).toEqual([
      "R-7710 · New Tencent Cloud account · Waits for whoever has it · test:bo has it",
      "R-7711 · New Tencent Cloud account · Waits for the customer · test:bo has it",
    ]);
    expect(JSON.stringify(found)).not.toMatch(/Lim|example|test:ana/);
  });

  test("tells in minutes, hours or days how long nothing has happened, and how a finished one ended", async () => {
    const { office } = await withCases();
    const [minute, day] = [60_000, 24 * hour];
    const ages = {
      "just now": minute - 1,
      "1 min": minute,
      "119 min": 2 * hour - 1,
      "2 h": 2 * hour,
      "2 days": 2 * day,
    };
    const over = caseAt(1, { flow: "open", people: { owner: mei }, state: "cancelled", touched: 0 });
    for (const [age, now] of Object.entries(ages))
      expect(heard([wholeOf(lineOf(office.desk.flow("open")!, over, { id: mei, ids: [mei], now }))])).toBe(
        `R-7K2P · New Tencent Cloud account · Cancelled · ${age}`,
      );
  });
});
