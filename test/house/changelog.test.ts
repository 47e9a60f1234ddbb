import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { worksBeside as onPostgres } from "../../src/ledger/postgres/schema.ts";
import { worksBeside as onSqlite } from "../../src/ledger/sqlite/schema.ts";

/** The form that each release keeps the ledger in, `worksBeside`; one that is not named keeps that of the release before. */
const forms: Record<string, number> = { "0.1.0": 3, "0.2.0": 5, "0.9.0": 13 };

const first = "Before you upgrade";
const usual = [first, "Added", "Changed", "Removed", "Operators", "Fixed", "Security"];

const read = (file: string) => readFileSync(file, "utf8");
const { version } = JSON.parse(read("package.json")) as { version: string };

/** Each section of the changelog, newest first. */
const sections = read("CHANGELOG.md")
  .split(/^## /m)
  .slice(1)
  .map((section) => {
    const [heading, ...parts] = section.split(/^### /m).map((part) => part.trim());
    const [, named = heading!, day] = /^(\d+\.\d+\.\d+) - (\d{4}-\d{2}-\d{2})$/.exec(heading!) ?? [];
    const before = parts.find((part) => part.startsWith(first)) ?? "";
    return { named, day, before, parts: parts.map((part) => part.split("\n")[0]!) };
  });
const released = sections.filter(({ named }) => named !== "Unreleased");

test("the newest release in the changelog is the version of package.json and of its lock", () => {
  expect(released[0]!.named).toBe(version);
  const lock = JSON.parse(read("package-lock.json")) as { version: string; packages: { "": { version: string } } };
  expect([lock.version, lock.packages[""].version]).toEqual([version, version]);
});

test("each release has a version and a day, newest first, and only what comes next has none", () => {
  expect(sections.slice(sections.length - released.length)).toEqual(released);
  expect(released.filter(({ day }) => day === undefined)).toEqual([]);
  const newestFirst = released.toSorted(
    (one, other) => other.day!.localeCompare(one.day!) || other.named.localeCompare(one.named, "en", { numeric: true }),
  );
  expect(released).toEqual(newestFirst);
  expect(new Set(released.map(({ named }) => named)).size).toBe(released.length);
});

test("what to do before an upgrade comes first, and each heading stands once in a release", () => {
  for (const { named, parts } of sections) {
    expect(parts.indexOf(first), named).toBeLessThanOrEqual(0);
    expect(new Set(parts).size, named).toBe(parts.length);
    expect(parts.filter((part) => !usual.includes(part))).toEqual([]);
  }
});

test("a release that keeps the ledger in another form says first that all desks must stop", () => {
  const kept = sections.map((_, n) => sections.slice(n).flatMap(({ named }) => forms[named] ?? [])[0]);
  expect([onSqlite, onPostgres]).toEqual([kept[0], kept[0]]);
  const changed = sections.filter((_, n) => n + 1 < sections.length && kept[n] !== kept[n + 1]);
  for (const { named, before } of changed) expect(before, named).toMatch(/^- Stop all desks/m);
});
