import { expect, test } from "vitest";
import { linesOf } from "../../tools/gallery/show.ts";
import { draw } from "../../tools/gallery/slack/as-text.ts";
import { moments } from "../../tools/gallery/slack/moments.ts";

test("every moment has a name of its own", () => {
  expect(new Set(moments.map(({ name }) => name)).size).toBe(moments.length);
});

test("every storyboard is in it", () => {
  const told = new Set(moments.map(({ name }) => name.split("-")[0]));
  expect([...told]).toEqual(
    expect.arrayContaining([
      "s1",
      "s2",
      "w",
      "r",
      "e",
      "c",
      "n",
      "u",
      "review",
      "eight",
      "practice",
      "approval",
      "help",
    ]),
  );
});

test("prints for the eye: each moment under its name", () => {
  const lines = linesOf(moments, draw, false);
  for (const { name } of moments) expect(lines).toContain(`━━ ${name}`);
  expect(lines.join("\n")).toContain("[Enter the code] (primary) fd/code R-7K2P.10");
});

test("prints for Slack: one JSON object a line, with the blocks as they are sent", () => {
  const read = linesOf(moments, draw, true).map((line) => JSON.parse(line));
  expect(read).toEqual(JSON.parse(JSON.stringify(moments)));
});
