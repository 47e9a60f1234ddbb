import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { stdout, status } = spawnSync("git", ["ls-files"], { cwd: root, encoding: "utf8" });

/** What people and the tools of the trade look for there. */
const usual =
  /^(\.ci|\.editorconfig|\.env\.example|\.git(hub|ignore|attributes)|\.nvmrc|\.vscode|CHANGELOG\.md|CONTRIBUTING\.md|LICENSE|README\.md|SECURITY\.md|adapters|biome\.json|docs|frontdesk\.mjs|knip\.json|package(-lock)?\.json|src|test|tools|tsconfig(\.build)?\.json|vitest\.config\.ts)$/;

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
