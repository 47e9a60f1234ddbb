import { spawnSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { tempFolder } from "./desk.ts";

function git(...args: string[]): string {
  return spawnSync("git", args, { encoding: "utf8" }).stdout?.trim() ?? "";
}

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
  for (const step of [[resolve("node_modules/typescript/bin/tsc"), "-p", "adapters/web"], ["tools/bundle/run.mjs"]]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, step, { cwd: tree, encoding: "utf8" });
    if (status !== 0) throw new Error(`${commit} can't be built: ${stdout}${stderr}`);
  }
  return join(tree, "frontdesk.mjs");
}
