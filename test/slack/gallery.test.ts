import { expect, test } from "vitest";
import { linesOf } from "../../tools/gallery/show.ts";
import { draw } from "../../tools/gallery/slack/as-text.ts";
import { moments } from "../../tools/gallery/slack/moments.ts";

test("every moment has a name of its own", () => {
  expect(new Set(moments.map(({ name }) => name)).size).toBe(moments.length);
});

test("every part of a talk is in the gallery", () => {
  const told = new Set(moments.map(({ name }) => name.split("-")[0]));
  expect([...told]).toEqual(
    expect.arrayContaining([
      "agent",
      "customer",
      "wrong",
      "resend",
      "edit",
      "cancel",
      "later",
      "create",
      "review",
      "eight",
      "practice",
      "approval",
      "help",
    ]),
  );
});

test("the gallery prints for people: each moment under its name", () => {
  const lines = linesOf(moments, draw, false);
  for (const { name } of moments) expect(lines).toContain(`━━ ${name}`);
  expect(lines.join("\n")).toContain("[Enter the code] (primary) fd/code R-7K2P.10");
});

test("the gallery prints for Slack: one JSON object a line, with the blocks as they are sent", () => {
  const read = linesOf(moments, draw, true).map((line) => JSON.parse(line));
  expect(read).toEqual(JSON.parse(JSON.stringify(moments)));
});
