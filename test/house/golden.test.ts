import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { moments as onDiscord } from "../../tools/gallery/discord/moments.ts";
import { moments as onSlack } from "../../tools/gallery/slack/moments.ts";
import { allKinds } from "../platform/button-states.ts";
import { goldenOf, talkNames } from "../platform/talks/all.ts";

const tests = fileURLToPath(new URL("..", import.meta.url));
const all = readdirSync(tests, { recursive: true, encoding: "utf8" });

/** Golden files that a test names in so many words. */
const named = all
  .filter((file) => file.endsWith(".test.ts"))
  .flatMap((file) => {
    const paths = readFileSync(join(tests, file), "utf8").matchAll(/"((?:\.\.\/platform\/)?golden\/[\w/-]+\.txt)"/g);
    return [...paths].map(([, path]) => join(dirname(file), path!));
  });

const read = [
  ...named,
  ...onSlack.map(({ name }) => `slack/golden/moments/${name}.txt`),
  ...onDiscord.map(({ name }) => `discord/golden/moments/${name}.txt`),
  ...Object.keys(allKinds).map((kind) => `platform/golden/buttons-${kind}.txt`),
  ...talkNames.map((name) => `platform/golden/${goldenOf(name)}`),
];

test("every golden file is read by a test, and no stranger stands beside them", () => {
  const there = all.filter((file) => /(^|\/)golden\/.*\.\w+$/.test(file));
  expect(there.sort()).toEqual([...new Set(read)].sort());
});
