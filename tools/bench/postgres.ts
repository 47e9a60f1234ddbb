import { randomBytes } from "node:crypto";
import pg from "pg";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { openDatabase } from "../../src/ledger/postgres/database.ts";
import { createPostgresLedger } from "../../src/ledger/postgres/ledger.ts";
import { durably, wavesOfRounds } from "./durable.ts";
import { freshLedger, keys } from "./files.ts";
import { pace, type Row } from "./report.ts";
import { type Extent, interleave, ratio } from "./rounds.ts";

/** Compares a durable turn on the PostgreSQL at DATABASE_URL with one on SQLite. Does nothing without DATABASE_URL. */
export async function onPostgres(extent: Extent): Promise<Row[]> {
  const url = process.env.DATABASE_URL;
  if (!url?.startsWith("postgres")) {
    console.log("\nA durable turn on PostgreSQL is left out: DATABASE_URL names none.");
    return [];
  }
  const rows: Row[] = [];
  for (const atOnce of [1, 32]) {
    const waves = wavesOfRounds(atOnce, extent);
    const [ours, other] = await onFresh(url, async (ledger) => {
      const sqlite = freshLedger("beside");
      const measured = await interleave([durably(ledger, waves), durably(sqlite, waves)], extent);
      await sqlite.close();
      return measured;
    });
    const what = atOnce === 1 ? "one turn at a time" : `${atOnce} turns at once`;
    rows.push({ what, ours: pace(ours), other: pace(other), ratio: ratio(ours, other), mark: undefined });
  }
  return rows;
}

async function onFresh<T>(url: string, measure: (ledger: Ledger) => Promise<T>): Promise<T> {
  return onFreshSchema(url, async (own) => {
    const ledger = await createPostgresLedger({ db: await openDatabase({ url: own }), keys });
    return measure(ledger).finally(() => ledger.close());
  });
}

/** Measures in a schema of its own, which is dropped afterwards. `own` leads to it. */
export async function onFreshSchema<T>(url: string, measure: (own: string) => Promise<T>): Promise<T> {
  const schema = `bench_${randomBytes(4).toString("hex")}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`create schema ${schema}`);
  const own = new URL(url);
  own.searchParams.set("options", `-c search_path=${schema}`);
  try {
    return await measure(own.href);
  } finally {
    await admin.query(`drop schema ${schema} cascade`);
    await admin.end();
  }
}
