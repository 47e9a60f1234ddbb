import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (file: string) => readFileSync(file, "utf8");
const { version } = JSON.parse(read("package.json")) as { version: string };

/** Each section of the changelog, newest first. */
const sections = read("CHANGELOG.md")
  .split(/^## /m)
  .slice(1)
  .map((section) => {
    const [heading = "", ...lines] = section.split("\n");
    const [, named, day] = /^(\d+\.\d+\.\d+) - (\d{4}-\d{2}-\d{2})$/.exec(heading) ?? [];
    const parts = lines.filter((line) => line.startsWith("### ")).map((line) => line.slice(4));
    return { heading, named, day, parts };
  });
const released = sections.filter(({ heading }) => heading !== "Unreleased");

test("the newest release in the changelog is the version of package.json and of its lock", () => {
  expect(released[0]!.named).toBe(version);
  const lock = JSON.parse(read("package-lock.json")) as { version: string; packages: { "": { version: string } } };
  expect([lock.version, lock.packages[""].version]).toEqual([version, version]);
});

test("each release has a version and a day, newest first, and only Unreleased has none", () => {
  expect(released.filter(({ named }) => named === undefined)).toEqual([]);
  expect(sections.slice(1).map(({ heading }) => heading)).not.toContain("Unreleased");
  const inOrder = released.toSorted(
    (one, other) =>
      other.day!.localeCompare(one.day!) || other.named!.localeCompare(one.named!, "en", { numeric: true }),
  );
  expect(released).toEqual(inOrder);
  expect(new Set(released.map(({ named }) => named)).size).toBe(released.length);
});

test("what an operator must do comes first, and each heading stands once in a release", () => {
  for (const { heading, parts } of sections) {
    expect(parts.indexOf("Before you upgrade"), heading).toBeLessThanOrEqual(0);
    expect(new Set(parts).size, heading).toBe(parts.length);
    expect(parts.filter((part) => !usual.includes(part))).toEqual([]);
  }
});

const usual = ["Before you upgrade", "Added", "Changed", "Removed", "Operators", "Fixed", "Security"];
