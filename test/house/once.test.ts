import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Files of ours in which this stands. */
function matching(what: RegExp): string[] {
  return ["src", "adapters", "tools"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .map((name) => `${folder}/${name}`)
      .filter((file) => /\.tsx?$/.test(file) && what.test(readFileSync(join(root, file), "utf8"))),
  );
}

test("one file forgets the oldest", () => {
  expect(matching(/\.(keys|values|entries)\(\)\.next\(\)|\[oldest\]/)).toEqual(["src/ledger/recent.ts"]);
});

test("one file counts the slips between two words", () => {
  expect(matching(/[ij] - 1\]!?\[|\[[ij] - 1\] === \w+\[[ij] - 1\]|\[i\] === \w+\[j\]/)).toEqual([
    "src/flows/fields/typos.ts",
  ]);
});
