import { onTestFinished } from "vitest";
import { createSqliteLedger } from "../../src/ledger/sqlite/ledger.ts";
import { databaseFile, keys } from "../ledger/files.ts";
import { openPostgres } from "../ledger/postgres.ts";
import { start } from "../ledger/turns.ts";
import { withPostgres } from "../postgres/database.ts";
import { linkLife } from "./customer-links.ts";

linkLife("SQLite", async () => {
  const file = databaseFile();
  const clock = { now: start };
  const reopen = async () => {
    const ledger = createSqliteLedger({ file, keys, clock: () => clock.now });
    onTestFinished(() => ledger.close());
    return ledger;
  };
  return { ledger: await reopen(), clock, reopen };
});

withPostgres("customers' links", () => linkLife("PostgreSQL", () => openPostgres()));
