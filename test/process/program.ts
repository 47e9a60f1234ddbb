import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type BuildOptions, build as bundle } from "rolldown";
import type { TestProject } from "vitest/node";
import { openDoor } from "../door.ts";
import { sharedClock } from "./shared-clock.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Behind it is the file that starts the program. */
    programDoor: string;
  }
}

/**
 * The same program for all tests that start one, in a few files, and the machine code of a first talk with them: a start
 * takes a third of the work, most of which is otherwise finding and compiling 450 files.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const door = await openDoor(build);
  project.provide("programDoor", door.url);
  return door.close;
}

type Options = BuildOptions & { external: string[]; output: object };

async function build() {
  mkdirSync("node_modules/.cache", { recursive: true });
  const folder = mkdtempSync(resolve("node_modules/.cache/program-"));
  chmodSync(folder, 0o755); // other users start it too
  const { default: options } = (await import(resolve("tools/bundle/options.mjs"))) as { default: Options };
  const external = ["pg", ...options.external]; // `tripwire.mjs` watches it from outside
  const { output } = await bundle({ ...options, external, output: { ...options.output, dir: folder } });
  const shared = output.flatMap((file) => (file.type === "chunk" && !file.isEntry ? [file.fileName] : []));
  writeFileSync(join(folder, "shared.json"), JSON.stringify(shared));
  const start = join(folder, "start.js");
  writeFileSync(start, starter);
  talkOnce(start);
  return { at: start, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const starter = `const { existsSync, readFileSync, writeFileSync } = require("node:fs");
const { createRequire, Module, wrap } = require("node:module");
const { dirname, join } = require("node:path");
const { constants, Script } = require("node:vm");
const { _compile } = Module.prototype;
const importModuleDynamically = constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
const scripts = new Map();
Module.prototype._compile = function (content, filename, ...more) {
  if (!filename.startsWith(__dirname)) return _compile.call(this, content, filename, ...more);
  const kept = filename + ".compiled";
  const cachedData = existsSync(kept) ? readFileSync(kept) : undefined;
  const script = new Script(wrap(content.replace(/^#!.*/, "")), { filename, cachedData, importModuleDynamically });
  if (script.cachedDataRejected) throw new Error("What was compiled is another Node's.");
  scripts.set(kept, script);
  script.runInThisContext()(this.exports, createRequire(filename), this, filename, dirname(filename));
};
if (process.env.FIRST_TALK) process.once("exit", keep);
const isSandbox = process.argv[2] === "sandbox";
if (isSandbox) process.argv.splice(2, 1);
require(isSandbox ? "./sandbox.cjs" : "./cli.cjs");

/** Also of what this talk did without, such as a platform's library. */
function keep() {
  for (const name of require("./shared.json")) require(join(__dirname, name));
  for (const [kept, script] of scripts) writeFileSync(kept, script.createCachedData());
}
`;

/** Somebody practises, and says no more. */
function talkOnce(start: string): void {
  const cwd = mkdtempSync(join(tmpdir(), "frontdesk-first-"));
  const { PATH = "", HOME = "" } = process.env;
  const { status, stderr } = spawnSync(process.execPath, [start, "chat", "--json"], {
    cwd,
    env: { PATH, HOME, ...sharedClock(), PORT: "0", FIRST_TALK: "yes" },
    input: "personal\nana@example.com\nHK\n51235550\nAna Example\nInternet\nOnline tools\n",
    encoding: "utf8",
  });
  rmSync(cwd, { recursive: true, force: true });
  if (status !== 0) throw new Error(`The first talk ended with ${status}: ${stderr}`);
}
