import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const code = new Map(
  ["src", "adapters", "tools", "test"].flatMap(sources).map((file) => [file, readFileSync(join(root, file), "utf8")]),
);
const ours = [...code.keys()].filter((file) => !file.startsWith("test/"));

/** What is started by itself and not imported. */
const entries = [
  "src/app/cli.ts",
  "src/practice/cli.ts",
  "tools/write-apis-page.ts",
  "src/ledger/sqlite/rename-process.ts",
  "tools/bench/run.ts",
  "tools/simulate/run.ts",
  "tools/simulate/mutants.ts",
  "tools/gallery/slack/main.ts",
  "tools/gallery/discord/main.ts",
];

function sources(folder: string): string[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.endsWith(".ts")).map((name) => `${folder}/${name}`);
}

function importsOf(file: string): string[] {
  const paths = [...code.get(file)!.matchAll(/(?:from|import\(?)\s*"(\.[^"]+)"/g)].map(([, to]) => to!);
  return paths.map((to) => relative(root, join(root, dirname(file), to)));
}

test("every file is reached from something that is started", () => {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file) || !code.has(file)) return;
    reached.add(file);
    for (const to of importsOf(file)) visit(to);
  };
  for (const file of [
    ...entries,
    ...[...code.keys()].filter((name) => name.startsWith("test/") || name.startsWith("tools/bench/")),
  ])
    visit(file);
  expect(ours.filter((file) => !reached.has(file))).toEqual([]);
});

test("everything exported is used", () => {
  const unused = ours.flatMap((file) => {
    const names = [
      ...code.get(file)!.matchAll(/^export (?:async )?(?:function|const|class|interface|type) (\w+)/gm),
    ].map(([, name]) => name!);
    return names.filter((name) => !isUsed(name, file)).map((name) => `${file}: ${name}`);
  });
  expect(unused).toEqual([]);
});

function isUsed(name: string, file: string): boolean {
  const word = new RegExp(`\\b${name}\\b`, "g");
  if ((code.get(file)!.match(word)?.length ?? 0) > 1) return true;
  return [...code].some(([other, text]) => other !== file && importsOf(other).includes(file) && word.test(text));
}
