import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Libsql from "libsql";
import { describe, expect, onTestFinished, test } from "vitest";
import { execute, freshUrl, withPostgres } from "../postgres/database.ts";
import { cleanEnv, type Ended, program, run, tempFolder } from "./desk.ts";

const real = {
  TENCENTCLOUD_SECRET_ID: "AKID1",
  TENCENTCLOUD_SECRET_KEY: "k",
  TENCENT_PARTNER_URL: "http://127.0.0.1:9",
  FRONTDESK_KEY: "Jx3vT0yQm7Zk9Lw2Rb5Nc8Hd1Fg4Sa6P",
  SMS_COUNTRIES: "*",
};
const ledger = "data/frontdesk.db";
const reading = [["cases"], ["cases", "R-7K2P", "--json"], ["audit"], ["backup", "copy.db"]];

/** A folder in which somebody has begun a request for a real account. */
async function worked(): Promise<string> {
  const folder = tempFolder();
  expect((await run(folder, ["chat", "--json"], real, "personal\n")).code).toBe(0);
  return folder;
}

/** By the practice Tencent alone, which has made them once it says where it listens. */
async function makeBooks(file: string): Promise<void> {
  const sandbox = spawn(process.execPath, [program, "sandbox", "--json", "--file", file], { env: cleanEnv() });
  onTestFinished(() => void sandbox.kill("SIGKILL"));
  await once(sandbox.stdout, "data");
  sandbox.kill("SIGTERM");
  await once(sandbox, "exit");
}

function sentence({ code, stdout, stderr }: Ended): string {
  expect({ code, stdout, lines: stderr.trimEnd().split("\n").length }).toEqual({ code: 78, stdout: "", lines: 1 });
  expect(stderr).not.toContain("    at ");
  return stderr.trimEnd();
}

/** Reading a file of SQLite's may leave its empty log behind. */
const lasting = (folder: string) =>
  readdirSync(folder)
    .filter((name) => !/-(wal|shm)$/.test(name))
    .toSorted();

const tablesOf = (file: string) => {
  const db = new Libsql(file, { readonly: true });
  const rows = db.prepare("select name from sqlite_master order by name").all([]) as { name: string }[];
  db.close();
  return rows.map(({ name }) => name);
};

describe("the practice Tencent", () => {
  test("keeps its books in no ledger, nor in what a ledger or another program needs", async () => {
    const folder = await worked();
    const [before, mode] = [readFileSync(join(folder, ledger)), statSync(join(folder, ledger)).mode];
    writeFileSync(join(folder, "notes.txt"), "Dear diary, ".repeat(400), { mode: 0o644 });
    const other = new Libsql(join(folder, "other.db"));
    other.exec("create table recipes (name text)");
    other.close();
    const refused = {
      [ledger]: "is the ledger of a desk",
      [`${ledger}-desks`]: `is a name that ${ledger} needs for itself`,
      [`${ledger}-journal`]: `is a name that ${ledger} needs for itself`,
      "notes.txt": "is not a Frontdesk database",
      "other.db": "is not a Frontdesk database",
    };
    for (const [file, says] of Object.entries(refused))
      expect(sentence(await run(folder, ["sandbox", "--file", file]))).toBe(
        `${file} ${says}. Name another file: npm run sandbox -- --file FILE.`,
      );
    expect(readFileSync(join(folder, ledger)).equals(before)).toBe(true);
    expect(existsSync(join(folder, `${ledger}-journal`))).toBe(false);
    expect(statSync(join(folder, ledger)).mode).toBe(mode);
    expect(statSync(join(folder, "notes.txt")).mode & 0o777).toBe(0o644);
    expect(tablesOf(join(folder, "other.db"))).toEqual(["recipes"]);
  });
});

describe("a desk", () => {
  test("keeps no ledger in the practice Tencent's books, in another program's file or in a ledger's own", async () => {
    const folder = await worked();
    await makeBooks(join(folder, "books.db"));
    const tables = tablesOf(join(folder, "books.db"));
    const says = "books.db holds the books of the practice Tencent. Set DATABASE_URL to another file.";
    for (const env of [real, {}] as Record<string, string>[])
      expect(sentence(await run(folder, ["chat"], { ...env, DATABASE_URL: "sqlite:books.db" }))).toBe(says);
    const url = { ...real, DATABASE_URL: "sqlite:books.db" };
    expect((await run(folder, ["check"], url)).stdout).toContain(says);
    expect(tablesOf(join(folder, "books.db"))).toEqual(tables);
    expect(sentence(await run(folder, ["chat"], { ...real, DATABASE_URL: `sqlite:${ledger}-desks` }))).toBe(
      `${ledger}-desks is a name that ${ledger} needs for itself. Set DATABASE_URL to another file.`,
    );
    expect(lasting(folder)).toEqual(["books.db", "data"]);
  });

  test("has no ledger in memory, which would forget every account", async () => {
    for (const name of [":memory:", "file::memory:"]) {
      const { code, stderr } = await run(tempFolder(), ["chat"], { ...real, DATABASE_URL: `sqlite:${name}` });
      expect([code, stderr]).toEqual([
        78,
        expect.stringContaining("DATABASE_URL is a ledger in memory, which forgets"),
      ]);
    }
  });
});

describe("a file of the wrong kind", () => {
  test("is neither moved, nor restored, nor backed up", async () => {
    const folder = tempFolder();
    await makeBooks(join(folder, "books.db"));
    writeFileSync(join(folder, "notes.txt"), "Dear diary, ".repeat(400));
    const before = lasting(folder);
    const url = { ...real, DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" };
    for (const file of ["books.db", "notes.txt", "."])
      expect(sentence(await run(folder, ["move", file], url))).toMatch(/ holds no ledger, so nothing was moved\. Say/);
    expect(sentence(await run(folder, ["restore", "books.db"], real))).toBe(
      "Nothing was put back: books.db is no whole backup, for it holds no ledger.",
    );
    expect(sentence(await run(folder, ["restore", "notes.txt"], real))).toMatch(/^Nothing was put back: notes\.txt /);
    expect(sentence(await run(folder, ["backup", "c.db"], { ...real, DATABASE_URL: "sqlite:books.db" }))).toMatch(
      /^books\.db holds the books of the practice Tencent\./,
    );
    rmSync(join(folder, "data"), { recursive: true, force: true });
    expect(lasting(folder)).toEqual(before);
  });
});

describe("where the ledger is wholly gone, whatever reads makes none", () => {
  test("in a file, for real accounts and for practice", async () => {
    const folder = await worked();
    for (const name of readdirSync(join(folder, "data")))
      if (!name.endsWith("-desks")) rmSync(join(folder, "data", name), { recursive: true });
    const says = `There is no ledger at ${ledger}. npm start makes an empty one; where there was one before, put its backup back first: npm run restore -- FILE`;
    for (const command of [...reading, ["restore", "--go"]])
      expect(sentence(await run(folder, command, real))).toBe(says);
    const checked = await run(folder, ["check"], real);
    expect([checked.code, checked.stdout]).toEqual([78, expect.stringContaining(says)]);
    expect(readdirSync(join(folder, "data"))).toEqual(["frontdesk.db-desks"]);
    const empty = tempFolder();
    expect(sentence(await run(empty, ["cases"]))).toContain("There is no ledger at data/practice/frontdesk.db.");
    expect(readdirSync(empty)).toEqual([]);
  });

  test("nor is what was practised moved aside to make room for it", async () => {
    const folder = tempFolder();
    await run(folder, ["chat", "--json"], {}, "personal\n");
    for (const name of readdirSync(join(folder, "data/practice")))
      writeFileSync(join(folder, "data", name), readFileSync(join(folder, "data/practice", name)));
    rmSync(join(folder, "data/practice"), { recursive: true });
    for (const command of [["cases"], ["backup", "copy.db"]])
      expect(sentence(await run(folder, command, real))).toBe(
        `There is no ledger of real accounts yet: ${ledger} holds what was practised, and npm start moves that to data/practice.`,
      );
    expect(existsSync(join(folder, "data/practice"))).toBe(false);
  });
});

withPostgres("where the ledger is wholly gone on PostgreSQL", () => {
  test("whatever reads makes none", async () => {
    const url = await freshUrl();
    for (const command of [["cases"], ["restore"], ["restore", "--go"]])
      expect(sentence(await run(tempFolder(), command, { ...real, DATABASE_URL: url }))).toMatch(
        /^There is no ledger at postgres:.+ put its backup back first: docs\/postgresql\.md$/,
      );
    const practice = { FRONTDESK_KEY: real.FRONTDESK_KEY, DATABASE_URL: url };
    expect(sentence(await run(tempFolder(), ["audit"], practice))).toMatch(/\(schema \w+_practice\)\. npm start makes/);
    const made = "select tablename from pg_tables where schemaname ~ ('^' || current_schema())";
    expect(await execute(url, made)).toEqual([]);
  });
});
