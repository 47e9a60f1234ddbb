import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { stdout, status } = spawnSync("git", ["ls-files"], { cwd: root, encoding: "utf8" });

/** What people and the tools of the trade look for there. */
const usual =
  /^(\.ci|\.dockerignore|\.editorconfig|\.env\.example|\.git(hub|ignore|attributes)|\.nvmrc|\.vscode|CHANGELOG\.md|CONTRIBUTING\.md|Dockerfile|LICENSE|README\.md|SECURITY\.md|adapters|biome\.json|deploy|docs|frontdesk\.mjs|knip\.json|package(-lock)?\.json|src|test|tools|tsconfig(\.build)?\.json|vitest\.config\.ts)$/;

test.skipIf(status !== 0)("nothing lies in the root of the tree that does not belong there", () => {
  const there = new Set(
    stdout
      .trim()
      .split("\n")
      .map((path) => path.split("/")[0]!),
  );
  expect(there).toContain("src");
  expect([...there].filter((name) => !usual.test(name))).toEqual([]);
});

test("each decision has a number of its own, and none is left out", () => {
  const names = readdirSync(`${root}docs/adr`).sort();
  expect(names.map((name) => Number.parseInt(name, 10))).toEqual(names.map((_, n) => n + 1));
});

describe("the workflows", () => {
  const folder = `${root}.github/workflows`;
  const workflows = readdirSync(folder).map((name) => ({ name, text: readFileSync(`${folder}/${name}`, "utf8") }));

  test.each(workflows)(
    "$name may read and no more unless a job says so, and takes each action at a version",
    ({ text }) => {
      expect(text).toMatch(/^permissions:\n {2}contents: read\n(?! )/m);
      expect(text).toMatch(/^concurrency:$/m);
      const actions = [...text.matchAll(/uses: (\S+)/g)].map(([, action]) => action!);
      expect(actions.length).toBeGreaterThan(0);
      expect(actions.filter((action) => !/^[\w-]+\/[\w-]+@(v\d+|[0-9a-f]{40})$/.test(action))).toEqual([]);
    },
  );

  test("each script that they start is there", () => {
    const scripts = workflows.flatMap(({ text }) => [...text.matchAll(/bash (\S+)/g)].map(([, script]) => script!));
    expect(scripts).toContain(".ci/run");
    expect(scripts.filter((script) => !existsSync(`${root}${script}`))).toEqual([]);
  });

  test("tests run on the oldest Node that package.json allows, and on the one that builders use", () => {
    const { engines } = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as { engines: { node: string } };
    const [, oldest] = /^>=(\d+)/.exec(engines.node)!;
    const ours = readFileSync(`${root}.nvmrc`, "utf8").trim();
    const [, matrix = ""] = /node: \[(.+)\]/.exec(workflows.map(({ text }) => text).join("\n")) ?? [];
    expect(matrix.split(", ")).toEqual(expect.arrayContaining([oldest, ours]));
  });
});
