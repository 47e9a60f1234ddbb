import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** One guard taken out: what `file` says, and what it says instead. */
export interface Mutation {
  file: string;
  from: string;
  to: string;
}

/** The source with the mutations, compiled from `entry` on into node_modules, where its packages are found. */
export function mutate(mutations: readonly Mutation[], entry: string): { build: string; remove: () => void } {
  mkdirSync("node_modules/.cache", { recursive: true });
  const source = mkdtempSync(join(tmpdir(), "mutant-"));
  const build = mkdtempSync(resolve("node_modules/.cache/mutant-"));
  for (const part of ["src", "adapters", "simulate"]) cpSync(part, join(source, part), { recursive: true });
  for (const { file, from, to } of mutations) {
    const path = join(source, file);
    const text = readFileSync(path, "utf8");
    if (text.split(from).length !== 2) throw new Error(`${file} has this not once: ${from}`);
    writeFileSync(
      path,
      text.replace(from, () => to),
    );
  }
  for (const folder of [source, build]) writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  const tsc = resolve("node_modules/typescript/bin/tsc");
  const options =
    "--ignoreConfig --noCheck --rootDir . --module nodenext --target es2023 --rewriteRelativeImportExtensions";
  execFileSync(process.execPath, [tsc, entry, "--outDir", build, ...options.split(" ")], {
    cwd: source,
    stdio: "inherit",
  });
  return {
    build,
    remove() {
      for (const folder of [source, build]) rmSync(folder, { recursive: true, force: true });
    },
  };
}
