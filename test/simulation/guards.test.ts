import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { guards } from "../../simulate/guards.ts";

const root = join(import.meta.dirname, "../..");

test.each(guards)("the $name stands where its mutant takes it out", ({ without }) => {
  for (const { file, from } of without) {
    expect(readFileSync(join(root, file), "utf8").split(from), `${file}: ${from}`).toHaveLength(2);
  }
});
