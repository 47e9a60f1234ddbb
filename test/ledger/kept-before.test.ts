import { cpSync } from "node:fs";
import { Keyv } from "keyv";
import { expect, onTestFinished, test } from "vitest";
import { questionId } from "../../src/conversation/case.ts";
import { advance } from "../../src/conversation/turn/advance.ts";
import { durations } from "../../src/flows/durations.ts";
import { fallbackCountries } from "../../src/flows/fields/catalogue.ts";
import { openAccount } from "../../src/flows/open-account.ts";
import { verifyAudit } from "../../src/ledger/audit.ts";
import { carryOver } from "../../src/ledger/carry-over.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { createPostgresLedger } from "../../src/ledger/postgres/ledger.ts";
import { deriveKeys } from "../../src/ledger/sealing.ts";
import { closeDatabase, openDatabase } from "../../src/ledger/sqlite/database.ts";
import { createSqliteLedger } from "../../src/ledger/sqlite/ledger.ts";
import { PostgresStore } from "../../src/vault/postgres-store.ts";
import { SqliteStore } from "../../src/vault/sqlite-store.ts";
import { createVault } from "../../src/vault/vault.ts";
import { databaseAt, freshUrl } from "../postgres/database.ts";
import { findBinaries } from "../postgres/server.ts";
import { databaseFile } from "./files.ts";
import { claimAll, collect, turn } from "./turns.ts";

/**
 * What a desk of 0.7.0 left behind that was killed right after it had written the attempt of a create: the request, the
 * create that it had promised, the calls, the secrets, and the audit chain.
 */
const left = new URL("../process/upgrade/desk-0.7.0.db", import.meta.url);
const head = "8c28731266ed57ebe801373a9196c93a87ae89ad5a1de12dfd777f962888c067";
const keys = deriveKeys("Tq3vY0pZ8hWm2LrC6xNdB9sKfJ5uEa1g");
const create = "R-VLFS.14.account";
const flow = openAccount({ countries: fallbackCountries(), trades: [], profile: "current" }, durations);

function vaultOn(store: SqliteStore | PostgresStore) {
  onTestFinished(() => store.disconnect());
  return createVault({ keyv: new Keyv({ store, throwOnErrors: true }), keys });
}

/** The ledger and the vault, five minutes after the last turn, when leases have run out. */
async function openOn(store: string): Promise<{ ledger: Ledger; vault: ReturnType<typeof createVault>; now: number }> {
  const file = databaseFile();
  cpSync(left, file);
  const onFile = createSqliteLedger({ file, keys });
  const now = (await collect(onFile.audit())).at(-1)!.at + 300_000;
  const clock = () => now;
  await onFile.close();
  if (store === "SQLite") {
    const ledger = createSqliteLedger({ file, keys, clock });
    onTestFinished(() => ledger.close());
    return { ledger, vault: vaultOn(new SqliteStore(file, clock)), now };
  }
  const db = await databaseAt(await freshUrl(), { connections: 2 });
  const from = openDatabase(file);
  await carryOver(from, db, keys, () => {});
  closeDatabase(from);
  const ledger = await createPostgresLedger({ db, keys, clock });
  return { ledger, vault: vaultOn(new PostgresStore(db, clock)), now };
}

test.each(["SQLite", ...(findBinaries() ? ["PostgreSQL"] : [])])(
  "a request that 0.7.0 was about to carry out goes on, on %s: nothing is asked or sent again",
  async (store) => {
    const { ledger, vault, now } = await openOn(store);
    const theCase = (await ledger.load("R-VLFS"))!;
    expect(theCase).toMatchObject({ version: 15, state: "open", answers: { mail: "ana@example.com", review: true } });
    expect(theCase.working?.[create]).toMatchObject({
      stage: "sent",
      from: { mail: "ana@example.com", name: "Ana Example" },
    });
    expect(await ledger.attempt(create)).toMatchObject({ state: "sent", naturalKey: "ana@example.com" });
    expect(await ledger.attempt("R-VLFS.11.text")).toMatchObject({ state: "done" });
    expect(await vault.open("R-VLFS/password/10")).toBe("Kite#1blue42");
    expect(await verifyAudit(ledger.audit())).toEqual({ holds: true, rows: 15, head });
    expect(await ledger.claim("createAccount", 8, 30_000)).toMatchObject([
      { id: `effect:${create}`, work: { effect: { id: create, input: { mail: "ana@example.com" } } } },
    ]);
    expect((await claimAll(ledger, "post")).map(({ id }) => id)).toEqual(["card:R-VLFS:owner"]);

    const outcome = { ok: false, why: { key: "error.code-wrong" }, redo: "code" } as const;
    const refused = advance(flow, theCase, { type: "settled", id: "e1", effect: create, outcome }, now + 1);
    expect(refused.case.pending).toMatchObject({ key: "code" });
    expect(await ledger.commit(turn(refused.case, { expect: 15 }))).toEqual({ is: "kept" });
    const again = (await ledger.load("R-VLFS"))!;
    const said = { type: "said", id: "e2", from: { id: again.people.owner }, text: "246810" } as const;
    const { effects, ...next } = advance(flow, again, { ...said, question: questionId(again)! }, now + 2);
    expect(effects).toMatchObject([{ name: "createAccount", input: { mail: "ana@example.com" } }]);
    expect(await ledger.commit(turn(next.case, { effects }))).toEqual({ is: "kept" });
    expect(await ledger.load("R-VLFS")).toEqual(JSON.parse(JSON.stringify(next.case)));
    expect(await verifyAudit(ledger.audit())).toMatchObject({ holds: true, rows: 17 });
  },
);
