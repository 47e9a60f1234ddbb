import { spawnSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { tempFolder } from "./desk.ts";

function git(...args: string[]): string {
  return spawnSync("git", args, { encoding: "utf8" }).stdout?.trim() ?? "";
}

/** As `program.ts` puts a program together: `tripwire.mjs` watches pg from outside. */
const bundle = `
import { build } from "rolldown";
import options from "./tools/bundle/options.mjs";
await build({ ...options, external: ["pg", ...options.external] });
`;

/** The commit that became this release. Undefined without git's history. */
export function commitOf(release: string): string | undefined {
  return git("log", "--format=%H", `-S"version": "${release}"`, "--", "package.json").split("\n").at(-1) || undefined;
}

/** The entry of an earlier commit, of 0.7.0 or later, built with the packages of this checkout. */
export function buildOf(commit: string): string {
  const tree = tempFolder();
  git("archive", "--output", join(tree, "tree.tar"), commit);
  spawnSync("tar", ["-xf", "tree.tar"], { cwd: tree });
  symlinkSync(resolve("node_modules"), join(tree, "node_modules"));
  for (const step of [
    [resolve("node_modules/typescript/bin/tsc"), "-p", "adapters/web"],
    ["--input-type=module", "-e", bundle],
  ]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, step, { cwd: tree, encoding: "utf8" });
    if (status !== 0) throw new Error(`${commit} can't be built: ${stdout}${stderr}`);
  }
  return join(tree, "frontdesk.mjs");
}
