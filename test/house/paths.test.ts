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

/** What `docs/add-a-flow.md` and `src/conversation/README.md` make for their examples. */
const isMadeUp = (path: string) => /\b(greetings?|lunch)\.ts$/.test(path) || isOperators.test(path);

/** What an operator makes in `deploy/`, and Git ignores. */
const isOperators = /^deploy\/(desk\.env|\.env|secrets\/[A-Z_]+)$/;

/** What a link may name behind the #. */
function anchorsOf(page: string): string[] {
  const headings = read(page)
    .replace(/^```.*?^```$/gms, "")
    .matchAll(/^#+ (.+)$/gm);
  const seen = new Map<string, number>();
  return [...headings].map(([, heading]) => {
    const anchor = heading!
      .replace(/\]\([^)]*\)/g, "]")
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-");
    const before = seen.get(anchor) ?? 0;
    seen.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  });
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

  test.each(pages)("addresses elsewhere in %s can be followed", (page) => {
    const elsewhere = targetsIn(page).filter((to) => /^[a-z]+:/.test(to));
    const odd = elsewhere.filter((to) => !URL.canParse(to) || !/^(https:|mailto:)/.test(to) || /[.,;]$/.test(to));
    expect(odd).toEqual([]);
  });

  test("pictures are looked for, and each that was taken is shown", () => {
    const shown = pages.flatMap(linksIn).flatMap(({ file }) => (file.endsWith(".webp") ? [file] : []));
    expect(new Set(shown)).toEqual(new Set(under("docs/pictures", /\.webp$/)));
  });

  test("the index of the documentation names every page, and the README each page for a role", () => {
    const linked = (page: string) => linksIn(page).map(({ file }) => file);
    const all = readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md") && name !== "README.md");
    expect(all.filter((name) => !linked("docs/README.md").includes(`docs/${name}`))).toEqual([]);
    const roles = ["agents", "customers", "operators", "developers"].map((role) => `docs/${role}.md`);
    expect(linked("README.md")).toEqual(expect.arrayContaining(["docs/README.md", ...roles]));
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

/** What a page links to, and the pictures in it. */
function targetsIn(page: string): string[] {
  const text = read(page)
    .replace(/^```.*?^```$/gms, "")
    .replace(/`[^`\n]*`/g, "");
  const marks = [...text.matchAll(/\]\(([^)\s]+)\)/g), ...text.matchAll(/\b(?:src|srcset|href)="([^"\s]+)"/g)];
  return marks.map(([, to]) => to!);
}

function linksIn(page: string): { file: string; anchor?: string }[] {
  return targetsIn(page)
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
  const found = [...bare.matchAll(/(?<![\w./-])((?:src|test|tools|adapters|docs|deploy)\/[\w./{},*…-]*)/g)];
  return found.flatMap(([, path]) => {
    const [, before, choices, after] = /^(.*)\{([\w,-]+)\}(.*)$/.exec(path!) ?? [];
    const all = choices ? choices.split(",").map((choice) => `${before}${choice}${after}`) : [path!];
    return all.map((each) => each.replace(/[*…].*$/, "").replace(/[.,]+$/, ""));
  });
}
