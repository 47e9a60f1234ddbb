import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Edit } from "./guards.ts";

const folders = ["src", "adapters", "tools"];

/** For each marker of a line `// guard: <marker>` under `root`, the files that have it. */
export function markersIn(root: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const file of folders.flatMap((folder) => sources(join(root, folder)))) {
    for (const [, marker] of readFileSync(file, "utf8").matchAll(/^ *\/\/ guard: (.+)$/gm))
      found.set(marker!, [...(found.get(marker!) ?? []), file]);
  }
  return found;
}

function sources(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.endsWith(".ts")).map((name) => join(folder, name));
}

/**
 * A source text without a guard. The guard is the line under the marker with the lines that belong to it: those that
 * are indented more, and the closing brackets.
 */
export function without(text: string, { marker, from, to }: Edit): string {
  const lines = text.split("\n");
  const markedAt = lines.findIndex((line) => line.trim() === `// guard: ${marker}`);
  if (markedAt < 0) throw new Error(`There is no guard: ${marker}`);
  const indent = lines[markedAt]!.indexOf("/");
  const begins = lines.findIndex((line, n) => n > markedAt && !line.trim().startsWith("// guard: "));
  const belongs = (line: string) => line.trim() === "" || line.search(/\S/) > indent || /^ *[)\]}`]/.test(line);
  const next = lines.findIndex((line, n) => n > begins && !belongs(line));
  const ends = next < 0 ? lines.length : next;
  const place = lines.slice(begins, ends).join("\n");
  if (place.split(from).length !== 2) throw new Error(`The guard ${marker} has this not once: ${from}`);
  const changed = place.replace(from, () => to);
  return [...lines.slice(0, begins), changed, ...lines.slice(ends)].join("\n");
}

/** The source without a guard, compiled from `entry` on into node_modules, where its packages are found. */
export function mutate(edits: readonly Edit[], entry: string): { build: string; remove: () => void } {
  mkdirSync("node_modules/.cache", { recursive: true });
  const source = mkdtempSync(join(tmpdir(), "mutant-"));
  const build = mkdtempSync(resolve("node_modules/.cache/mutant-"));
  for (const folder of folders) cpSync(folder, join(source, folder), { recursive: true });
  const markers = markersIn(source);
  for (const edit of edits) {
    const [file] = markers.get(edit.marker) ?? [];
    if (!file) throw new Error(`No file has the guard: ${edit.marker}`);
    writeFileSync(file, without(readFileSync(file, "utf8"), edit));
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
