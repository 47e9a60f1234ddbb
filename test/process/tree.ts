import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readdirSync, symlinkSync, utimesSync } from "node:fs";
import { join, resolve } from "node:path";
import { tempFolder } from "./desk.ts";

export const nobody = 65_534;
export const isRoot = process.getuid?.() === 0;

/** A checkout of its own, as the one who installed it leaves it: built, with its packages. */
export function treeOf({ packages = true, built = true, newer = false } = {}): { folder: string; entry: string } {
  const above = tempFolder();
  chmodSync(above, 0o755);
  const folder = join(above, "frontdesk");
  mkdirSync(folder);
  const rooms = ["src", "adapters", ...(built ? ["dist"] : [])];
  const files = ["frontdesk.mjs", "package.json", "tsconfig.json", "tsconfig.build.json"];
  cpSync("tools/bundle", join(folder, "tools/bundle"), { recursive: true, preserveTimestamps: true });
  const { status, stderr } = spawnSync("cp", ["-Rp", ...rooms, ...files, folder], { encoding: "utf8" });
  if (status !== 0) throw new Error(`cp ended with ${status}: ${stderr}`);
  if (packages) symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  if (newer) utimesSync(join(folder, "src/app/cli.ts"), new Date(), new Date(Date.now() + 60_000));
  return { folder, entry: join(folder, "frontdesk.mjs") };
}

/** For its owner to write, for everybody to read. */
export function closeTo(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    if (entry.isDirectory()) chmodSync(join(entry.parentPath, entry.name), 0o755);
  chmodSync(folder, 0o755);
}
