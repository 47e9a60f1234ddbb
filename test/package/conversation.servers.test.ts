import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { behind } from "../door.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));

/** The oldest compiler whose users can build on the conversation. */
const oldest = "5.5.4";

/** A project of somebody else, with the packed tarball in it and nothing of ours besides. */
let project: string;
let bot: string;
let transcript: string;
let kit: string;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), "frontdesk-outside-"));
  const packed = await behind(inject("packageDoor"));
  const tarball = (await readdir(packed)).find((name) => name.endsWith(".tgz"))!;
  await writeFile(join(project, "package.json"), JSON.stringify({ name: "lunch", private: true, type: "module" }));
  const packages = [join(packed, tarball), `typescript@${oldest}`];
  await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", ...packages], { cwd: project });
  await mkdir(join(project, "node_modules/@types"), { recursive: true });
  for (const types of ["@types/node", "undici-types"])
    await symlink(join(root, "node_modules", types), join(project, "node_modules", types));

  const readme = await readFile(join(project, "node_modules/frontdesk/src/conversation/README.md"), "utf8");
  const code = /^```ts\n(.*?)^```$/gms;
  [bot, kit] = [...readme.matchAll(code)].map(([, lines]) => lines!) as [string, string];
  transcript = /^```\n(.*?)^```$/ms.exec(readme.replace(/^```\w+\n.*?^```$/gms, ""))![1]!;
  await writeFile(join(project, "lunch.ts"), bot);
  await cp(join(root, "test/package/outside/types.ts"), join(project, "types.ts"));
  const strict = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
  };
  const compilerOptions = { module: "nodenext", target: "es2022", ...strict, types: ["node"], outDir: "built" };
  await writeFile(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["lunch.ts", "types.ts"] }));
});

afterAll(() => rm(project, { recursive: true, force: true }));

/** What a compiler finds in the project, line by line. */
async function compiled(tsc: string, ...options: string[]): Promise<string[]> {
  const lines = await run(process.execPath, [tsc, "-p", project, ...options]).then(
    () => "",
    ({ stdout }: { stdout: string }) => stdout,
  );
  return lines.split("\n").filter((line) => line !== "");
}

/** Runs what was compiled, with these lines typed into it. */
function played(lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, [join(project, "built/lunch.js")], (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
    child.stdin!.end(lines.map((line) => `${line}\n`).join(""));
  });
}

describe("the conversation in a project of somebody else", () => {
  const own = join(root, "node_modules/typescript/bin/tsc");

  test("compiles the bot of the manual and the types from outside, strictly, with our compiler and the oldest", async () => {
    expect(await compiled(own)).toEqual([]);
    expect(await compiled(join(project, "node_modules/typescript/bin/tsc"))).toEqual([]);
    expect(await compiled(own, "--module", "esnext", "--moduleResolution", "bundler")).toEqual([]);
  });

  test("the bot is forty lines, and says what the manual shows", async () => {
    expect(await compiled(own)).toEqual([]);
    expect(bot.split("\n").filter((line) => line.trim() !== "").length).toBeLessThanOrEqual(40);
    const typed = [...transcript.matchAll(/^> (.*)$/gm)].map(([, line]) => line!);
    expect(typed).toContain("Order it");
    expect(await played(typed)).toBe(transcript);
  });

  test("CommonJS can require it", async () => {
    const code =
      'console.log(typeof require("frontdesk/conversation").flow, typeof require("frontdesk/conversation/testing").checkFlow)';
    const { stdout } = await run(process.execPath, ["--no-warnings", "-e", code], { cwd: project });
    expect(stdout).toBe("function function\n");
  });

  test("nothing of anybody's subject is in it, and nothing but what is exported can be imported", async () => {
    const folder = join(project, "node_modules/frontdesk/dist/engine");
    const files = (await readdir(folder, { recursive: true })).filter((name) => /\.(js|ts)$/.test(name));
    expect(files.length).toBeGreaterThan(50);
    for (const file of files)
      expect(await readFile(join(folder, file), "utf8"), file).not.toMatch(
        /tencent|\buin\b|wechat|frontdesk(?!\/conversation)/i,
      );
    const deep = run(process.execPath, ["-e", 'await import("frontdesk/dist/engine/words.js")'], { cwd: project });
    await expect(deep).rejects.toThrow("ERR_PACKAGE_PATH_NOT_EXPORTED");
  });

  test("the kit plays the bot of the manual by the code of the manual, and finds what is wrong in a wrong one", async () => {
    const quiet = bot.replace(/const draw[\s\S]*/, "");
    const store = `const kept = new Map<string, import("frontdesk/conversation").Case>(), seen = new Set<string>(), owed: import("frontdesk/conversation").Effect[] = [];
const store: import("frontdesk/conversation/testing").Store = {
  load: async (id) => kept.get(id),
  owed: async () => owed,
  commit: async ({ event, expect, case: next, effects }) => {
    if (seen.has(event)) return "seen";
    if ((kept.get(next.id)?.version ?? 0) !== expect) return "lost";
    seen.add(event); kept.set(next.id, next); owed.push(...effects);
    return "kept";
  },
};
const reopen = async () => store;\n`;
    const imports = /^import .*testing";$/m.exec(kit)![0];
    const whole = `${imports}\n${quiet}\n${store}${kit.replace(imports, "")}console.log("kept");`;
    const files = { "kit.ts": whole, "wrong.ts": whole.replace("dependsOn: (a) => a.dish", "dependsOn: () => null") };
    for (const [name, code] of Object.entries(files)) await writeFile(join(project, name), code);
    await writeFile(
      join(project, "tsconfig.kit.json"),
      JSON.stringify({ extends: "./tsconfig.json", files: Object.keys(files) }),
    );
    await run(process.execPath, [own, "-p", join(project, "tsconfig.kit.json")]);
    const { stdout } = await run(process.execPath, [join(project, "built/kit.js")]);
    expect(stdout).toBe("kept\n");
    const wrong = run(process.execPath, [join(project, "built/wrong.js")]);
    await expect(wrong).rejects.toThrow(
      /"check" lets the effect "order" run, which is made from "dish", and does not notice/,
    );
  });
});
