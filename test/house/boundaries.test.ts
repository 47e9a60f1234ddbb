import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

interface Import {
  file: string;
  to: string;
}

const files = ["src", "adapters"].flatMap(sources);
const imports = files.flatMap(importsOf);

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `${folder}/${name}`);
}

/** Static, dynamic and type imports; a path is given from the root, a package by its name. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), "utf8");
  const statics = [...text.matchAll(/^(?:import|export)\s+[^"';]*?from\s+"([^"]+)"/gms)];
  const others = [...text.matchAll(/import\(\s*"([^"]+)"\s*\)|^import\s+"([^"]+)"/gm)];
  return [
    ...statics.map(([, to]) => ({ file, to: resolved(file, to!) })),
    ...others.map(([, dynamic, bare]) => ({ file, to: resolved(file, (dynamic ?? bare)!) })),
  ];
}

function resolved(file: string, to: string): string {
  return to.startsWith(".") ? relative(root, join(root, dirname(file), to)) : to;
}

/** Imports of the folder that none of the doors allows. */
function forbidden(folder: string, doors: RegExp): string[] {
  return imports
    .filter(({ file, to }) => file.startsWith(folder) && !to.startsWith(folder) && !doors.test(to))
    .map(({ file, to }) => `${file} -> ${to}`);
}

describe("rooms and doors", () => {
  test("imports are found at all", () => {
    expect(imports.length).toBeGreaterThan(200);
    expect(imports).toContainEqual({ file: "src/desk/desk.ts", to: "src/conversation/turn/advance.ts" });
  });

  test("the conversation knows no platform, clock, randomness or I/O", () => {
    expect(forbidden("src/conversation/", /^$/)).toEqual([]);
    for (const file of files.filter((name) => /^src\/(conversation|flows)\//.test(name))) {
      expect(readFileSync(join(root, file), "utf8"), file).not.toMatch(
        /\bDate\.now\(|new Date\(\)|Math\.random|process\.|await |setTimeout|console\./,
      );
    }
  });

  test("flows use the conversation, words, and pure libraries", () => {
    const pure = /^(src\/(conversation|words)\/|zod$|libphonenumber-js(\/|$)|@zootools\/email-spell-checker$)/;
    const lazily = "src/flows/fields/numbering.ts -> node:module"; // a library as pure as the others, but large
    expect(forbidden("src/flows/", pure)).toEqual([lazily]);
  });

  test("an adapter knows the platform's door, the conversation's types and words", () => {
    const own = /^(src\/desk\/platform\.ts$|src\/conversation\/types\.ts$|src\/words\/|node:|@slack\/|discord\.js$)/;
    expect(forbidden("adapters/", own)).toEqual([]);
  });

  test("no platform knows another, and what they share knows none", () => {
    const shared = /^(adapters\/chat\/|src\/|node:)/;
    expect(forbidden("adapters/slack/", /^(adapters\/chat\/|src\/|node:|@slack\/)/)).toEqual([]);
    expect(forbidden("adapters/discord/", /^(adapters\/chat\/|src\/|node:|discord\.js$)/)).toEqual([]);
    expect(forbidden("adapters/terminal/", shared)).toEqual([]);
    expect(forbidden("adapters/chat/", shared)).toEqual([]);
  });

  test("only the composition root knows the adapters", () => {
    const outside = imports.filter(
      ({ file, to }) =>
        to.startsWith("adapters/") && !file.startsWith("adapters/") && !/^src\/app\/(main|fronts)\.ts$/.test(file),
    );
    expect(outside).toEqual([]);
  });

  test("one file reads the environment", () => {
    const readers = files.filter((file) => /process\.env/.test(readFileSync(join(root, file), "utf8")));
    expect(readers).toEqual(["src/app/settings/source.ts"]);
  });

  test("the practice Tencent shares nothing with the desk but the signature's arithmetic, the way to open a file, and who is on this machine", () => {
    expect(
      forbidden(
        "src/practice/",
        /^(src\/tencent\/(tc3|user-sig)\.ts$|src\/machine\/(from-this-machine|sqlite-file)\.ts$|node:|zod$)/,
      ),
    ).toEqual([]);
  });

  test("Tencent's side knows no case and no ledger", () => {
    expect(forbidden("src/tencent/", /^(src\/words\/|node:|undici$|zod$)/)).toEqual([]);
  });

  test("no files import each other in a circle, types counted: each can be read before those that use it", () => {
    const graph = new Map<string, string[]>();
    const everywhere = ["src", "adapters", "tools"].flatMap(sources).flatMap(importsOf);
    for (const { file, to } of everywhere) graph.set(file, [...(graph.get(file) ?? []), to]);
    expect(cycles(graph)).toEqual([]);
  });
});

function cycles(graph: Map<string, string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: string[]): void => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file].join(" -> "));
    if (path.includes(file) || done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}
