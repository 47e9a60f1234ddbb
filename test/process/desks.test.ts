import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, readFileSync, renameSync, symlinkSync } from "node:fs";
import { basename, dirname, join as inFolder } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { joinDesks, type Membership } from "../../src/ledger/sqlite/desks.ts";
import { createSqliteLedger } from "../../src/ledger/sqlite/ledger.ts";
import { databaseFile, keys } from "../ledger/files.ts";
import { attempt, caseAt, effect, turn } from "../ledger/turns.ts";
import { freshUrl } from "../postgres/database.ts";
import { findBinaries } from "../postgres/server.ts";
import { deskFor, run, tempFolder } from "./desk.ts";
import { earlierDesk } from "./earlier-desk.ts";
import { unlinkedIn } from "./locks.ts";
import { buildOf, commitOf } from "./release.ts";

const hour = 60 * 60_000;
const works = [effect("R-7K2P.1.text")];

function open(file: string): Ledger {
  const ledger = createSqliteLedger({ file, keys });
  onTestFinished(() => ledger.close());
  return ledger;
}

function join(file: string): Membership {
  const membership = joinDesks(file);
  onTestFinished(() => membership.leave());
  return membership;
}

/** A ledger whose promised effect, card and attempt are leased for an hour, by somebody who may be dead. */
async function leased(): Promise<string> {
  const file = databaseFile();
  const ledger = open(file);
  const soon = Date.now() + hour;
  const sent = attempt({ effect: works[0]!.id, signedAt: Date.now(), nextLook: soon });
  const lost = attempt({ effect: "lost", signedAt: Date.now(), state: "unknown", nextLook: 0 });
  await ledger.commit(
    turn(caseAt(1), { posts: [{ card: "owner" }], effects: works, also: [{ write: "attempt", attempt: sent }] }),
  );
  await ledger.commit(turn(caseAt(2), { also: [{ write: "attempt", attempt: lost }] }));
  expect(await ledger.claim("effect", 8, hour)).toHaveLength(1);
  expect(await ledger.claim("post", 8, hour)).toHaveLength(1);
  expect(await ledger.claimAttempts(8, hour)).toHaveLength(1);
  return file;
}

async function claimed(file: string) {
  const ledger = open(file);
  return {
    effects: (await ledger.claim("effect", 8, hour)).length,
    posts: (await ledger.claim("post", 8, hour)).length,
    attempts: (await ledger.claimAttempts(8, hour)).map(({ effect: id }) => id).toSorted(),
  };
}

describe("work that a dead desk had leased", () => {
  test("is free at once for a desk that is alone, and calls that were under way are looked up now", async () => {
    const file = await leased();
    expect(await claimed(file)).toEqual({ effects: 0, posts: 0, attempts: [] });
    expect(join(file).alone).toBe(true);
    expect(await claimed(file)).toEqual({ effects: 1, posts: 1, attempts: [works[0]!.id, "lost"] });
  });

  test("stays leased while another desk lives, because it may be that desk's", async () => {
    const file = await leased();
    join(file);
    await claimed(file);
    expect(join(file).alone).toBe(false);
    expect(await claimed(file)).toEqual({ effects: 0, posts: 0, attempts: [] });
  });

  test("cannot be finished by the dead desk's lease any more", async () => {
    const file = databaseFile();
    const ledger = open(file);
    await ledger.commit(turn(caseAt(1), { effects: works }));
    const [job] = await ledger.claim("effect", 8, hour);
    join(file);
    expect(await ledger.finish(job!)).toBe(false);
    expect(await ledger.extend(job!, hour)).toBe(false);
    expect((await claimed(file)).effects).toBe(1);
  });

  test("one desk that leaves is not the last one", () => {
    const file = databaseFile();
    const first = joinDesks(file);
    join(file);
    first.leave();
    expect(join(file).alone).toBe(false);
  });

  test("desks that call their file by different names meet all the same", () => {
    const file = databaseFile();
    join(file);
    const folder = databaseFile();
    symlinkSync(file, folder);
    symlinkSync(dirname(file), `${folder}-linked`);
    expect(join(folder).alone).toBe(false);
    expect(join(`${folder}-linked/${basename(file)}`).alone).toBe(false);
  });

  test("a killed process is gone in that moment; a stopped one is not", async () => {
    const file = databaseFile();
    const holder = `
      const lock = new (require("libsql"))(${JSON.stringify(`${file}-desks`)});
      lock.exec("begin"); lock.prepare("select count(*) from sqlite_master").get();
      console.log("held"); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ["-e", holder]);
    onTestFinished(() => void child.kill("SIGKILL"));
    await once(child.stdout, "data");
    child.kill("SIGSTOP");
    const second = joinDesks(file);
    expect(second.alone).toBe(false);
    second.leave();
    child.kill("SIGKILL");
    await once(child, "close");
    expect(join(file).alone).toBe(true);
  });
});

/** A folder with what a desk of 0.1.0 kept for real accounts, and the settings of a desk that goes on with it. */
function leftByEarlierBuild() {
  const folder = tempFolder();
  mkdirSync(inFolder(folder, "data"));
  const file = inFolder(folder, "data/frontdesk.db");
  cpSync(new URL("./upgrade/desk.db", import.meta.url), file);
  const env = {
    TENCENTCLOUD_SECRET_ID: "AKID1",
    TENCENTCLOUD_SECRET_KEY: "k",
    TENCENT_PARTNER_URL: "http://127.0.0.1:9",
    FRONTDESK_KEY: "Tq3vY0pZ8hWm2LrC6xNdB9sKfJ5uEa1g",
    SMS_COUNTRIES: "*",
  };
  return { folder, file, env };
}

describe("while a desk of an earlier build lives", () => {
  test("nothing starts that would bring its ledger into another form, and check says that it must stop", async () => {
    const { folder, file, env } = leftByEarlierBuild();
    const old = await earlierDesk(file);
    const before = [file, `${file}-wal`].map((name) => readFileSync(name));
    const sentence = `A desk of an earlier build is at work on data/frontdesk.db (process ${old.pid} of this machine). Stop it first: it can't read what this build keeps.\n`;
    for (const command of [["chat", "--json"], ["cases"], ["audit"], ["restore", "--go"]])
      expect([command, await run(folder, command, env)]).toEqual([command, { code: 78, stdout: "", stderr: sentence }]);
    expect((await run(folder, ["check"], env)).stdout).toMatch(
      new RegExp(`^wrong {2}Database +${sentence.trim().replace(/[().]/g, "\\$&")}`, "m"),
    );
    const url = { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" };
    expect((await run(folder, ["move"], { ...env, ...url })).stderr).toContain(
      "A desk is at work on data/frontdesk.db",
    );
    expect((await run(folder, ["backup", "copy.db"], env)).code).toBe(0);
    expect([file, `${file}-wal`].map((name) => readFileSync(name))).toEqual(before);
    expect(unlinkedIn(folder, old.pid)).toEqual([]);
    await old.kill();
    expect((await run(folder, ["cases"], env)).stdout).toContain("R-2DMJ");
  });

  test("a link to its file hides it from nobody", async () => {
    const { folder, file, env } = leftByEarlierBuild();
    renameSync(file, inFolder(folder, "desk.db"));
    symlinkSync("../desk.db", file);
    const old = await earlierDesk(file);
    const { code, stderr } = await run(folder, ["cases"], env);
    expect([code, stderr]).toEqual([78, expect.stringContaining(`process ${old.pid} of this machine`)]);
    expect(unlinkedIn(folder, old.pid)).toEqual([]);
  });
});

/** The release that reads what this build keeps, and the last one that doesn't. */
const [beside, before] = process.env.LONG === "1" ? [commitOf("0.8.0"), commitOf("0.7.0")] : [];
const stores = ["SQLite", ...(findBinaries() ? ["PostgreSQL"] : [])];
const envOn = async (store: string) =>
  store === "SQLite" ? {} : { DATABASE_URL: await freshUrl(), FRONTDESK_KEY: "Qm9Vd2x0cGhZ7kD3sFw8LrT1uXe5BnAo0iCg=" };

const tooNew = { code: 78, stderr: expect.stringContaining("was written by a newer Frontdesk") };

/** A desk of an earlier build at its first question, and how that build starts once more. */
async function earlierAt(commit: string, store: string) {
  const [folder, old, env] = [tempFolder(), buildOf(commit), await envOn(store)];
  const earlier = deskFor(folder, env, old);
  await earlier.asks("type");
  return { folder, env, earlier, again: () => run(folder, ["cases"], env, "", undefined, old) };
}

if (beside && before) {
  test.each(stores)(
    "a desk of 0.8.0 goes on beside one of this build, and is not started again, on %s",
    async (store) => {
      const { folder, env, earlier, again } = await earlierAt(beside, store);
      earlier.says("company");
      await earlier.asks("mail");
      await deskFor(folder, env).asks();
      earlier.says("ana@example.com");
      await earlier.asks("country");
      earlier.says("HK");
      await earlier.asks("phone");
      expect(earlier.raw()).not.toMatch(/"level":50|error/i);
      expect((await run(folder, ["cases", "--jsonl"], env)).stdout).toContain("a•••@example.com");
      expect((await run(folder, ["audit"], env)).code).toBe(0);
      expect(await again()).toMatchObject(tooNew);
    },
  );

  test.each(stores)(
    "a desk of 0.7.0 keeps this build from starting, and this build that desk, on %s",
    async (store) => {
      const { folder, env, earlier, again } = await earlierAt(before, store);
      const refused = await run(folder, ["cases"], env);
      expect(refused).toMatchObject({
        code: 78,
        stderr: expect.stringContaining("A desk of an earlier build is at work"),
      });
      earlier.says("company");
      await earlier.asks("mail");
      await earlier.kill();
      await deskFor(folder, env).asks();
      expect((await run(folder, ["audit"], env)).code).toBe(0);
      expect(await again()).toMatchObject(tooNew);
    },
  );
}
