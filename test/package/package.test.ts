import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { behind } from "../door.ts";
import { cleanEnv, deskFor, type Ended, run, tempFolder, version } from "../process/desk.ts";
import { startFakeSlack } from "../slack/fake/fake-slack.ts";
import { ourScopes } from "../slack/slack-desk.ts";
import { hasPty, sitDownTo } from "../terminal/person.ts";

const installed = await behind(inject("packageDoor"));
const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
};
const bin = "node_modules/.bin/frontdesk";

/** An empty folder with the package installed, and a copy of its own of the package if something will be done to it. */
function place({ own = false } = {}) {
  const folder = tempFolder();
  const modules = join(folder, "node_modules");
  if (own) cpSync(join(installed, "node_modules"), modules, { recursive: true, verbatimSymlinks: true });
  else symlinkSync(join(installed, "node_modules"), modules);
  const types = (args: string[], env: Record<string, string> = {}, input = ""): Promise<Ended> =>
    run(folder, args, env, input, undefined, join(folder, bin));
  return { folder, types, program: join(modules, "frontdesk/dist/program") };
}

const filesIn = (folder: string) => readdirSync(folder, { recursive: true }).map(String).sort();

/** Starts it, and resolves once it says where it listens. */
async function listens(folder: string, args: string[], says: RegExp): Promise<string> {
  const child = spawn(process.execPath, [join(folder, bin), ...args], {
    cwd: folder,
    env: cleanEnv({ PORT: "0" }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let said = "";
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += String(chunk);
      const [, url] = says.exec(said) ?? [];
      if (url) resolve(url);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", () => reject(new Error(`It ended:\n${said}`)));
  });
}

describe("the package, in an empty folder", () => {
  test("talks, keeps its cases there, and writes nothing into the package", async () => {
    const { folder } = place();
    const before = filesIn(join(installed, "node_modules/frontdesk"));
    const desk = deskFor(folder, {}, join(folder, bin));
    expect((await desk.asks("type")).text).toContain("person or for a company");
    desk.says("personal");
    await desk.asks("mail");
    desk.endInput();
    await desk.exit;
    expect(readdirSync(folder).sort()).toEqual(["data", "node_modules"]);
    expect(existsSync(join(folder, "data/practice/frontdesk.db"))).toBe(true);
    expect(filesIn(join(installed, "node_modules/frontdesk"))).toEqual(before);
  });

  test.skipIf(!hasPty)("is set up at a terminal, with the manifest and .env.example of the package", async () => {
    const slack = await startFakeSlack({ scopes: ourScopes });
    onTestFinished(() => slack.close());
    const { folder } = place({ own: true });
    const inPackage = join(folder, "node_modules/frontdesk/.env"); // setup neither reads nor writes it, as a desk does not read it
    writeFileSync(inPackage, "SMS_PER_DAY=7\n");
    const ada = sitDownTo(["setup"], folder, { SLACK_API_URL: slack.apiUrl }, 140, 140, join(folder, bin));
    const [enter, down] = ["\r", "\u001b[B"];
    for (const [question, keys] of [
      ["Where do people talk", `${down}${enter}`],
      ["Practise first", enter],
      ["What is your team", enter],
      ["https://api.slack.com/apps\\?new_app=1&manifest_json=", ""],
      ["Bot token", `${slack.botToken}${enter}`],
      ["App-level token", `${slack.appToken}${enter}`],
      ["Who may open accounts", enter],
      ["Where may they open", enter],
      ["Who else has a part", enter],
      ["Write it", enter],
      ["Start the desk now", `${down}${enter}`],
    ] as const) {
      await ada.sees(question);
      ada.types(keys);
    }
    expect(await ada.exit).toBe(0);
    expect(ada.glass.text()).toMatch(/└ {2}\S*frontdesk start starts the desk/);
    const example = readFileSync(join(installed, "node_modules/frontdesk/.env.example"), "utf8").split("\n");
    const written = readFileSync(join(folder, ".env"), "utf8").split("\n");
    expect(written.filter((line, n) => line !== example[n])).toEqual([
      `SLACK_BOT_TOKEN=${slack.botToken}`,
      `SLACK_APP_TOKEN=${slack.appToken}`,
    ]);
    expect(ada.all()).not.toContain(slack.botToken);
    expect(readFileSync(inPackage, "utf8")).toBe("SMS_PER_DAY=7\n");
  });

  test("practises in the browser, with the scripts of both pages", async () => {
    const { folder } = place();
    const url = await listens(folder, ["start", "--page"], /Practice is open in your browser: (\S+)\/ /);
    const page = await (await fetch(url)).text();
    const scripts = [...page.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, path]) => path!);
    expect(scripts.some((path) => path.endsWith(".js"))).toBe(true);
    for (const path of scripts) expect((await fetch(new URL(path, url))).status, path).toBe(200);
    const customers = await fetch(`${url}/c`);
    expect(customers.status).toBe(200);
    const [, script] = /<script[^>]+src="([^"]+\.js)"/.exec(await customers.text())!;
    expect((await fetch(new URL(script!, url))).status).toBe(200);
  });

  test("starts the practice Tencent alone", async () => {
    const { folder, types } = place();
    expect(await listens(folder, ["sandbox"], /address {5}(http:\S+)/)).toMatch(/^http/);
    const { code, stderr } = await types(["sandbox", "--port", "many"]);
    expect({ code, stderr }).toEqual({ code: 78, stderr: expect.stringContaining(`\n${bin} sandbox [--port`) });
  });

  test("has every command that npm starts in a checkout", async () => {
    const { types } = place();
    const { stdout } = await types(["--help"]);
    const ours = Object.entries(manifest.scripts).filter(([, script]) => script.includes("frontdesk.mjs"));
    const names = ours.map(([, script]) => / frontdesk\.mjs (\w+)/.exec(script)![1]!);
    expect(names).toContain("cases");
    for (const name of names.filter((each) => each !== "sandbox"))
      expect(stdout).toMatch(new RegExp(`^  ${name}\\b`, "m"));
  });

  test("says commands as they are typed there", async () => {
    const { folder, types } = place();
    const { stderr } = await types(["cases"]);
    expect(stderr).toContain(`${bin} start makes an empty one`);
    expect(stderr).toContain(`first: ${bin} restore FILE`);
    mkdirSync(join(folder, "elsewhere"));
    symlinkSync(join(installed, bin), join(folder, "elsewhere/frontdesk"));
    const linked = await run(folder, ["cases"], {}, "", undefined, join(folder, "elsewhere/frontdesk"));
    expect(linked.stderr).toContain(". frontdesk start makes an empty one");
    const byFile = await run(
      folder,
      ["cases"],
      {},
      "",
      undefined,
      join(folder, "node_modules/frontdesk/frontdesk.mjs"),
    );
    expect(byFile.stderr).toContain(". node ./node_modules/frontdesk/frontdesk.mjs start makes");
  });

  test("names the tarball to somebody who gave it to npx", async () => {
    const { folder, types } = place({ own: true });
    const tarball = join(tempFolder(), "frontdesk-1.0.0.tgz");
    writeFileSync(tarball, "");
    writeFileSync(join(folder, "package.json"), JSON.stringify({ _npx: { packages: [tarball] } }));
    expect((await types(["cases"])).stderr).toContain(`. npx ${tarball} start makes an empty one`);
  });

  test("reads the .env of the working folder, and none that lies in the package", async () => {
    const { folder, types } = place({ own: true });
    writeFileSync(join(folder, "node_modules/frontdesk/.env"), "SMS_PER_DAY=many\n");
    const without = await types(["check"]);
    expect(without.stdout).toContain(`there is no .env in ${folder}\n`);
    writeFileSync(join(folder, ".env"), "SMS_PER_DAY=few\n");
    expect((await types(["check"])).stdout).toMatch(/^wrong {2}Settings +SMS_PER_DAY /m);
  });

  test("copies its ledger and reads the copy", async () => {
    const { folder, types } = place();
    const desk = deskFor(folder, {}, join(folder, bin));
    await desk.asks("type");
    desk.says("personal");
    await desk.asks("mail");
    expect((await types(["backup", "copy.db"])).code).toBe(0);
    expect(existsSync(join(folder, "copy.db"))).toBe(true);
    expect((await types(["cases", "--json"])).stdout).toContain('"world":"practice"');
  });
});

describe("a package that lacks a part", () => {
  const slack = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1", SLACK_API_URL: "http://127.0.0.1:9/api/" };

  /** Takes away the file that holds what a platform is loaded from. */
  function without(beginning: string) {
    const there = place({ own: true });
    const [name] = readdirSync(there.program).filter((each) => each.startsWith(`${beginning}-`));
    renameSync(join(there.program, name!), join(there.folder, name!));
    return { ...there, name: name! };
  }

  test.each([
    ["slack", slack],
    ["discord", { DISCORD_TOKEN: "t", DISCORD_API_URL: "http://127.0.0.1:9/api" }],
    ["all", slack],
  ])("is told at the start, and by check: %s", async (beginning, env) => {
    const { types, name } = without(beginning);
    const sentence = `can be loaded (Cannot find module './${name}'). Whoever owns it can mend that: install the package anew\n`;
    const started = await types(["start"], env);
    expect({ code: started.code, stderr: started.stderr.slice(-sentence.length) }).toEqual({
      code: 78,
      stderr: sentence,
    });
    const checked = await types(["check"], env);
    expect(checked.stdout + checked.stderr).toContain(sentence);
    expect(checked.code).toBe(78);
  });

  test("is told in one sentence when its library is gone", async () => {
    const { folder, types } = place({ own: true });
    rmSync(join(folder, "node_modules/libsql"));
    const { code, stderr } = await types(["cases"]);
    expect({ code, stderr }).toEqual({
      code: 78,
      stderr: expect.stringMatching(/^Not all of .+ \(Cannot find module 'libsql'\)\. .+\n$/),
    });
  });
});

describe("what is in the package", () => {
  const folder = join(installed, "node_modules/frontdesk");
  const program = join(folder, "dist/program");
  const modules = readdirSync(program).filter((name) => name.endsWith(".cjs"));
  const code = new Map(modules.map((name) => [name, readFileSync(join(program, name), "utf8")]));

  test("the licence of each library that it holds", () => {
    const importing = '^(import|export|[}]) ?.*from "[@a-z][^" :]*";';
    const { stdout } = spawnSync("git", ["grep", "-hE", importing, "--", "src", "adapters"], { encoding: "utf8" });
    const named = [...stdout.matchAll(/from "((?:@[^/"]+\/)?[^/"]+)/g)].map(([, name]) => name!);
    const held = new Set(named.filter((name) => !(name in manifest.dependencies) && name !== "frontdesk"));
    expect(held).toContain("discord.js");
    const notices = readFileSync(join(program, "THIRD-PARTY.txt"), "utf8");
    const licensed = [...notices.matchAll(/^=+\n(\S+) \S+, .+\n=+\n\n\S/gm)].map(([, name]) => name!);
    expect(licensed).toEqual(expect.arrayContaining([...held]));
    expect(licensed.length).toBeGreaterThan(150); // with the libraries of libraries
  });

  test("no library from outside but those that it installs, or does without", () => {
    const doesWithout = ["pg-native", "bufferutil", "supports-color", "utf-8-validate", "zlib-sync"];
    const { builtinModules } = process.getBuiltinModule("node:module");
    const wanted = [...code.values()].flatMap((text) =>
      [...text.matchAll(/\brequire\("([^".][^"]*)"\)/g)].map(([, name]) => name!),
    );
    const outside = new Set(wanted.filter((name) => !name.startsWith("node:") && !builtinModules.includes(name)));
    expect([...outside].filter((name) => !doesWithout.includes(name))).toEqual(Object.keys(manifest.dependencies));
  });

  test("what a stack trace needs: names of functions, and the lines they stand in", () => {
    const [main] = modules.filter((name) => name.startsWith("main-"));
    const fails = `require("./${main}").runDesk({}, {}).catch(({ stack }) => console.log(stack))`;
    const { stdout } = spawnSync(process.execPath, ["-e", fails], { cwd: program, encoding: "utf8" });
    const [, line] = /\n {4}at (?:async |Object\.)?runDesk \(.+main-.+\.cjs:(\d+):\d+\)/.exec(stdout) ?? [];
    expect(Number(line), stdout).toBeGreaterThan(1_000);
  });

  test("nothing but ASCII in code, so that V8 keeps it in one byte a character", () => {
    expect([...code].filter(([, text]) => /[^\0-\x7f]/.test(text)).map(([name]) => name)).toEqual([]);
  });

  test("no source, no test and no setting of anybody's", () => {
    const strange = filesIn(folder).filter((name) => /(?<!\.d)\.tsx?$|\.map$|(^|\/)\.env$|^test/.test(name));
    expect(strange).toEqual([]);
    expect(JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))).toMatchObject({ version, private: true });
    expect(
      readdirSync(installed)
        .filter((name) => name.endsWith(".tgz"))
        .map((name) => basename(name)),
    ).toEqual([`frontdesk-${version}.tgz`]);
  });
});

test("no page says how to run what is not published", () => {
  const { stdout, status } = spawnSync(
    "git",
    ["grep", "-lE", "npx frontdesk( |`|$)", "--", "*.md", "src", "adapters", "deploy"],
    {
      encoding: "utf8",
    },
  );
  expect({ stdout, status }).toEqual({ stdout: "", status: 1 });
});
