import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (file: string) => readFileSync(join(root, file), "utf8");
const under = (folder: string, ends: RegExp) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => ends.test(name))
    .map((name) => `${folder}/${name}`);

const pages = [
  ...readdirSync(root).filter((name) => name.endsWith(".md")),
  ...["docs", "src", "adapters", "tools", "test", ".github"].flatMap((folder) => under(folder, /\.md$/)),
];
const others = [
  ".env.example",
  ...[".ci", ".github"].flatMap((folder) => under(folder, /(^|\/)[\w-]+(\.yml)?$/)),
  ...["src", "adapters", "tools", "test"].flatMap((folder) => under(folder, /\.(tsx?|mjs)$/)),
].filter((file) => !/\.github\/\w+$/.test(file));

const there = new Set([...others, ...readdirSync(root)].map((file) => basename(file)));

/** What `docs/add-a-flow.md` makes for its example. */
const isMadeUp = (path: string) => /\bgreetings?\.ts$/.test(path);

/** What a link may name behind the #. */
function anchorsOf(page: string): string[] {
  const headings = read(page).matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

describe("everything that a page names exists", () => {
  test("there are pages, and links in them", () => {
    expect(pages).toEqual(expect.arrayContaining(["README.md", "CONTRIBUTING.md", "docs/slack.md"]));
    expect(pages.flatMap(linksIn).length).toBeGreaterThan(40);
  });

  test.each(pages)("links of %s", (page) => {
    const broken = linksIn(page).filter(({ file, anchor }) => {
      if (!existsSync(join(root, file))) return true;
      return anchor !== undefined && !anchorsOf(file).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  test.each(pages)("paths in %s", (page) => {
    expect(pathsIn(page).filter((path) => !existsSync(join(root, path)) && !isMadeUp(path))).toEqual([]);
  });

  test.each(pages)("files named in %s, whatever their room", (page) => {
    const named = [...read(page).matchAll(/`(?:[\w.-]+\/)*([\w.-]+\.(?:tsx?|mjs|yml))`/g)].map(([, name]) => name!);
    expect(named.filter((name) => !there.has(name) && !isMadeUp(name))).toEqual([]);
  });

  test("pages that are named in code, in settings and in what people read", () => {
    const named = others.flatMap((file) =>
      [...read(file).matchAll(/\b(docs\/[\w/-]+\.md|(?:README|CONTRIBUTING|SECURITY|CHANGELOG)\.md)\b/g)].map(
        ([, path]) => ({ file, path: path! }),
      ),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(({ path }) => !existsSync(join(root, path)))).toEqual([]);
  });

  test("CONTRIBUTING shows every room there is, and none that there is not", () => {
    const [, house = ""] = /^## The house$.*?^```$\n(.*?)^```$/ms.exec(read("CONTRIBUTING.md")) ?? [];
    const shown = [...house.matchAll(/^ {2}(?! )([a-z]+\/(?:, [a-z]+\/)*)/gm)].flatMap(([, names]) =>
      names!.split(", "),
    );
    const rooms = ["src", "adapters"].flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${name}/`));
    expect(shown.toSorted()).toEqual(rooms.toSorted());
  });

  test("commands of npm are scripts of ours", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const commands = [...pages, ...others.filter((file) => file.startsWith("."))].flatMap((file) =>
      [...read(file).matchAll(/\bnpm run (?:-s )?([\w:-]+)/g)].map(([, script]) => ({ file, script: script! })),
    );
    expect(commands.length).toBeGreaterThan(40);
    expect(commands.filter(({ script }) => !(script in scripts))).toEqual([]);
  });
});

function linksIn(page: string): { file: string; anchor?: string }[] {
  const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, to]) => to!);
  return links
    .filter((to) => !/^[a-z]+:/.test(to))
    .map((to) => {
      const [path = "", anchor] = to.split("#");
      const file = path === "" ? page : normalize(join(dirname(page), path));
      return { file, ...(anchor !== undefined && { anchor }) };
    });
}

/** Paths from the root, as text. `{a,b}` stands for several, and what ends in a star or dots for a folder. */
function pathsIn(page: string): string[] {
  const bare = read(page).replace(/\]\([^)\s]+\)/g, "]");
  const found = [...bare.matchAll(/(?<![\w./-])((?:src|test|tools|adapters|docs)\/[\w./{},*…-]*)/g)];
  return found.flatMap(([, path]) => {
    const [, before, choices, after] = /^(.*)\{([\w,-]+)\}(.*)$/.exec(path!) ?? [];
    const all = choices ? choices.split(",").map((choice) => `${before}${choice}${after}`) : [path!];
    return all.map((each) => each.replace(/[*…].*$/, "").replace(/[.,]+$/, ""));
  });
}
