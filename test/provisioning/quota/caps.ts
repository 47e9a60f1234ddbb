import { expect } from "vitest";
import type { TextCaps } from "../../../src/provisioning/protocol/dependencies.ts";
import { areas, boss, inGroups, numbersIn, type Ready, type Start, threeDesks } from "./pumping.ts";

const minute = 60_000;

/** How large a storm of starts is. */
interface Storm {
  /** How many countries there are that texts may go to, and others. Two more are allowed, with rules of their own. */
  allowed: number;
  others: number;
  /** How many people want a text in each country. */
  each: number;
  /** How many want one in Hong Kong, from each of two workspaces. */
  inHongKong: number;
  /** How many want one to the same number in Korea. */
  toOne: number;
  perCountry: number;
  perWorkspace: number;
  /** How many texts are left of the desk's when the last countries come. */
  left: number;
}

const [perNumber, soon] = [5, 3];

/**
 * People in many countries ask for texts at once, by both kinds of request, through three desks on one PostgreSQL.
 * Compares what the practice Tencent has sent with each limit, and prints the table.
 */
export async function storm({ allowed, others, each, inHongKong, toOne, left, ...limits }: Storm): Promise<void> {
  const all = areas(allowed + others, each, ["HK", "KR"]);
  const [first, later] = [all.slice(0, allowed / 2), all.slice(allowed / 2, allowed)];
  const elsewhere = all.slice(allowed);
  const in1 = first.length * limits.perCountry;
  const before = in1 + 2 * limits.perWorkspace + perNumber + 2; // two are lifted
  const caps: TextCaps = {
    ...{ perNumber, perAgent: 1_000_000, perWorkspace: limits.perWorkspace, perDesk: before + left },
    perCountry: { of: { HK: 1_000_000, KR: 1_000_000 }, others: limits.perCountry },
  };
  const served = [...first, ...later, "HK", "KR"];
  const { ledger, sandbox, prepare, send, tell, pass } = await threeDesks(caps, served);

  const from = (place: string, area: string, howMany = each): Start[] =>
    numbersIn(area, howMany).map((number) => ({ area, number, place }));
  const half = numbersIn("HK", 2 * inHongKong).map((number) => ({ area: "HK", number }));
  const [korean] = numbersIn("KR", 1);
  const starts: Start[] = [
    ...first.flatMap((area) => from("first", area)),
    ...elsewhere.flatMap((area, n) => from(`elsewhere${n % 5}`, area)),
    ...half.map((start, n) => ({ ...start, place: `hongkong${n % 2}` })),
  ];
  const inKorea = Array.from({ length: toOne }, () => ({ area: "KR", number: korean!, place: "korea" }));
  const last = later.flatMap((area) => from("last", area));

  /** What the practice Tencent has texted, by country. Its books are the only judge. */
  const sent = () => {
    const books = sandbox.books().texts;
    const tallied = sandbox.phone().length;
    expect(tallied).toBe(books);
    return books;
  };
  const tallies = () => ledger.texts(0, Number.MAX_SAFE_INTEGER);
  const rows: string[][] = [];
  const row = (what: string, limit: number, asked: number, got: number) => {
    rows.push([what, String(limit), String(asked), String(got)]);
    expect([what, got]).toEqual([what, limit]);
  };
  const of = async (which: { country?: string; place?: string }) =>
    (await tallies())
      .filter(({ country, place }) => (which.country ?? country) === country && (which.place ?? place) === place)
      .reduce((sum, text) => sum + text.sent, 0);

  const toKorea = await send(await prepare(inKorea));
  row("texts to one number in ten minutes", soon, toOne, await of({ place: "test:korea" }));
  let refused = [...toKorea, ...(await send(await prepare(starts)))];
  for (const area of first) row(`texts to ${area}`, limits.perCountry, each, await of({ country: area }));
  for (const n of [0, 1])
    row(`texts from test:hongkong${n}`, limits.perWorkspace, inHongKong, await of({ place: `test:hongkong${n}` }));
  row("texts to countries that are not allowed", 0, elsewhere.length * each, await outside(served));
  row("texts in the books of Tencent", in1 + 2 * limits.perWorkspace + soon, starts.length + toOne, sent());

  const lifted = [refused.find(({ place }) => place === "hongkong0")!, refused.find(({ area }) => area === first[0])!];
  for (const [n, { id }] of lifted.entries()) await tell(id, n, { type: "lifted", from: boss, why: "they wait" });
  expect(sent()).toBe(in1 + 2 * limits.perWorkspace + soon);
  pass(10 * minute);
  const again = (each: Ready) => ["hongkong0", "korea"].includes(each.place) || each.area === first[0];
  refused = await send(refused.filter(again));
  row(
    "after one limit was lifted, texts from test:hongkong0",
    limits.perWorkspace + 1,
    inHongKong,
    await of({ place: "test:hongkong0" }),
  );
  row(
    `after one limit was lifted, texts to ${first[0]}`,
    limits.perCountry + 1,
    each,
    await of({ country: first[0]! }),
  );
  const used = await inGroups(lifted, async ({ id }) =>
    (await ledger.load(id))!.lifts!.map((lift) => lift.used !== undefined),
  );
  expect(used).toEqual([[true], [true]]);
  row("texts to one number in a day", perNumber, toOne, await of({ place: "test:korea" }));

  const everybody = starts.length + inKorea.length + last.length;
  const ending = await send(await prepare(last));
  row("texts of all desks", before + left, everybody, sent());
  expect(ending).toHaveLength(last.length - left);
  row("texts that the ledger counts", before + left, everybody, await of({}));
  const { attempts } = await ledger.period(0, Number.MAX_SAFE_INTEGER);
  expect(attempts.filter(({ state, code }) => state !== "done" || code !== null)).toEqual([]);
  console.info(table(["", "limit", "asked", "sent"], rows, 14));

  async function outside(allowed: readonly string[]): Promise<number> {
    return (await tallies()).filter(({ country }) => !allowed.includes(country)).length;
  }
}

/** Rows in columns, the first and the last few of them. */
function table(head: string[], rows: string[][], most: number): string {
  const shown = rows.length <= most ? rows : [...rows.slice(0, 4), ["…"], ...rows.slice(rows.length - most + 4)];
  const width = Math.max(...shown.map(([what]) => what!.length));
  const line = ([what = "", ...cells]: string[]) => what.padEnd(width) + cells.map((each) => each.padStart(8)).join("");
  return [head, ...shown].map(line).join("\n");
}
