import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createLog } from "../../src/machine/log.ts";
import { cleanEnv, entry, tempFolder } from "./desk.ts";

/** A command that stays, as a shell with this umask starts it. Resolves once it has written something. */
async function startUnder(umask: string, folder: string, args: string[], env: Record<string, string> = {}) {
  const script = `umask ${umask}; exec "$0" "$@"`;
  const child = spawn("sh", ["-c", script, process.execPath, entry, ...args], {
    cwd: folder,
    env: cleanEnv({ PORT: "0", ...env }),
  });
  const end = once(child, "close");
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await end;
  });
  await Promise.race([once(child.stdout, "data"), end]);
  return {
    async stop() {
      child.kill("SIGTERM");
      await end;
    },
  };
}

/** Settings with which a desk keeps its ledger where it is said. */
const real = {
  TENCENTCLOUD_SECRET_ID: "AKID1",
  TENCENTCLOUD_SECRET_KEY: "k",
  TENCENT_PARTNER_URL: "http://127.0.0.1:9",
  SMS_COUNTRIES: "*",
  FRONTDESK_KEY: "a key of thirty-two characters or more",
};

/** What others may do with anything in the folder. */
function openIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const open = names.filter((name) => (statSync(join(folder, name)).mode & 0o077) !== 0);
  return open.map((name) => `${name} ${(statSync(join(folder, name)).mode & 0o777).toString(8)}`);
}

test.each(["022", "000", "007"])("under umask %s nobody else may read what a desk makes", async (umask) => {
  const folder = tempFolder();
  await startUnder(umask, folder, ["chat", "--json"]);
  expect(readdirSync(folder).length).toBeGreaterThan(0);
  expect(openIn(folder)).toEqual([]);
});

test.each(["022", "000"])("under umask %s nobody else may read the practice Tencent's own books", async (umask) => {
  const folder = tempFolder();
  await startUnder(umask, folder, ["sandbox", "--json", "--file", "books/of/mine.db"]);
  expect(readdirSync(join(folder, "books/of"))).toContain("mine.db");
  expect(openIn(folder)).toEqual([]);
});

test.each(["file:desk.db", "file:desk.db?mode=memory"])(
  "a name that looks like an address, %s, is a name",
  async (name) => {
    const folder = tempFolder();
    await startUnder("000", folder, ["chat", "--json"], { ...real, DATABASE_URL: `sqlite:${name}` });
    expect(statSync(join(folder, name)).size).toBeGreaterThan(0);
    expect(openIn(folder)).toEqual([]);
  },
);

test("a name that leads elsewhere, where nothing is yet, is made there and closed as well", async () => {
  const [folder, elsewhere] = [tempFolder(), tempFolder()];
  symlinkSync(join(elsewhere, "not/yet/real.db"), join(folder, "linked.db"));
  await startUnder("000", folder, ["chat", "--json"], { ...real, DATABASE_URL: "sqlite:linked.db" });
  expect(readdirSync(join(elsewhere, "not/yet"))).toContain("real.db");
  expect(openIn(elsewhere)).toEqual([]);
});

test("what an earlier build left open is closed at the start", async () => {
  const folder = tempFolder();
  const first = await startUnder("022", folder, ["chat", "--json"]);
  await first.stop();
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
  for (const path of names) chmodSync(path, statSync(path).isDirectory() ? 0o755 : 0o644);
  await startUnder("022", folder, ["chat", "--json"]);
  expect(openIn(folder)).toEqual([]);
});

test("a folder in which others keep something stays as it is, and so does theirs", async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, "shared"));
  chmodSync(join(folder, "shared"), 0o755);
  writeFileSync(join(folder, "shared", "notes.txt"), "");
  chmodSync(join(folder, "shared", "notes.txt"), 0o644);
  await startUnder("022", folder, ["chat", "--json"], { DATABASE_URL: "sqlite:shared/frontdesk.db" });
  expect(openIn(folder).sort()).toEqual(["shared 755", "shared/notes.txt 644"]);
});

test("so is the log that a terminal has beside its database", () => {
  const file = join(tempFolder(), "logs", "frontdesk.log");
  const before = process.umask(0);
  onTestFinished(() => void process.umask(before));
  createLog("info", { file }).info("a line");
  expect([file, dirname(file)].map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o700]);
  chmodSync(file, 0o644);
  createLog("info", { file }).info("another");
  expect(statSync(file).mode & 0o777).toBe(0o600);
});
