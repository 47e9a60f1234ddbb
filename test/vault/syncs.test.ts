import { Keyv, type KeyvStoreAdapter } from "keyv";
import { expect, onTestFinished, test } from "vitest";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { createPostgresLedger } from "../../src/ledger/postgres/ledger.ts";
import { createSqliteLedger } from "../../src/ledger/sqlite/ledger.ts";
import { Secret } from "../../src/machine/secret.ts";
import { PostgresStore } from "../../src/vault/postgres-store.ts";
import { SqliteStore } from "../../src/vault/sqlite-store.ts";
import { createVault, type Vault } from "../../src/vault/vault.ts";
import { databaseFile, keys } from "../ledger/files.ts";
import { caseAt, turn } from "../ledger/turns.ts";
import { databaseAt, execute, withPostgres } from "../postgres/database.ts";
import { type Server, startServer } from "../postgres/server.ts";
import { countSyncs } from "./counted-syncs.ts";

const minute = 60_000;
const vaultOn = (store: KeyvStoreAdapter) => createVault({ keyv: new Keyv({ store, throwOnErrors: true }), keys });

/** Keeps two secrets and forgets one. */
async function turnWithSecrets(ledger: Ledger, vault: Vault, version: number): Promise<void> {
  const also = [
    await vault.putting(`password/${version}`, new Secret("Kite#4242b"), minute),
    await vault.putting(`code/${version}`, new Secret("246810"), minute),
    vault.dropping(`code/${version - 1}`),
  ];
  expect(await ledger.commit(turn(caseAt(version), { also }))).toEqual({ is: "kept" });
}

const notes = async (vault: Vault) => {
  await vault.note("card", "message 1", minute);
  await vault.change("modals", minute, (before) => `${before ?? ""}one`);
  await vault.change("modals", minute, () => undefined);
  await vault.note("card", undefined, minute);
};

test("SQLite: a turn waits for the disk once, whatever secrets it has, and a note does not", async () => {
  const file = databaseFile();
  const ledger = createSqliteLedger({ file, keys });
  const store = new SqliteStore(file);
  onTestFinished(() => store.disconnect());
  onTestFinished(() => ledger.close());
  const vault = vaultOn(store);
  const syncs = countSyncs();
  await turnWithSecrets(ledger, vault, 1);
  expect(syncs.taken()).toBe(1);
  await turnWithSecrets(ledger, vault, 2);
  expect(syncs.taken()).toBe(1);
  await notes(vault);
  expect(syncs.taken()).toBe(0);
  await vault.put("kept by itself", "246810", minute);
  expect(syncs.taken()).toBe(1);
});

withPostgres("what PostgreSQL waits for", () => {
  /** How many transactions have written something so far. */
  async function written({ url }: Server): Promise<number> {
    const [row] = await execute<{ xid: string }>(url, "select pg_snapshot_xmax(pg_current_snapshot()) as xid");
    return Number(row!.xid);
  }

  test("PostgreSQL: a turn is one transaction, whatever secrets it has, and a note waits for no standby", async () => {
    const server = await startServer();
    onTestFinished(() => server.remove());
    const db = await databaseAt(server.url);
    const ledger = await createPostgresLedger({ db, keys });
    const vault = vaultOn(new PostgresStore(db));
    await turnWithSecrets(ledger, vault, 1);
    const before = await written(server);
    await turnWithSecrets(ledger, vault, 2);
    expect((await written(server)) - before).toBe(1);

    await execute(server.url, "alter system set synchronous_standby_names = 'nobody'");
    await execute(server.url, "select pg_reload_conf()");
    const waiting = () =>
      execute(server.url, "select query from pg_stat_activity where wait_event = 'SyncRep' and query like '%vault%'");
    await expect
      .poll(() => execute(server.url, "show synchronous_standby_names"))
      .toEqual([{ synchronous_standby_names: "nobody" }]);
    await notes(vault);
    const put = vault.put("kept by itself", "246810", minute);
    await expect.poll(waiting).toHaveLength(1); // so a write that is no note does wait here
    await execute(server.url, "alter system reset synchronous_standby_names");
    await execute(server.url, "select pg_reload_conf()");
    await put;
    expect(await vault.open("kept by itself")).toBe("246810");
  });
});
