import { onTestFinished } from "vitest";
import type { Ledger } from "../../src/ledger/ledger.ts";
import type { DatabaseOptions } from "../../src/ledger/postgres/database.ts";
import { createPostgresLedger } from "../../src/ledger/postgres/ledger.ts";
import { databaseAt, execute, freshUrl } from "../postgres/database.ts";
import { keys } from "./files.ts";
import { start } from "./turns.ts";

/** A new ledger on a database of its own, by a clock that stands still. It is reached by way of `through`. */
export async function openPostgres(through = (url: string) => url) {
  const url = await freshUrl();
  const clock = { now: start };
  const reopen = (options: Partial<DatabaseOptions> = {}) => ledgerAt(through(url), options, () => clock.now);
  return { ledger: await reopen(), clock, reopen, url, tamper: (sql: string) => execute(url, sql) };
}

/** By the database's clock, if none is given. */
export async function ledgerAt(
  url: string,
  options: Partial<DatabaseOptions> = {},
  clock?: () => number,
): Promise<Ledger> {
  const db = await databaseAt(url, { connections: 4, ...options });
  const ledger = await createPostgresLedger({ db, keys, ...(clock && { clock }) });
  onTestFinished(() => ledger.close());
  return ledger;
}
