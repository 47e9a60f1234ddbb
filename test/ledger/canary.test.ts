import { Keyv } from "keyv";
import { expect, test } from "vitest";
import { createSqliteLedger } from "../../src/ledger/sqlite.ts";
import { SqliteStore } from "../../src/vault/sqlite-store.ts";
import { createVault } from "../../src/vault/vault.ts";
import { bytesOn, databaseFile, keys } from "./files.ts";
import { attempt, caseAt, effect, turn } from "./turns.ts";

const mail = "canary.ana@example.com";
const phone = "85251234567";
const password = "Canary-Pw#2026";

test("no mail, phone or password is ever on the disk in words, hex or base64", async () => {
  const file = databaseFile();
  const ledger = createSqliteLedger({ file, keys });
  const store = new SqliteStore(file);
  const vault = createVault({ keyv: new Keyv({ store, throwOnErrors: true }), keys });

  await vault.put("R-7K2P/password", password, 60_000);
  const memo = {
    mail: { value: mail, asked: 1 },
    phone: { value: { dial: "852", national: phone.slice(3) }, asked: 2 },
  };
  const create = { ...effect("e1"), input: { mail, phone, password } };
  const posts = [{ notice: { key: "create.already-ours", values: { mail, phone } }, to: "slack:T1:U9" }];
  const tried = attempt({ naturalKey: mail, match: { mail, phone } });
  await ledger.commit(
    turn(caseAt(1, { memo, facts: { phone, password } }), {
      posts,
      effects: [create],
      index: { mail, phone },
      also: [
        { write: "intent", partner: "100001", naturalKey: mail },
        { write: "attempt", attempt: tried },
        { write: "count", name: `texts:${phone}`, windowMs: 60_000, limit: 5 },
      ],
    }),
  );
  await ledger.commit(turn(caseAt(2, { memo, facts: { password } }), { index: { mail, phone } }));
  await vault.put("R-7K2P/password", `${password}!`, 60_000);

  const whileOpen = bytesOn(file);
  expect(whileOpen.includes("R-7K2P")).toBe(true); // so we do look where things are
  expect([mail, phone, password].flatMap((word) => formsOf(word)).filter((form) => whileOpen.includes(form))).toEqual(
    [],
  );

  await ledger.close();
  await store.disconnect();
  const closed = bytesOn(file);
  expect([mail, phone, password].flatMap((word) => formsOf(word)).filter((form) => closed.includes(form))).toEqual([]);
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
