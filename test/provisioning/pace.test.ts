import { expect, onTestFinished, test } from "vitest";
import { NotYet } from "../../src/desk/outbox.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { createSqliteLedger } from "../../src/ledger/sqlite/ledger.ts";
import { createPace } from "../../src/provisioning/pace.ts";
import { databaseFile, keys } from "../ledger/files.ts";
import { ledgerAt } from "../ledger/postgres.ts";
import { freshUrl, withPostgres } from "../postgres/database.ts";

function onSqlite(): Promise<Ledger[]> {
  const file = databaseFile();
  return Promise.all(
    [1, 2, 3].map(async () => {
      const ledger = createSqliteLedger({ file, keys });
      onTestFinished(() => ledger.close());
      return ledger;
    }),
  );
}

async function onPostgres(): Promise<Ledger[]> {
  const url = await freshUrl();
  return Promise.all([1, 2, 3].map(() => ledgerAt(url)));
}

function paceTests(name: string, open: () => Promise<Ledger[]>): void {
  test(`${name}: three desks together never call faster than Tencent takes it`, async () => {
    const desks = await open();
    const begun = performance.now();
    const calls = Array.from({ length: 31 }, async (_, n) => {
      const turn = await createPace({ ledger: desks[n % 3]! }).take("SendVerifyCode");
      await turn.comes();
    });
    await Promise.all(calls);
    expect(performance.now() - begun).toBeGreaterThan(30 * 50.75 - 200); // the database's answers are that long on their way
  });

  test(`${name}: a call that would have to wait longer than a lease lasts is refused for a while`, async () => {
    const desks = await open();
    const turns = Array.from({ length: 600 }, (_, n) => desks[n % 3]!.slot("CreateAccount", 204, 90_000)); // three times what a lease lasts
    expect((await Promise.all(turns)).filter((wait) => wait === undefined).length).toBeGreaterThan(0);
    const [one, other] = desks.map((ledger) => createPace({ ledger }));
    await expect(one!.takeAhead("CreateAccount", async () => {})).rejects.toThrow(NotYet);
    await expect(one!.take("CreateAccount")).rejects.toThrow(NotYet);
    await other!.take("SendVerifyCode");
  });
}

paceTests("SQLite", onSqlite);
withPostgres("the pace on PostgreSQL", () => paceTests("PostgreSQL", onPostgres));
