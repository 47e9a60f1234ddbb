import { spawn } from "node:child_process";
import { once } from "node:events";
import { symlinkSync } from "node:fs";
import { basename, dirname } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { joinDesks, type Membership } from "../../src/ledger/sqlite/desks.ts";
import { createSqliteLedger } from "../../src/ledger/sqlite.ts";
import { databaseFile, keys } from "../ledger/files.ts";
import { attempt, caseAt, effect, turn } from "../ledger/turns.ts";

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

describe("what the dead had leased", () => {
  test("is free at once for a desk that is alone, and calls that were under way are looked after now", async () => {
    const file = await leased();
    expect(await claimed(file)).toEqual({ effects: 0, posts: 0, attempts: [] });
    expect(join(file).alone).toBe(true);
    expect(await claimed(file)).toEqual({ effects: 1, posts: 1, attempts: [works[0]!.id, "lost"] });
  });

  test("stays leased while another desk lives, for it may be that one's", async () => {
    const file = await leased();
    join(file);
    await claimed(file);
    expect(join(file).alone).toBe(false);
    expect(await claimed(file)).toEqual({ effects: 0, posts: 0, attempts: [] });
  });

  test("a lease of the dead no longer counts: finishing with it does nothing", async () => {
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
