import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import { startDesk, tempFolder } from "./desk.ts";
import { converse, newTalk } from "./talk.ts";
import { startTencent } from "./tencent.ts";

/** As much of it as is needed here; it came with vitest. */
interface Bundler {
  rolldown(input: object): Promise<{ write(output: object): Promise<unknown> }>;
}

/** What `tripwire.mjs` watches from outside, and the platforms' own, which no desk in the terminal loads. */
const outside = ["libsql", "pg", "@slack/bolt", "discord.js"];

/**
 * The same program, what a start loads in one file and its machine code kept from a first talk: a start takes a third of
 * the work, most of which is otherwise finding and compiling 700 files. Returns the entry, there until the test is over.
 */
export async function buildOneFile(): Promise<string> {
  mkdirSync("node_modules/.cache", { recursive: true });
  const folder = mkdtempSync(resolve("node_modules/.cache/one-file-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { rolldown } = (await import(createRequire(import.meta.url).resolve("rolldown"))) as Bundler;
  const bundle = await rolldown({ input: resolve("dist/src/cli.js"), platform: "node", external: outside });
  await bundle.write({ dir: folder, format: "cjs", entryFileNames: "cli.cjs", chunkFileNames: "[name].cjs" });
  const start = join(folder, "start.cjs");
  writeFileSync(start, starter);
  await talkOnce(start);
  return start;
}

const starter = `const { existsSync, readFileSync, writeFileSync } = require("node:fs");
const { createRequire, Module, wrap } = require("node:module");
const { constants, Script } = require("node:vm");
const [filename, kept] = [__dirname + "/cli.cjs", __dirname + "/compiled"];
const cachedData = existsSync(kept) ? readFileSync(kept) : undefined;
const importModuleDynamically = constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
const script = new Script(wrap(readFileSync(filename, "utf8")), { filename, cachedData, importModuleDynamically });
if (script.cachedDataRejected) throw new Error("What was compiled is another Node's.");
if (!cachedData) process.once("exit", () => writeFileSync(kept, script.createCachedData()));
const cli = new Module(filename, module);
require.cache[filename] = cli; // what is loaded later asks for it, and must not begin another
script.runInThisContext()(cli.exports, createRequire(filename), cli, filename, __dirname);
`;

async function talkOnce(start: string): Promise<void> {
  const tencent = await startTencent(tempFolder());
  const env = { ...tencent.env, FRONTDESK_KEY: "the key of the first talk, long enough", SMS_COUNTRIES: "*" };
  const desk = startDesk(tempFolder(), env, start);
  const customer = { mail: "ana@example.com", phone: "51235550", name: "Ana Example", password: "Kept7secret0!" };
  try {
    await converse(desk, newTalk(customer, {}), tencent);
  } finally {
    await desk.kill("SIGTERM");
    await tencent.close();
  }
}
