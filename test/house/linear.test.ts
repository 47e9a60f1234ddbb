import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { check } from "recheck";
import { describe, expect, test } from "vitest";
import { type Expression, expressionsIn } from "./expressions.ts";
import { harmIn } from "./harm.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** An expression without an automaton is left to `harmIn`, so the judge's own search for a text that does harm is cut short. */
const searchCutShort = { seedingLimit: 1, incubationLimit: 1, attackLimit: 1, maxInitialGenerationSize: 1 };

/** How the time of an expression grows with the text: by its automaton, and where it has none, by texts made of its own pieces. */
async function growthOf({ source, flags }: Pick<Expression, "source" | "flags">): Promise<string> {
  const judged = await check(source, flags, { timeout: null, maxIteration: 1, randomSeed: 7, ...searchCutShort });
  if (judged.checker === "automaton" && judged.status === "safe") return "linear";
  if (judged.checker === "automaton" && judged.status === "vulnerable") return judged.complexity.summary;
  const harm = harmIn(source, flags);
  return harm === undefined ? "linear" : `steep for ${JSON.stringify(harm)}`;
}

const isEndless = /[*+]|\{\d+,\}/; // without it nothing grows

describe("no text makes an expression take more than its share of time", () => {
  test.each([
    [String.raw`[^\s@]+@`, "2nd degree"],
    [String.raw`"[^"\\]*(?:\\.[^"\\]*)*"`, "2nd degree"],
    [String.raw`\bcode\b(?![\w.-]*@)`, "steep"],
    ["^(?:a+)+$", "exponential"],
  ])("%s is found out", async (source, growth) => {
    expect(await growthOf({ source, flags: "g" })).toContain(growth);
  });

  test("every expression of ours grows as the text does", async () => {
    const files = ["src", "adapters"].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`),
    );
    const all = files
      .filter((file) => /\.tsx?$/.test(file))
      .flatMap((file) => expressionsIn(file, readFileSync(join(root, file), "utf8")));
    expect(all.length).toBeGreaterThan(200);
    const distinct = new Map(all.map((each) => [`/${each.source}/${each.flags}`, each]));
    const endless = [...distinct].filter(([, { source }]) => isEndless.test(source));
    const judged = endless.map(async ([shown, each]) => ({ shown, where: each.where, growth: await growthOf(each) }));
    const steep = (await Promise.all(judged)).filter(({ growth }) => growth !== "linear");
    expect(steep).toEqual([]);
  });
});
