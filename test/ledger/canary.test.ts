import { Keyv, type KeyvStoreAdapter } from "keyv";
import { expect, onTestFinished, test } from "vitest";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { createPostgresLedger } from "../../src/ledger/postgres/ledger.ts";
import { createSqliteLedger } from "../../src/ledger/sqlite/ledger.ts";
import { PostgresStore } from "../../src/vault/postgres-store.ts";
import { SqliteStore } from "../../src/vault/sqlite-store.ts";
import { createVault } from "../../src/vault/vault.ts";
import { databaseAt, execute, withPostgres } from "../postgres/database.ts";
import { startServer } from "../postgres/server.ts";
import { bytesOn, databaseFile, keys } from "./files.ts";
import { attempt, caseAt, effect, turn } from "./turns.ts";

const mail = "canary.ana@example.com";
const phone = "85251234567";
const password = "Canary-Pw#2026";
const name = "Canarybird";

/** Everything that knows the canaries, through the ledger and the vault. */
async function sing(ledger: Ledger, store: KeyvStoreAdapter): Promise<void> {
  const vault = createVault({ keyv: new Keyv({ store, throwOnErrors: true }), keys });
  await vault.put("R-7K2P/password", password, 60_000);
  const answers = { mail, phone: { dial: "852", national: phone.slice(3) } };
  const create = { ...effect("e1"), input: { mail, phone, password } };
  const posts = [{ notice: { key: "create.already-ours", values: { mail, phone } }, to: "slack:T1:U9" }];
  const tried = attempt({ naturalKey: mail, match: { mail, phone } });
  await ledger.commit(
    turn(caseAt(1, { answers, facts: { phone, password } }), {
      posts,
      effects: [create],
      index: { mail, phone, terms: [`slack:T1:|name|${name}`] },
      also: [
        { write: "intent", partner: "100001", naturalKey: mail },
        { write: "attempt", attempt: tried },
        { write: "count", name: `texts:${phone}`, windowMs: 60_000, limit: 5 },
      ],
    }),
  );
  await ledger.commit(turn(caseAt(2, { answers, facts: { password } }), { index: { mail, phone } }));
  await vault.put("R-7K2P/password", `${password}!`, 60_000);
}

const found = (bytes: Buffer) => [mail, phone, password, name].flatMap(formsOf).filter((form) => bytes.includes(form));

test("SQLite: no mail, phone or password is ever on the disk in words, hex or base64", async () => {
  const file = databaseFile();
  const ledger = createSqliteLedger({ file, keys });
  const store = new SqliteStore(file);
  await sing(ledger, store);

  const whileOpen = bytesOn(file);
  expect(whileOpen.includes("R-7K2P")).toBe(true); // so we do look where things are
  expect(found(whileOpen)).toEqual([]);

  await ledger.close();
  await store.disconnect();
  expect(found(bytesOn(file))).toEqual([]);
});

withPostgres("what PostgreSQL has on its disk", () => {
  test("PostgreSQL: no mail, phone or password is in anything the server has written, its log included", async () => {
    const server = await startServer({ log_statement: "all", logging_collector: "on", log_parameter_max_length: -1 });
    onTestFinished(() => server.remove());
    const db = await databaseAt(server.url);
    await sing(await createPostgresLedger({ db, keys }), new PostgresStore(db));
    await execute(server.url, "checkpoint");
    await server.kill("SIGINT");
    const onDisk = server.bytes();
    expect(onDisk.includes("R-7K2P")).toBe(true);
    expect(onDisk.includes("insert into events")).toBe(true);
    expect(found(onDisk)).toEqual([]);
  });
});

test("the search for canaries would find one in each form", () => {
  for (const encoding of ["utf8", "hex", "base64"] as const) {
    for (const before of ["", "a", "ab"]) {
      const written = Buffer.from(`${before}${mail} and more`).toString(encoding);
      expect(formsOf(mail).some((form) => written.includes(form))).toBe(true);
    }
  }
});

/** The word itself, in hex, and as base64 has it at each of the three places it can begin at. */
function formsOf(word: string): string[] {
  const hex = Buffer.from(word).toString("hex");
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.from(" ".repeat(shift) + word).toString("base64");
    return encoded.slice(shift === 0 ? 0 : shift + 1, encoded.indexOf("=") < 0 ? undefined : encoded.indexOf("=") - 1);
  });
  return [word, hex, hex.toUpperCase(), ...base64];
}
