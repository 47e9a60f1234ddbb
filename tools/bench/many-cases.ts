import type { Case } from "../../src/conversation/types.ts";
import { pageOf } from "../../src/desk/case-pages.ts";
import { openRequests } from "../../src/desk/open-requests.ts";
import { carryOver } from "../../src/ledger/carry-over.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { openDatabase as openPostgres } from "../../src/ledger/postgres/database.ts";
import { createPostgresLedger } from "../../src/ledger/postgres/ledger.ts";
import { closeDatabase, openDatabase } from "../../src/ledger/sqlite/database.ts";
import { createSqliteLedger } from "../../src/ledger/sqlite/ledger.ts";
import { freshFile, keys } from "./files.ts";
import { onFreshSchema } from "./postgres.ts";
import type { Row } from "./report.ts";
import type { Extent } from "./rounds.ts";

const world = "practice";
const people = 200;
const atOnce = 128;

/**
 * Fills a ledger with three times as many cases as `cases` has open, one in ten of them open, and tells what lists,
 * searches, figures, a start and a move take. On PostgreSQL as well where DATABASE_URL names one.
 */
export async function manyCases({ openCases }: Extent): Promise<Row[]> {
  const count = 3 * openCases;
  const file = freshFile("many");
  const ledger = createSqliteLedger({ file, keys });
  await took(`${count.toLocaleString("en")} cases are kept`, () => fill(ledger, count));
  await ledger.close();
  const again = await took("SQLite: start, until the ledger is open", async () => createSqliteLedger({ file, keys }));
  await look("SQLite", again, count);
  await again.close();

  const url = process.env.DATABASE_URL;
  if (!url?.startsWith("postgres")) {
    console.log("  PostgreSQL is left out: DATABASE_URL names none.");
    return [];
  }
  await onFreshSchema(url, async (own) => {
    const from = openDatabase(file);
    const db = await openPostgres({ url: own });
    const moved = await createPostgresLedger({ db, keys });
    await took("move from SQLite to PostgreSQL", () => carryOver(from, db, keys, () => {}));
    closeDatabase(from);
    await moved.close();
    const opened = await took("PostgreSQL: start, until the ledger is open", async () =>
      createPostgresLedger({ db: await openPostgres({ url: own }), keys }),
    );
    await look("PostgreSQL", opened, count);
    await opened.close();
  });
  return [];
}

async function look(store: string, ledger: Ledger, count: number): Promise<void> {
  const owner = [ownerOf(7)];
  const measure = (what: string, work: () => Promise<unknown>) => took(`${store}: ${what}`, work);
  await measure("a start's looks: what is due and waits", async () => {
    await ledger.due(64);
    await ledger.claim("post", 32, 1);
    await ledger.nextDue();
  });
  await measure("the open requests, looked through hourly and at a start", () => openRequests(ledger, world));
  await measure("the first page of somebody's list", () =>
    pageOf(ledger, { of: { owner, world }, parts: ["open", "closed"] }, { most: 15 }),
  );
  await measure("the last of ten pages", async () => {
    let page: string | undefined;
    for (let n = 0; n < 10; n++)
      page = (await pageOf(ledger, { of: { owner, world }, parts: ["open", "closed"] }, { most: 15, page })).older;
  });
  await measure("find by an e-mail address", () => ledger.list({ mail: mailOf(count >> 1), world }));
  await measure("metrics, first", () => ledger.figures());
  await measure("metrics, again", () => ledger.figures());
  await measure("every case, as npm run cases reads them", async () => {
    let page = await ledger.list({ limit: 200 });
    while (page.length > 0) page = await ledger.list({ limit: 200, after: page.at(-1)! });
  });
}

async function fill(ledger: Ledger, count: number): Promise<void> {
  for (let n = 0; n < count; n += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, count - n) }, (_, i) => caseOf(n + i));
    await Promise.all(some.map((each, i) => keep(ledger, each, n + i)));
  }
}

function keep(ledger: Ledger, theCase: Case, n: number) {
  const index = { mail: mailOf(n), phone: `852${50_000_000 + n}` };
  const audit = { actor: theCase.people.owner, what: "opened" };
  return ledger.commit({ event: `many:${n}`, expect: 0, case: theCase, posts: [], effects: [], audit, index });
}

const ownerOf = (n: number) => `slack:T1:U${n % people}`;
const mailOf = (n: number) => `ana.${n}@example.com`;

function caseOf(n: number): Case {
  const opened = 1_767_000_000_000 + n * 1_000;
  const isOpen = n % 10 === 0;
  return {
    ...{ id: `R-${n}`, flow: "open", world, version: 1, state: isOpen ? "open" : "done" },
    people: { owner: ownerOf(n) },
    at: { owner: ownerOf(n) },
    answers: { type: "company", mail: mailOf(n), name: "Ana Example", country: { area: "HK", dial: "852" } },
    ...{ facts: { profile: "current" }, misses: {}, refused: [] },
    ...{ opened, touched: opened, ...(isOpen && { due: opened + 10 ** 12 }) },
  };
}

async function took<T>(what: string, work: () => Promise<T>): Promise<T> {
  const from = performance.now();
  const result = await work();
  console.log(`  ${what.padEnd(66)} ${((performance.now() - from) / 1000).toFixed(3).padStart(9)} s`);
  return result;
}
