import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Keyv } from "keyv";
import { expect, onTestFinished, test } from "vitest";
import { createPostgresLedger } from "../../../src/ledger/postgres/ledger.ts";
import { deriveKeys } from "../../../src/ledger/sealing.ts";
import { openBooks } from "../../../src/practice/books.ts";
import { startSandbox } from "../../../src/practice/server.ts";
import { PostgresStore } from "../../../src/vault/postgres-store.ts";
import { createVault } from "../../../src/vault/vault.ts";
import { databaseAt, freshUrl, withPostgres } from "../../postgres/database.ts";
import { deskFor, tempFolder } from "../../process/desk.ts";
import { code, figuresOf, readied } from "./readied.ts";

const key = "a key for desks on PostgreSQL, long enough";
const count = 500;
/** Until three desks that all come back at once are at work. */
const comingToMs = 1_000;
/** It counts by its own clock, so it must not be kept waiting by anybody's disk. */
const inMemory = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

withPostgres("the quota of three processes", () => {
  test(`${count} creates at once from three processes on one PostgreSQL`, { timeout: 900_000 }, async () => {
    const url = await freshUrl();
    const db = await databaseAt(url);
    const keys = deriveKeys(key);
    const vault = createVault({ keyv: new Keyv({ store: new PostgresStore(db), throwOnErrors: true }), keys });
    const ledger = await createPostgresLedger({ db: await databaseAt(url), keys, world: "real" });
    onTestFinished(() => ledger.close());
    const people = await readied(ledger, vault, count, "terminal:you");

    const folder = mkdtempSync(join(inMemory, "quota-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "tencent.db");
    const books = openBooks(file);
    const codes = { code, expiresAt: Date.now() + 900_000, triesLeft: 5 };
    books.commit(() => {
      for (const { phone } of people.all) books.texts.putCode(`852-${phone}`, codes);
    });
    books.close();
    const tencent = await startSandbox({ file, profile: "2024" });
    onTestFinished(() => tencent.close());
    const env = {
      TENCENTCLOUD_SECRET_ID: tencent.secretId,
      TENCENTCLOUD_SECRET_KEY: tencent.secretKey,
      TENCENT_PARTNER_URL: tencent.url,
      DATABASE_URL: url,
      FRONTDESK_KEY: key,
      SMS_COUNTRIES: "*",
    };
    const desks = [1, 2, 3].map(() => deskFor(tempFolder(), env));
    for (const desk of desks) await desk.until("listening");

    for (const desk of desks) void desk.kill("SIGSTOP");
    const line = [...(await people.say())].sort((a, b) => a[1] - b[1]);
    for (const desk of desks) void desk.kill("SIGCONT");
    const begun = Date.now();
    const promised = new Map(line.map(([mail], place) => [mail, begun + place / 1000]));
    const end = Date.now() + 400_000;
    while (tencent.books().accounts.length < count && Date.now() < end) await pause(2_000);

    const { accounts, calls } = tencent.books();
    const { between, waits, ...figures } = figuresOf(accounts, promised);
    const instants = accounts.map(({ at }) => Date.parse(at) - begun).sort((one, other) => one - other);
    const fifties = instants.filter((_, n) => n % 50 === 0).map((ms) => Math.round(ms / 100) / 10);
    const late = between.filter((ms) => ms > 2 * 203).length;
    console.log({ ...figures, shortest: Math.min(...between), longest: Math.max(...between), late, fifties, calls });
    expect(new Set(accounts.map(({ mail }) => mail)).size).toBe(count);
    expect(calls.CreateAccount).toBe(count);
    expect(calls.RequestLimitExceeded).toBeUndefined();
    expect(figures.used).toBeGreaterThan(0.98);
    expect(waits.filter(({ waited, ideal }) => waited > 2 * ideal + comingToMs)).toEqual([]);
  });
});
