import { existsSync, readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json, whether the source runs or the build. Undefined where the build was taken out of it. */
export const packageFolder = folderAbove(dirname(fileURLToPath(import.meta.url)));

/** Whether npm has put the package among those of somebody else's folder, where nothing of the operator's may lie. */
export const isInstalled = packageFolder?.split(sep).includes("node_modules") ?? false;

/** The version of this build, as package.json names it. */
export const version = packageFolder === undefined ? "unknown" : versionIn(join(packageFolder, "package.json"));

function folderAbove(folder: string): string | undefined {
  if (existsSync(join(folder, "package.json"))) return folder;
  return folder === dirname(folder) ? undefined : folderAbove(dirname(folder));
}

function versionIn(file: string): string {
  const { version: named = "unknown" } = JSON.parse(readFileSync(file, "utf8")) as { version?: string };
  return named;
}

/** The tarball that npx was given, if the package lies where npx keeps what it was given. */
export function tarballOf(folder: string): string | undefined {
  const above = join(folder, "../../package.json");
  if (!existsSync(above)) return undefined;
  const { _npx: npx } = JSON.parse(readFileSync(above, "utf8")) as { _npx?: { packages?: string[] } };
  const [path] = npx?.packages ?? [];
  return path?.endsWith(".tgz") && existsSync(path) ? path : undefined;
}
