import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { PoolsTransactions } from "../../src/ledger/errors.ts";
import { countDesks } from "../../src/ledger/postgres/desks.ts";
import { inspectPostgres } from "../../src/ledger/postgres/read-state.ts";
import { behind } from "../door.ts";
import { databaseAt, execute, freshDatabase, freshUrl } from "../postgres/database.ts";
import { type Bouncer, bouncerFor, startPgBouncer, withPgBouncer } from "../postgres/pgbouncer.ts";
import { databaseContract } from "./contract.ts";
import { ledgerAt, openPostgres, wakesTheOther } from "./postgres.ts";

withPgBouncer("PostgreSQL behind PgBouncer", () => {
  describe("PgBouncer that pools sessions", sessions);
  describe("PgBouncer that pools less", refused);
});

function sessions(): void {
  let bouncer: Bouncer;
  beforeAll(async () => {
    const room = { default_pool_size: 120, max_client_conn: 500 }; // a test opens more ledgers at once than an operator
    bouncer = await startPgBouncer(await behind(inject("postgresDoor")), room);
  });
  afterAll(() => bouncer.remove());

  databaseContract("PgBouncer", () => openPostgres((url) => bouncer.through(url)));

  test.each([
    ["with its defaults", {}],
    [
      "that ignores what is set while connecting",
      { ignore_startup_parameters: "statement_timeout,options,idle_in_transaction_session_timeout" },
    ],
  ])("%s, each connection has its time limits and its schema", async (_, settings) => {
    const url = await freshUrl();
    const own = await bouncerFor(url, settings);
    const db = await databaseAt(own.through(url), { connections: 2, deadlineMs: 3_000, schema: "beside" });
    const shown =
      "select current_setting('statement_timeout') as statement, current_setting('idle_in_transaction_session_timeout') as idle, current_schema() as schema";
    const rows = await Promise.all([1, 2].map(() => db.query(`${shown}, pg_sleep(0.1)::text`)));
    await execute(url, "drop schema beside cascade");
    for (const {
      rows: [row],
    } of rows)
      expect(row).toMatchObject({ statement: "3s", idle: "1500ms", schema: "beside" });
  });

  test("desks wake each other", async () => {
    const url = bouncer.through(await freshDatabase());
    await wakesTheOther(await ledgerAt(url), await ledgerAt(url));
  });

  test("a connection that it keeps for whoever comes next counts as no desk", async () => {
    const url = await freshUrl();
    const db = await databaseAt(bouncer.through(url), { connections: 1 });
    await db.query("select 1");
    expect(await countDesks(url)).toBe(1);
    await db.close();
    await expect.poll(() => countDesks(url)).toBe(0);
  });
}

function refused(): void {
  test.each([
    ["transactions", { pool_mode: "transaction" }],
    ["transactions in turn", { pool_mode: "transaction", server_round_robin: 1 }],
    ["transactions on one connection", { pool_mode: "transaction", default_pool_size: 1 }],
    ["statements", { pool_mode: "statement" }],
  ])("one that pools %s is refused before anything is written", async (_, settings) => {
    const url = await freshUrl();
    const through = (await bouncerFor(url, settings)).through(url);
    const is = (error: unknown) => error;
    expect(await inspectPostgres(through, undefined).catch(is)).toBeInstanceOf(PoolsTransactions);
    expect(await databaseAt(through).catch(is)).toBeInstanceOf(PoolsTransactions);
    expect(await countDesks(through).catch(is)).toBeInstanceOf(PoolsTransactions);
    expect(
      await execute(url, "select relname from pg_class where relnamespace = current_schema()::regnamespace"),
    ).toEqual([]);
    const limits = await execute(through.replace(/\?.*/, ""), "show statement_timeout");
    expect(limits).toEqual([{ statement_timeout: "0" }]);
  });
}
