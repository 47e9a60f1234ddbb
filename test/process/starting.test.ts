import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { cleanEnv, entry, run, tempFolder } from "./desk.ts";
import { closeTo, isRoot, nobody, treeOf } from "./tree.ts";

const nowhere =
  /^There is no terminal here to talk in, and no chat platform\. Set SLACK_BOT_TOKEN or DISCORD_TOKEN .+\n$/;
const real = {
  TENCENTCLOUD_SECRET_ID: "AKID1",
  TENCENTCLOUD_SECRET_KEY: "key",
  TENCENT_PARTNER_URL: "http://127.0.0.1:9",
  FRONTDESK_KEY: "Jx3vT0yQm7Zk9Lw2Rb5Nc8Hd1Fg4Sa6P",
  SMS_COUNTRIES: "*",
};

/** A command that stays; resolves once it says where it listens. */
async function stays(env: Record<string, string>, ...args: string[]): Promise<{ url: string; said: string }> {
  const child = spawn(process.execPath, [entry, ...args], {
    cwd: tempFolder(),
    env: cleanEnv(env),
    stdio: ["ignore", "ignore", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let said = "";
  for await (const chunk of child.stderr) {
    said += String(chunk);
    const [, url] = /Practice is open in your browser: (\S+)\/ /.exec(said) ?? [];
    if (url) return { url, said };
  }
  throw new Error(`It ended:\n${said}`);
}

describe("npm start without a terminal", () => {
  test.each([
    ["nothing said", {}],
    ["answers in a pipe", {}, "personal\n"],
    ["real accounts", real],
  ])("and without a platform is one sentence and 78: %s", async (_, env, input = "") => {
    const folder = tempFolder();
    const { code, stdout, stderr } = await run(folder, ["start"], env, input);
    expect(stderr).toMatch(nowhere);
    expect({ code, stdout }).toEqual({ code: 78, stdout: "" });
  });

  test("practises over HTTP with --page, and stays", async () => {
    const { url } = await stays({ PORT: "0" }, "start", "--page");
    for (const door of ["healthz", "readyz", "practice/phone", "practice/books"])
      expect((await fetch(`${url}/${door}`)).status, door).toBe(200);
  });

  test("--page with settings for real accounts is refused", async () => {
    const { code, stderr } = await run(tempFolder(), ["start", "--page"], real);
    expect(stderr).toBe("--page is for practice, and these settings are for real accounts. Start without it.\n");
    expect(code).toBe(78);
  });
});

describe("while practising, a port that is taken", () => {
  test("means a free one, unless it was asked for", async () => {
    const usual = createServer().on("error", () => {}); // somebody else's will do as well
    usual.listen(3000, "127.0.0.1");
    onTestFinished(() => void usual.close());
    const { url, said } = await stays({}, "start", "--page");
    expect(said).toContain(`Port 3000 is taken, so this practice is at ${url}.\n`);
    expect((await fetch(`${url}/practice/books`)).status).toBe(200);
    const { code, stderr } = await run(tempFolder(), ["start", "--page"], { PORT: "3000" });
    expect(stderr).toBe("Port 3000 is taken. Set PORT to another one, or end what uses it.\n");
    expect(code).toBe(78);
  });
});

describe.runIf(isRoot)("a user who may not write the tree", () => {
  const start = (folder: string, entryFile: string) => {
    chmodSync(folder, 0o777);
    return run(folder, ["check"], {}, "", nobody, entryFile);
  };

  test("hears that the source is newer, also where nothing can build it", async () => {
    const { folder, entry: file } = treeOf({ newer: true, packages: false });
    mkdirSync(join(folder, "node_modules"));
    closeTo(folder);
    const { code, stderr } = await start(tempFolder(), file);
    expect(stderr).toContain("The source is newer than the build, so the build starts as it is: the bundler is not");
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(78); // without its packages
  });

  test("starts the build that is there, and hears that the source is newer", async () => {
    const { folder, entry: file } = treeOf({ newer: true });
    closeTo(folder);
    const { code, stdout, stderr } = await start(tempFolder(), file);
    expect(stderr).toBe(
      `The source is newer than the build, so the build starts as it is: this user can't build in ${folder}/ (EACCES). Whoever owns it can: npm run build\n`,
    );
    expect({ code, stdout }).toEqual({ code: 78, stdout: expect.stringMatching(/^wrong {2}Talk/m) });
  });

  test("is told in one sentence where nothing is built", async () => {
    const { folder, entry: file } = treeOf({ built: false });
    closeTo(folder);
    const { code, stderr } = await start(tempFolder(), file);
    expect(stderr).toBe(
      `Nothing is built here, and this user can't build in ${folder}/ (EACCES). Whoever owns it can: npm run build\n`,
    );
    expect(code).toBe(78);
  });

  test.each([
    [
      "no packages",
      (folder: string) => rmSync(join(folder, "node_modules")),
      /^Frontdesk needs its packages first: npm ci\n$/,
    ],
    [
      "packages of somebody else's",
      (folder: string) => {
        rmSync(join(folder, "node_modules"));
        mkdirSync(join(folder, "node_modules"));
        writeFileSync(join(folder, "node_modules/package.json"), "{}");
        chmodSync(join(folder, "node_modules"), 0o700);
      },
      /^Not all of .+ can be loaded \(.*libsql.*\)\. Whoever owns it can mend that: .+\n$/,
    ],
    [
      "a build of somebody else's",
      (folder: string) => chmodSync(join(folder, "dist"), 0o700),
      /^(Nothing is built|Not all of) .+\n$/,
    ],
    [
      "half a build",
      (folder: string) => {
        const program = join(folder, "dist/program");
        for (const name of readdirSync(program)) if (name.startsWith("check-")) rmSync(join(program, name));
      },
      /^Not all of .+ can be loaded \(Cannot find module .+check-.+\)\. .+\n$/,
    ],
    [
      "a build that breaks off",
      (folder: string) => truncateSync(join(folder, "dist/program/cli.cjs"), 4_000),
      /^Not all of .+ can be loaded \(.+\)\. Whoever owns it can mend that: .+\n$/,
    ],
  ])("is told in one sentence of %s", async (_, spoil, says) => {
    const { folder, entry: file } = treeOf();
    closeTo(folder);
    spoil(folder);
    const { code, stderr } = await start(tempFolder(), file);
    expect(stderr).toMatch(says);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(78);
  });

  test("needs no source beside the build", async () => {
    const { folder, entry: file } = treeOf();
    for (const part of ["src", "adapters"]) rmSync(join(folder, part), { recursive: true });
    closeTo(folder);
    const { stdout, stderr } = await start(tempFolder(), file);
    expect({ stdout, stderr }).toEqual({ stdout: expect.stringMatching(/^wrong {2}Talk/m), stderr: "" });
  });
});
