import { expect, test } from "vitest";
import { createAsking } from "../../adapters/chat/last-asked.ts";
import { firstThatFit } from "../../adapters/chat/own-requests.ts";
import type { Case } from "../../src/conversation/types.ts";
import { openRequests } from "../../src/desk/open-requests.ts";
import { createReception } from "../../src/desk/reception.ts";
import { caseAt, turn } from "../ledger/turns.ts";
import { openOffice } from "./office.ts";

const [mei, abroad] = ["test:mei", "test:elsewhere:mei"];

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
