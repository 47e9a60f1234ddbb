import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { TestProject } from "vitest/node";
import { openDoor } from "../door.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Behind it is a folder with the tarball of `npm pack`, installed. */
    packageDoor: string;
  }
}

/**
 * The package as somebody has it who installed its tarball in an empty folder. It holds the build that is there. The
 * one library that a package brings along is this checkout's, because a test asks no registry.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const door = await openDoor(async () => install());
  project.provide("packageDoor", door.url);
  return door.close;
}

function install() {
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-package-"));
  chmodSync(folder, 0o755); // other users start it too
  execFileSync("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder]);
  const [tarball] = readdirSync(folder);
  const modules = join(folder, "node_modules");
  mkdirSync(join(modules, ".bin"), { recursive: true });
  execFileSync("tar", ["-xzf", join(folder, tarball!), "-C", modules]);
  renameSync(join(modules, "package"), join(modules, "frontdesk"));
  const program = join(modules, "frontdesk/frontdesk.mjs");
  chmodSync(program, 0o755);
  symlinkSync("../frontdesk/frontdesk.mjs", join(modules, ".bin/frontdesk"));
  for (const library of ["libsql", "@libsql", "@neon-rs", "detect-libc"])
    symlinkSync(resolve("node_modules", library), join(modules, library));
  return { at: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
