import { expect, onTestFinished } from "vitest";
import type { Ledger } from "../../src/ledger/ledger.ts";
import type { DatabaseOptions } from "../../src/ledger/postgres/database.ts";
import { createPostgresLedger } from "../../src/ledger/postgres/ledger.ts";
import { PostgresStore } from "../../src/vault/postgres-store.ts";
import { databaseAt, execute, freshUrl } from "../postgres/database.ts";
import { keys } from "./files.ts";
import { caseAt, start, turn } from "./turns.ts";

/** A new ledger on a database of its own, by a clock that stands still. It is reached by way of `through`. */
export async function openPostgres(through = (url: string) => url) {
  const url = await freshUrl();
  const clock = { now: start };
  const reopen = (options: Partial<DatabaseOptions> = {}) => ledgerAt(through(url), options, () => clock.now);
  const vaultStore = async () => new PostgresStore(await databaseAt(through(url), { connections: 2 }), () => clock.now);
  return { ledger: await reopen(), clock, reopen, vaultStore, url, tamper: (sql: string) => execute(url, sql) };
}

/** Shows that what one ledger promises wakes another. */
export async function wakesTheOther(one: Ledger, other: Ledger): Promise<void> {
  let woken = 0;
  other.onWork(() => (woken += 1));
  await expect.poll(() => woken).toBe(1); // it has begun to listen
  await one.commit(turn(caseAt(1), { posts: [{ card: "owner" }] }));
  await expect.poll(() => woken).toBe(2);
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
