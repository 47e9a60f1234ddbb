import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { poll } from "../poll.ts";
import { freshDatabase, withPostgres } from "../postgres/database.ts";
import { findBinaries } from "../postgres/server.ts";
import { deskFor, run, tempFolder } from "./desk.ts";
import { type Customer, converse, newTalk } from "./talk.ts";
import { startTencent, type Tencent } from "./tencent.ts";

const FRONTDESK_KEY = "a key of thirty-two characters or more";
const control: Customer = { mail: "control@example.com", phone: "51237777", name: "Control", password: "Kept7secret!" };
const ana: Customer = { mail: "ana@example.com", phone: "51234567", name: "Ana Example", password: "Kept7secret!" };
/** Room for a busy machine, and yet certain within seconds. */
/** As long as `lookEvery`, and a moment for the clock of the card. */
const heldMs = 1_000;
const DURATIONS =
  "send=40,fence=20,horizon=6,looks=0/0.2/0.5,lookEvery=0.5,emptyEvery=0.2,textAgain=0.2,rate=0.3,manual=120";
const db = "data/frontdesk.db";

/** A desk that has opened an account, which look-ups show. */
async function worked(more: Record<string, string> = {}) {
  const [folder, tencent] = [tempFolder(), await startTencent(tempFolder())];
  onTestFinished(() => tencent.close());
  const env = { ...tencent.env, FRONTDESK_KEY, SMS_COUNTRIES: "*", DURATIONS, ...more };
  const first = deskFor(folder, env);
  await converse(first, newTalk(control, {}), tencent);
  await first.kill();
  return { folder, tencent, env };
}

type World = Awaited<ReturnType<typeof worked>>;

/** Leads Ana's talk until the code is asked for, or the review. */
async function leadTo(step: "review" | "code", { folder, env, tencent }: World) {
  const desk = deskFor(folder, env);
  const { mail, phone, name, password } = ana;
  const given = {
    type: "personal",
    mail,
    country: "HK",
    phone,
    name,
    industry: "Internet",
    subindustry: "Online tools",
  };
  for (const [asked, answer] of Object.entries(given)) {
    await desk.asks(asked as keyof typeof given);
    desk.says(answer);
  }
  const review = await desk.asks("review");
  if (step === "review") return { desk, id: review.case };
  desk.presses("go");
  for (const _ of [1, 2]) {
    await desk.asks("password");
    desk.says(password);
  }
  const { case: id } = await desk.asks("code");
  await textComes(tencent);
  return { desk, id };
}

const texts = async (tencent: Tencent) => (await tencent.phone()).filter(({ to }) => to.endsWith(ana.phone)).length;
async function textComes(tencent: Tencent): Promise<void> {
  await poll("a text to Ana", async () => (await texts(tencent)) === 1 || undefined, { everyMs: 100 });
}

const accounts = async (tencent: Tencent) => (await tencent.books()).accounts.filter(({ mail }) => mail === ana.mail);

async function backUp({ folder, env }: World): Promise<string> {
  const made = await run(folder, ["backup", "copy.db"], env);
  expect([made.code, made.stderr]).toEqual([0, made.stderr]);
  return join(folder, "copy.db");
}

async function putBack(copy: string, env: Record<string, string>): Promise<string> {
  const folder = tempFolder();
  const back = await run(folder, ["restore", copy], env);
  expect([back.code, back.stdout]).toEqual([
    0,
    expect.stringMatching(/is back with \d+ cases?\.\nThe newest thing it knows is of \S+Z; /),
  ]);
  expect(statSync(join(folder, db)).mode & 0o777).toBe(0o600);
  return folder;
}

test("while only the log of a ledger is left, nothing takes its place and the log stays as it is", async () => {
  const world = await worked();
  const { folder, env } = world;
  const file = join(folder, db);
  const { desk, id } = await leadTo("review", world);
  await desk.kill();
  renameSync(file, `${file}.away`);
  const log = readFileSync(`${file}-wal`);
  expect(log.length).toBeGreaterThan(0);
  for (const command of [
    ["cases"],
    ["chat", "--json"],
    ["audit"],
    ["backup", "copy.db"],
    ["restore", "--go"],
    ["check"],
  ]) {
    const { code, stdout, stderr } = await run(folder, command, env);
    expect([command, code, stdout + stderr]).toEqual([command, 78, expect.stringContaining("frontdesk.db-wal is")]);
    expect(existsSync(file)).toBe(false);
    expect(readFileSync(`${file}-wal`).equals(log)).toBe(true);
  }
  renameSync(`${file}.away`, file);
  expect((await run(folder, ["cases"], env)).stdout).toContain(id);
});

test("a ledger that was never put back has nothing to allow, and leaves the place free for a restore", async () => {
  const { folder, env } = await worked();
  expect((await run(folder, ["backup", "kept.db"], env)).code).toBe(0);
  rmSync(join(folder, "data"), { recursive: true });
  const { code, stderr } = await run(folder, ["restore", "--go"], env);
  expect([code, stderr]).toEqual([78, expect.stringContaining("There is no ledger at data/frontdesk.db")]);
  expect((await run(folder, ["restore", "kept.db"], env)).code).toBe(0);
});

describe("npm run restore", () => {
  test("an account that was opened after the backup is found without an operator: no second text, no second create", async () => {
    const world = await worked();
    const { desk, id } = await leadTo("code", world);
    const copy = await backUp(world);
    desk.says((await world.tencent.phone()).at(-1)!.code);
    expect(await desk.until("closed")).toMatchObject({ case: id, state: "done" });
    await desk.kill();

    const next = deskFor(await putBack(copy, world.env), world.env);
    const [made] = await accounts(world.tencent);
    expect(await next.until("closed", (line) => line.case === id)).toMatchObject({
      state: "done",
      result: { uin: made!.uin },
    });
    const { calls } = await world.tencent.books();
    expect([await texts(world.tencent), calls.CreateAccount]).toEqual([1, 2]);
    expect(next.raw()).toContain("npm run restore -- --go");
  });

  test("a request at the review: what is pressed is refused kindly until the word, and the account made since is found", async () => {
    const world = await worked();
    const { desk, id } = await leadTo("review", world);
    const copy = await backUp(world);
    await desk.kill();
    const talk = newTalk(ana, {});
    await converse(deskFor(world.folder, world.env), talk, world.tencent);
    expect(talk.closed).toMatchObject({ state: "done" });
    const next = deskFor(await putBack(copy, world.env), world.env);
    expect(await next.until("closed", (line) => line.case === id)).toMatchObject({ result: { uin: talk.closed?.uin } });
    expect([await texts(world.tencent), (await accounts(world.tencent)).length]).toEqual([1, 1]);
  });

  test("a create in doubt is looked for afresh, and one that came to nothing goes on after the word alone", async () => {
    const world = await worked();
    const { desk, id } = await leadTo("code", world);
    world.tencent.at("CreateAccount", "asked", () => new Promise(() => {}));
    desk.says((await world.tencent.phone()).at(-1)!.code);
    await desk.until("progress", ({ stage }) => stage === "sent");
    const copy = await backUp(world);
    await desk.kill();

    const folder = await putBack(copy, world.env);
    const next = deskFor(folder, world.env);
    const again = await next.asks("go");
    expect([again.case, again.text]).toEqual([id, expect.stringContaining("wasn't created")]);
    next.presses("go");
    const held = await next.until("post", ({ text }) => text.includes("put back from a backup"));
    expect(held.text).toContain("Nothing you told me is lost");
    expect([await texts(world.tencent), await accounts(world.tencent)]).toEqual([1, []]);
    const said = await run(folder, ["restore", "--go"], world.env);
    expect([said.code, said.stdout]).toEqual([
      0,
      expect.stringContaining("whatever happened after that it does not know"),
    ]);
    const talk = { ...newTalk(ana, { had: 1 }), case: id };
    await pause(heldMs); // a press that comes sooner is told to hold on
    next.presses("go");
    await converse(next, talk, world.tencent);
    expect(talk.closed).toMatchObject({ state: "done" });
    expect([await texts(world.tencent), (await accounts(world.tencent)).length]).toEqual([2, 1]);
    expect((await run(folder, ["audit"], world.env)).stdout).toContain("The audit chain holds");
  });

  test("it overwrites nothing, and takes nothing that is no whole backup under this key", async () => {
    const world = await worked();
    const copy = await backUp(world);
    const words = async (folder: string, args: string[], env: Record<string, string> = world.env) => {
      const { code, stderr } = await run(folder, args, env);
      return [
        code,
        stderr
          .trim()
          .split("\n")
          .filter((line) => !line.startsWith("Node 20")),
      ];
    };
    const one = (said: string) => [78, [expect.stringContaining(said)]];
    expect(await words(world.folder, ["restore", copy])).toEqual(one("is there already"));
    expect(await words(world.folder, ["restore", "--go"])).toEqual(one("was never put back"));
    const folder = tempFolder();
    expect(await words(folder, ["restore"])).toEqual(one("Say which backup"));
    expect(await words(folder, ["restore", "absent.db"])).toEqual(one("is no file"));
    expect(await words(folder, ["restore", folder])).toEqual(one("is no file"));
    writeFileSync(join(folder, "text.db"), "not a database, and long enough to be read as one".repeat(40));
    expect(await words(folder, ["restore", "text.db"])).toEqual(one("is no whole backup"));
    expect(await words(folder, ["restore", copy], { ...world.env, FRONTDESK_KEY: `${FRONTDESK_KEY}!` })).toEqual(
      one("another FRONTDESK_KEY"),
    );
    expect(await words(folder, ["restore", copy], {})).toEqual(one("these settings are for practice: fill in"));
    mkdirSync(join(folder, "data/practice"));
    writeFileSync(join(folder, "data/practice/practice.key"), "a key of practice's own, made long before this");
    expect(await words(folder, ["restore", copy], {})).toEqual(
      one("if it is a backup of real accounts, these settings"),
    );
    expect(readdirSync(join(folder, "data/practice")).filter((name) => !name.endsWith("-desks"))).toEqual([
      "practice.key",
    ]);
    writeFileSync(join(folder, "live.db"), readFileSync(copy));
    writeFileSync(join(folder, "live.db-wal"), "what is newest");
    expect(await words(folder, ["restore", "live.db"])).toEqual(one("is a ledger in use"));
    writeFileSync(join(folder, "data/frontdesk.db-wal"), "of another");
    expect(await words(folder, ["restore", copy])).toEqual(one("would spoil this one"));
  });
});

withPostgres("restoring on PostgreSQL", () => {
  test("pg_dump, pg_restore and the word: what was opened after the dump is found, with no second text or create", async () => {
    const [before, after] = [await freshDatabase(), await freshDatabase()];
    const world = await worked({ DATABASE_URL: before });
    const { desk, id } = await leadTo("code", world);
    const tool = (name: string, ...args: string[]) =>
      spawnSync(join(findBinaries()!, name), args, { encoding: "utf8", cwd: world.folder });
    const dumped = tool("pg_dump", "--format", "custom", "--file", "frontdesk.dump", before);
    expect([dumped.status, dumped.stderr]).toEqual([0, ""]);
    const beside = await run(world.folder, ["restore"], world.env);
    expect([beside.code, beside.stderr]).toEqual([78, expect.stringContaining("A desk is at work on")]);
    desk.says((await world.tencent.phone()).at(-1)!.code);
    expect(await desk.until("closed")).toMatchObject({ case: id, state: "done" });
    await desk.kill();

    const put = tool("pg_restore", "--no-owner", "--exit-on-error", "--dbname", after, "frontdesk.dump");
    expect([put.status, put.stderr]).toEqual([0, ""]);
    const env = { ...world.env, DATABASE_URL: after };
    const marked = await run(world.folder, ["restore"], env);
    expect([marked.code, marked.stdout]).toEqual([0, expect.stringContaining("knows now that it was put back")]);
    const checked = await run(world.folder, ["check"], env);
    expect(checked.stdout).toMatch(/wrong +Database +.*was put back from a backup/);
    const next = deskFor(world.folder, env);
    const [made] = await accounts(world.tencent);
    const closed = await next.until("closed", (line) => line.case === id);
    expect(closed).toMatchObject({ state: "done", result: { uin: made!.uin } });
    const { calls } = await world.tencent.books();
    expect([await texts(world.tencent), calls.CreateAccount]).toEqual([1, 2]);
    const said = await run(world.folder, ["restore", "--go"], env);
    expect([said.code, said.stdout]).toEqual([0, expect.stringContaining("it does not know")]);
    expect((await run(world.folder, ["audit"], env)).stdout).toContain("The audit chain holds");
    const refused = await run(world.folder, ["restore", "frontdesk.dump"], env);
    expect([refused.code, refused.stderr]).toEqual([78, expect.stringContaining("docs/postgresql.md")]);
  });
});
