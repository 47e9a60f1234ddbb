import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Keyv } from "keyv";
import Libsql from "libsql";
import { describe, expect, test } from "vitest";
import { verifyAudit } from "../../src/ledger/audit.ts";
import { deriveKeys } from "../../src/ledger/sealing.ts";
import { createSqliteLedger } from "../../src/ledger/sqlite/ledger.ts";
import { draftOf, nameDraft } from "../../src/machine/new-file.ts";
import { SqliteStore } from "../../src/vault/sqlite-store.ts";
import { createVault } from "../../src/vault/vault.ts";
import { cleanEnv, deskFor, entry, run, tempFolder } from "./desk.ts";
import { fill, smallDisk } from "./disks.ts";
import { ledgerFile } from "./ledger-file.ts";

const FRONTDESK_KEY = "a key of thirty-two characters or more";
const env = { FRONTDESK_KEY };
const password = "Secret123!";

/** A desk whose talk waits for the code, with the password in its vault. */
async function deskAtCode(folder: string, more: Record<string, string> = {}) {
  const desk = deskFor(folder, { ...env, ...more });
  const answers = {
    type: "company",
    mail: "ana@example.com",
    country: "HK",
    phone: "51200001",
    name: "Ana Example",
    industry: "Internet",
    subindustry: "Online tools",
  };
  for (const [step, answer] of Object.entries(answers)) {
    await desk.asks(step as keyof typeof answers);
    desk.says(answer);
  }
  await desk.asks("review");
  desk.presses("go");
  for (const _ of [1, 2]) {
    await desk.asks("password");
    desk.says(password);
  }
  const { case: id } = await desk.asks("code");
  return { desk, id };
}

const keyFile = (folder: string) => join(folder, "data/practice/practice.key");
const keysIn = (folder: string) => deriveKeys(readFileSync(keyFile(folder), "utf8").trim());

function vaultOf(file: string): { key: string; value: string }[] {
  const db = new Libsql(file, { readonly: true });
  const rows = db.prepare("select key, value from vault").all([]) as { key: string; value: string }[];
  db.close();
  return rows.map(({ key, value }) => ({ key, value }));
}

describe("npm run backup", () => {
  test("holds the cases of a young desk that is talking, which goes on and opens its account", async () => {
    const folder = tempFolder();
    const { desk, id } = await deskAtCode(folder);
    const made = await run(folder, ["backup", "copy.db"], env);
    expect(said(made)).toEqual([]);
    expect(made.stdout).toMatch(
      /^copy\.db holds 1 case, the newest change of \d{4}-\S+Z\.\nAudit: \d+ rows, head [0-9a-f]{64}\.\nKey: [0-9a-f]{12} /,
    );
    expect(made.code).toBe(0);
    expect(statSync(join(folder, "copy.db")).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => /part|copy\.db-/.test(name))).toEqual([]);
    desk.says("246810");
    expect((await desk.until("closed")).state).toBe("done");
    const head = /head (\w+)/.exec(made.stdout)![1];
    const copy = createSqliteLedger({ file: join(folder, "copy.db"), keys: keysIn(folder) });
    expect(await copy.load(id)).toMatchObject({ state: "open", pending: { key: "code" } });
    expect(await verifyAudit(copy.audit())).toMatchObject({ holds: true, head });
    await copy.close();
  });

  test("leaves out passwords, codes and tokens, in every byte, and takes installations and cards along", async () => {
    const folder = tempFolder();
    const { desk, id } = await deskAtCode(folder);
    const live = ledgerFile(folder);
    const store = new SqliteStore(live);
    const vault = createVault({ keyv: new Keyv({ store, throwOnErrors: true }), keys: keysIn(folder) });
    const secret = [
      `${id}/code/9/x`,
      `${id}.9.user/secret`,
      "kept:slack:reveal:U1:R-7K2P",
      "kept:discord:reveal:1:R-7K2P",
      "kept:discord:shard 0 session",
      "kept:slack:new-kind:T1",
    ];
    const memory = [
      "kept:slack:install:T1",
      "kept:slack:card:a",
      "kept:slack:thread:T1:C1:1.2",
      "kept:discord:card:b",
      "kept:discord:thread:1:R-7K2P",
      "kept:discord:case-of:1",
      "kept:discord:reads:1",
      "kept:discord:home:1",
      "kept:discord:judged:1",
      "kept:slack:asked:U1",
    ];
    for (const ref of [...secret, ...memory]) await vault.put(ref, `canary of ${ref}`, 60_000);
    const before = vaultOf(live);
    const typed = before.filter(({ key }) => key.startsWith(`keyv:${id}/password`));
    expect(typed).not.toEqual([]);
    expect((await run(folder, ["backup", "copy.db"], env)).code).toBe(0);
    const bytes = readFileSync(join(folder, "copy.db"));
    const kept = vaultOf(join(folder, "copy.db"));
    expect(kept.map(({ key }) => key).toSorted()).toEqual(memory.map((ref) => `keyv:${ref}`).toSorted());
    for (const { key, value } of before)
      expect([key, bytes.includes(value)]).toEqual([key, kept.some((each) => each.key === key)]);
    await desk.kill();
  });

  test("a name that looks like an address is taken as a name", async () => {
    const folder = tempFolder();
    const { desk } = await deskAtCode(folder);
    mkdirSync(join(folder, "file:odd"));
    expect(await run(folder, ["backup", "file:odd/copy.db"], env)).toMatchObject({ code: 0, stderr: "" });
    expect(readdirSync(join(folder, "file:odd"))).toEqual(["copy.db"]);
    await desk.kill();
  });

  test("a target or a source that can't be used is refused in one sentence each", async () => {
    const folder = tempFolder();
    expect(await run(folder, ["backup", "copy.db"], env)).toMatchObject({
      code: 78,
      stderr: expect.stringContaining("There is no ledger at data/practice/frontdesk.db."),
    });
    const { desk } = await deskAtCode(folder);
    await desk.kill();
    writeFileSync(join(folder, "there.db"), "mine");
    symlinkSync(join(folder, "nowhere"), join(folder, "link.db"));
    mkdirSync(join(folder, "folder"));
    const live = ledgerFile(folder);
    const refused = {
      "there.db": "is there already",
      "link.db": "is there already",
      folder: "is there already",
      [live]: "is there already",
      [`${live}-journal`]: "is a name that the ledger needs",
      "absent/copy.db": "There is no folder absent",
      "there.db/copy.db": "There is no folder there.db",
    };
    for (const [to, words] of Object.entries(refused)) {
      const { code, stderr, stdout } = await run(folder, ["backup", to], env);
      expect([to, code, stdout, said({ stderr }).length]).toEqual([to, 78, "", 1]);
      expect(stderr).toContain(words);
    }
    writeFileSync(keyFile(folder), `${FRONTDESK_KEY}!`);
    const other = await run(folder, ["backup", "copy.db"], env);
    expect([other.code, other.stderr]).toEqual([78, expect.stringContaining("was sealed with another key than")]);
    rmSync(keyFile(folder));
    const none = await run(folder, ["backup", "copy.db"], env);
    expect([none.code, none.stderr]).toEqual([78, expect.stringContaining("practice.key is missing")]);
    const url = { DATABASE_URL: "postgres://127.0.0.1/frontdesk" };
    expect((await run(folder, ["backup", "copy.db"], { ...env, ...url })).stderr).toContain("docs/postgresql.md");
    expect(readFileSync(join(folder, "there.db"), "utf8")).toBe("mine");
    expect(existsSync(join(folder, "copy.db"))).toBe(false);
    expect(readdirSync(folder).filter((name) => name.includes("part"))).toEqual([]);
  });

  test("where there is no room, or no right to write, it says so and leaves nothing behind", async () => {
    const folder = tempFolder();
    const { desk } = await deskAtCode(folder);
    const full = spawnSync(
      "sh",
      ["-c", 'trap "" XFSZ; ulimit -f 8; exec "$@"', "sh", process.execPath, entry, "backup", "copy.db"],
      {
        cwd: folder,
        env: cleanEnv(env),
        encoding: "utf8",
      },
    );
    expect([full.status, said(full)]).toEqual([78, [expect.stringMatching(/^copy\.db can't be written \(\w+\)\. /)]]);
    expect(readdirSync(folder).filter((name) => name.includes("copy"))).toEqual([]);
    if (process.getuid?.() === 0) {
      spawnSync("chmod", ["-R", "a+rwX", folder]);
      mkdirSync(join(folder, "shut"));
      spawnSync("chmod", ["555", join(folder, "shut")]);
      const shut = await run(folder, ["backup", "shut/copy.db"], env, "", 65_534);
      expect([shut.code, said(shut)]).toEqual([
        78,
        [expect.stringContaining("shut/copy.db can't be written (EACCES)")],
      ]);
    }
    await desk.kill();
  });

  test("goes through a linked folder, for its owner alone under any umask, and takes no name that a ledger needs", async () => {
    const folder = tempFolder();
    await run(folder, ["chat", "--json"], env, "personal\n");
    mkdirSync(join(folder, "far"));
    symlinkSync("far", join(folder, "near"));
    symlinkSync("data", join(folder, "also"));
    for (const umask of ["000", "077"]) {
      const script = `umask ${umask}; exec "$0" "$1" backup near/${umask}.db`;
      const made = spawnSync("sh", ["-c", script, process.execPath, entry], {
        cwd: folder,
        env: cleanEnv(env),
        encoding: "utf8",
      });
      expect([made.status, made.stderr]).toEqual([0, made.stderr]);
      expect(statSync(join(folder, "far", `${umask}.db`)).mode & 0o777).toBe(0o600);
    }
    expect(readdirSync(join(folder, "far")).toSorted()).toEqual(["000.db", "077.db"]);
    for (const to of [
      "data/frontdesk.db",
      "also/frontdesk.db-desks",
      "also/practice/frontdesk.db-journal",
      "far/000.db-wal",
    ])
      expect(await run(folder, ["backup", to], env)).toEqual({
        code: 78,
        stdout: "",
        stderr: `${to} is a name that the ledger needs for itself. Name another file.\n`,
      });
    expect((await run(folder, ["backup", "new/"], env)).stderr).toContain('"new/" names no file.');
  });

  test("on a disk that gets full it says so and leaves nothing behind", async ({ skip }) => {
    const disk = smallDisk(1);
    if (!disk) return skip("nothing may be mounted here");
    const folder = tempFolder();
    await run(folder, ["chat", "--json"], env, "personal\n");
    fill(disk);
    const full = await run(folder, ["backup", join(disk, "copy.db")], env);
    expect([full.code, said(full)]).toEqual([78, [expect.stringMatching(/copy\.db can't be written \(\w+\)\. /)]]);
    expect(readdirSync(disk)).toEqual(["ballast"]);
  });

  test("a file that appeared under its name meanwhile stays", () => {
    const file = join(tempFolder(), "copy.db");
    const draft = draftOf(file);
    writeFileSync(file, "mine");
    expect(() => nameDraft(draft, file)).toThrow("EEXIST");
    expect(readFileSync(file, "utf8")).toBe("mine");
  });

  test("a ledger with a broken page or a changed record gives no backup", async () => {
    const folder = tempFolder();
    const { desk } = await deskAtCode(folder);
    await desk.kill("SIGTERM");
    const live = ledgerFile(folder);
    const db = new Libsql(live);
    db.prepare("update audit set actor = 'somebody else' where seq = 3").run([]);
    db.close();
    const changed = await run(folder, ["backup", "copy.db"], env);
    expect([changed.code, changed.stderr]).toEqual([78, expect.stringContaining("broken at row 3")]);
    const whole = readFileSync(live);
    writeFileSync(live, Buffer.concat([whole.subarray(0, 4096), Buffer.alloc(whole.length - 4096, 7)]));
    const broken = await run(folder, ["backup", "copy.db"], env);
    expect([broken.code, said(broken).length]).toEqual([78, 1]);
    expect(readdirSync(folder).filter((name) => name.includes("copy"))).toEqual([]);
  });
});

/** What a command says to whoever runs it, beside what it says of an old Node. */
function said({ stderr }: { stderr: string }): string[] {
  return stderr.split("\n").filter((line) => line !== "" && !line.startsWith("Node 20"));
}
