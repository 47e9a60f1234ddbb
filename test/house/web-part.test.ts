import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** The rooms of a platform. What is drawn as a page is not counted, and neither is its style. */
const rooms = ["read", "draw", "show", "act"].map((room) => `adapters/web/${room}`);

test("what the web has of its own beside pages stays below 700 lines", () => {
  const files = rooms.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => `${room}/${file}`),
  );
  const lines = files.map((file) => readFileSync(file, "utf8").split("\n").length - 1);
  expect(files.length).toBeGreaterThan(5);
  expect(lines.reduce((all, each) => all + each, 0)).toBeLessThan(700);
});
