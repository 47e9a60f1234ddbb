import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, join, relative } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { execute, freshUrl, withPostgres } from "../postgres/database.ts";
import { deskFor, type Ended, run, tempFolder } from "./desk.ts";
import { smallDisk } from "./disks.ts";
import { startTencent } from "./tencent.ts";

const FRONTDESK_KEY = "8Q0o0vYb1uXJm5H7m1oKqk2gq3Vw4zT6Y9sE1cRfLpA=";

async function realEnv(): Promise<Record<string, string>> {
  const tencent = await startTencent(tempFolder());
  onTestFinished(() => tencent.close());
  return { ...tencent.env, FRONTDESK_KEY, SMS_COUNTRIES: "*" };
}

/** Somebody begins a request and leaves. Returns its number. */
async function beginAndLeave(folder: string, env: Record<string, string> = {}): Promise<string> {
  const desk = deskFor(folder, env);
  const { case: id } = await desk.asks("type");
  desk.says("company");
  await desk.asks("mail");
  await desk.kill("SIGTERM");
  return id;
}

/** As builds before this one left it: what practice keeps lies among what is real. */
function asBefore(folder: string): void {
  for (const name of readdirSync(join(folder, "practice")))
    renameSync(join(folder, "practice", name), join(folder, name));
  rmSync(join(folder, "practice"), { recursive: true });
}

interface Row {
  case: string;
  world: string;
}

async function casesOf(folder: string, env: Record<string, string> = {}): Promise<Row[]> {
  const { code, stdout, stderr } = await run(folder, ["cases", "--json"], env);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  return (JSON.parse(stdout) as Row[]).map(({ case: id, world }) => ({ case: id, world }));
}

function sentence(ended: Ended): string {
  expect(ended.code).toBe(78);
  expect(ended.stderr).not.toMatch(/^\s+at /m);
  return ended.stderr.trim();
}

const digest = (file: string) => createHash("sha256").update(readFileSync(file)).digest("hex");

describe.each([
  [
    "the default, said as earlier copies of .env.example did",
    { DATABASE_URL: "sqlite:data/frontdesk.db" },
    "data/frontdesk.db",
  ],
  ["a file that is said", { DATABASE_URL: "sqlite:cases/desk.db" }, "cases/desk.db"],
])("with %s", (_, env: Record<string, string>, file) => {
  const folderOf = (folder: string) => join(folder, file, "..");
  const real = async () => ({ ...(await realEnv()), ...env });

  test("to go real, an operator practises, fills in the required settings and starts; each world keeps its own cases", async () => {
    const folder = tempFolder();
    const practised = await beginAndLeave(folder, env);
    expect(existsSync(join(folder, file))).toBe(false);
    expect(
      readdirSync(join(folderOf(folder), "practice"))
        .filter((name) => !/-(wal|shm)$/.test(name))
        .toSorted(),
    ).toEqual([basename(file), `${basename(file)}-desks`, "practice.db", "practice.key"].toSorted());
    const env2 = await real();
    const begun = await beginAndLeave(folder, env2);
    const asked = deskFor(folder, env2);
    await asked.asks("mail");
    asked.says(`status ${practised}`);
    expect((await asked.until("post", ({ question }) => question === null)).text).toContain(
      `${practised} was practice.`,
    );
    await asked.kill("SIGTERM");
    expect(await casesOf(folder, env2)).toEqual([{ case: begun, world: "real" }]);
    expect(await casesOf(folder, env)).toEqual([{ case: practised, world: "practice" }]);
    expect((await run(folder, ["audit"], env2)).stdout).toMatch(/holds: \d rows/);
    expect((await run(folder, ["check"], env2)).stdout).not.toMatch(/^wrong {2}(Database|FRONTDESK_KEY)/m);
  });

  test("where the file is a link, what an earlier build practised behind it moves, and the link stays for what is real", async () => {
    const [folder, volume] = [tempFolder(), tempFolder()];
    const practised = await beginAndLeave(folder, env);
    asBefore(folderOf(folder));
    renameSync(join(folder, file), join(volume, "desk.db"));
    symlinkSync(relative(folderOf(folder), join(volume, "desk.db")), join(folder, file));
    const env2 = await real();
    const begun = await beginAndLeave(folder, env2);
    expect(await casesOf(folder, env)).toEqual([{ case: practised, world: "practice" }]);
    expect(await casesOf(folder, env2)).toEqual([{ case: begun, world: "real" }]);
    expect(lstatSync(join(folder, file)).isSymbolicLink()).toBe(true);
    expect(existsSync(join(volume, "desk.db"))).toBe(true);
  });

  test("going back to practice goes on with the old practice and leaves real cases as they are", async () => {
    const folder = tempFolder();
    const practised = await beginAndLeave(folder, env);
    await beginAndLeave(folder, await real());
    const before = digest(join(folder, file));
    for (const given of [env, { ...env, FRONTDESK_KEY }]) {
      const desk = deskFor(folder, given);
      expect((await desk.asks("mail")).case).toBe(practised);
      await desk.kill("SIGTERM");
    }
    for (const command of ["cases", "audit"]) expect((await run(folder, [command], env)).code).toBe(0);
    const { stdout } = await run(folder, ["check"], env);
    expect(stdout.match(/^wrong.*/gm)).toEqual([expect.stringMatching(/^wrong {2}Talk +There is no terminal/)]);
    expect(digest(join(folder, file))).toBe(before);
  });

  test("what an earlier build practised goes on where it is, and the first real start puts it aside", async () => {
    const folder = tempFolder();
    const practised = await beginAndLeave(folder, env);
    asBefore(folderOf(folder));
    const again = deskFor(folder, env);
    expect((await again.asks("mail")).case).toBe(practised);
    expect(existsSync(join(folderOf(folder), "practice"))).toBe(false);

    const env2 = await real();
    expect((await run(folder, ["check"], env2)).stdout).toMatch(
      /Database +.+ holds what was practised; the next start/,
    );
    const refused = sentence(await run(folder, ["chat"], env2));
    expect(refused).toContain(`${file} holds what was practised, and something is at work on it. Stop that first`);
    await again.kill("SIGKILL"); // what it wrote last is in the log alone

    const begun = await beginAndLeave(folder, env2);
    expect(await casesOf(folder, env2)).toEqual([{ case: begun, world: "real" }]);
    const left = readdirSync(folderOf(folder)).filter((name) => !/-(wal|shm|desks)$/.test(name));
    expect(left.toSorted()).toEqual([basename(file), "practice"].toSorted());
    const desk = deskFor(folder, env);
    expect((await desk.asks("mail")).case).toBe(practised);
  });
});

test("behind a link to another disk, what an earlier build practised is copied whole before it goes", async ({
  skip,
}) => {
  const [folder, disk] = [tempFolder(), smallDisk(16)];
  if (!disk) return skip("nothing may be mounted here");
  const practised = await beginAndLeave(folder);
  asBefore(join(folder, "data"));
  copyFileSync(join(folder, "data/frontdesk.db"), join(disk, "desk.db"));
  rmSync(join(folder, "data/frontdesk.db"));
  symlinkSync(join(disk, "desk.db"), join(folder, "data/frontdesk.db"));
  const env = await realEnv();
  const begun = await beginAndLeave(folder, env);
  expect(await casesOf(folder)).toEqual([{ case: practised, world: "practice" }]);
  expect(await casesOf(folder, env)).toEqual([{ case: begun, world: "real" }]);
  expect(lstatSync(join(folder, "data/frontdesk.db")).isSymbolicLink()).toBe(true);
  const kept = readdirSync(join(folder, "data/practice")).filter((name) => !/-(wal|shm|desks)$/.test(name));
  expect(kept.toSorted()).toEqual(["frontdesk.db", "practice.db", "practice.key"]);
  expect(statSync(join(folder, "data/practice/frontdesk.db")).mode & 0o777).toBe(0o600);
});

describe("an earlier build's file under the operator's own key", () => {
  test("stays where real cases are, with what was practised to be read in it, and practice begins anew", async () => {
    const folder = tempFolder();
    const practised = await beginAndLeave(folder);
    asBefore(join(folder, "data"));
    const FRONTDESK_KEY = readFileSync(join(folder, "data/practice.key"), "utf8").trim();
    rmSync(join(folder, "data/practice.key")); // it was the operator's from the beginning
    const desk = deskFor(folder, { FRONTDESK_KEY });
    expect((await desk.asks("mail")).case).toBe(practised);
    await desk.kill("SIGTERM");

    const env = { ...(await realEnv()), FRONTDESK_KEY };
    const first = deskFor(folder, env);
    const { case: begun } = await first.asks("type");
    await first.kill("SIGTERM");
    expect(await casesOf(folder, env)).toEqual([
      { case: begun, world: "real" },
      { case: practised, world: "practice" },
    ]);
    const before = digest(join(folder, "data/frontdesk.db"));
    for (const given of [{ FRONTDESK_KEY }, {}]) {
      const anew = deskFor(folder, given);
      expect((await anew.asks()).case).not.toBe(practised);
      await anew.kill("SIGTERM");
    }
    expect(digest(join(folder, "data/frontdesk.db"))).toBe(before);
  });
});

test("a process that dies while it puts practice aside leaves the rest to the next start", async () => {
  const folder = tempFolder();
  const practised = await beginAndLeave(folder);
  const [data, practice] = [join(folder, "data"), join(folder, "data/practice")];
  renameSync(join(practice, "practice.db"), join(data, "practice.db"));
  copyFileSync(join(practice, "practice.key"), join(data, "practice.key"));
  await beginAndLeave(folder, await realEnv());
  expect(readdirSync(data).filter((name) => name.startsWith("practice."))).toEqual([]);
  expect(existsSync(join(practice, "practice.db"))).toBe(true);
  expect((await deskFor(folder).asks("mail")).case).toBe(practised);
});

describe("a key that is wrong or lost", () => {
  test("of what is real: each command names the file and the ways out", async () => {
    const folder = tempFolder();
    const env = await realEnv();
    await beginAndLeave(folder, env);
    const other = { ...env, FRONTDESK_KEY: `${FRONTDESK_KEY.slice(0, -2)}B=` };
    for (const command of ["chat", "cases", "audit"]) {
      const said = sentence(await run(folder, [command], other));
      expect(said).toMatch(/^data\/frontdesk\.db belongs to another FRONTDESK_KEY\./);
      expect(said).not.toContain(other.FRONTDESK_KEY);
      expect(said).toMatch(/Put that key back, or restore a copy .+ keep this aside, and begin anew .+ DATABASE_URL/);
    }
    expect((await run(folder, ["check"], other)).stdout).toMatch(/^wrong {2}Database +data\/frontdesk.db belongs to/m);
    expect(await casesOf(folder, env)).toHaveLength(1);
  });

  test("of practice: nothing real is lost, so its folder can go", async () => {
    const folder = tempFolder();
    await beginAndLeave(folder);
    rmSync(join(folder, "data/practice/practice.key"));
    for (const command of ["chat", "cases", "audit"]) {
      const said = sentence(await run(folder, [command]));
      expect(said).toBe(
        "data/practice/frontdesk.db was sealed with another key than data/practice/practice.key. Put that key back, or delete the folder data/practice: nothing real is in it, and practice begins anew.",
      );
    }
    expect((await run(folder, ["check"])).stdout).toMatch(
      /^wrong {2}Database +data\/practice\/frontdesk.db was sealed/m,
    );
    rmSync(join(folder, "data/practice"), { recursive: true });
    expect((await deskFor(folder).asks()).case).toMatch(/^R-/);
  });

  test("of practice, empty", async () => {
    const folder = tempFolder();
    await beginAndLeave(folder);
    writeFileSync(join(folder, "data/practice/practice.key"), "\n");
    expect(sentence(await run(folder, ["chat"]))).toMatch(/^data\/practice\/practice\.key is empty\./);
  });
});

test("the operator's key may be filled in, changed and taken out while practising", async () => {
  const folder = tempFolder();
  const id = await beginAndLeave(folder);
  for (const env of [{ FRONTDESK_KEY }, { FRONTDESK_KEY: `another ${FRONTDESK_KEY}` }, {}] as Record<string, string>[])
    expect(await casesOf(folder, env)).toEqual([{ case: id, world: "practice" }]);
  expect(statSync(join(folder, "data/practice")).mode & 0o777).toBe(0o700);
});

withPostgres("going real on a PostgreSQL", () => {
  const tables = (schema: string) =>
    `select tablename as name from pg_tables where schemaname = ${schema} order by tablename`;
  const own = "current_schema()";
  const beside = "current_schema() || '_practice'";

  test("practice has a schema of its own, and each world its own cases", async () => {
    const [folder, url] = [tempFolder(), await freshUrl()];
    const practised = await beginAndLeave(folder, { DATABASE_URL: url });
    expect(await execute(url, tables(own))).toEqual([]);
    const env = { ...(await realEnv()), DATABASE_URL: url };
    const begun = await beginAndLeave(folder, env);
    expect(await casesOf(folder, env)).toEqual([{ case: begun, world: "real" }]);
    for (const given of [{}, { FRONTDESK_KEY }])
      expect(await casesOf(folder, { ...given, DATABASE_URL: url })).toEqual([{ case: practised, world: "practice" }]);
    expect(sentence(await run(tempFolder(), ["cases"], { FRONTDESK_KEY, DATABASE_URL: url }))).toMatch(
      /\(schema \w+_practice\) was sealed with another key .+, or drop that schema: nothing real is in it/,
    );
  });

  test("several machines practise together under one FRONTDESK_KEY", async () => {
    const env = { DATABASE_URL: await freshUrl(), FRONTDESK_KEY };
    const id = await beginAndLeave(tempFolder(), env);
    expect(await casesOf(tempFolder(), env)).toEqual([{ case: id, world: "practice" }]);
  });

  test("what an earlier build practised goes on where it is, and the first real start puts it aside", async () => {
    const [folder, url] = [tempFolder(), await freshUrl()];
    const practised = await beginAndLeave(folder, { DATABASE_URL: url });
    asBefore(join(folder, "data"));
    for (const { name } of await execute<{ name: string }>(url, tables(beside))) {
      const [row] = await execute<{ own: string }>(url, "select current_schema() as own");
      await execute(url, `alter table ${row!.own}_practice.${name} set schema ${row!.own}`);
    }
    const again = deskFor(folder, { DATABASE_URL: url });
    expect((await again.asks("mail")).case).toBe(practised);
    const env = { ...(await realEnv()), DATABASE_URL: url };
    expect(sentence(await run(folder, ["chat"], env))).toContain("holds what was practised, and something is at work");
    await again.kill("SIGTERM");
    const [{ own: schema }] = (await execute<{ own: string }>(url, "select current_schema() as own")) as [
      { own: string },
    ];
    await execute(
      url,
      `create schema if not exists ${schema}_practice; create table ${schema}_practice.cases (mine text)`,
    );
    for (const command of ["chat", "cases"])
      expect(sentence(await run(folder, [command], env))).toContain(
        `which has a table cases already. Rename that schema (alter schema ${schema}_practice rename to ${schema}_practice_before),`,
      );
    await execute(url, `alter schema ${schema}_practice rename to ${schema}_before`);
    onTestFinished(async () => void (await execute(url, `drop schema ${schema}_before cascade`)));
    const begun = await beginAndLeave(folder, env);
    expect(await casesOf(folder, env)).toEqual([{ case: begun, world: "real" }]);
    expect(await casesOf(folder, { DATABASE_URL: url })).toEqual([{ case: practised, world: "practice" }]);
    expect(existsSync(join(folder, "data/practice.key"))).toBe(false);
  });
});
