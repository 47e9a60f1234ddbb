import { expect, test } from "vitest";
import { judgeStandbys } from "../../src/app/commands/checks/standbys.ts";

test.each<[string, Parameters<typeof judgeStandbys>[0], "fine" | "warn" | "wrong", RegExp]>([
  ["one server", { commit: "on", names: "", connected: [] }, "fine", /there is none/],
  [
    "one that is not asked to wait for its disk",
    { commit: "off", names: "", connected: [] },
    "fine",
    /off there.*on for itself/,
  ],
  [
    "a standby that is behind",
    { commit: "on", names: "", connected: ["b"] },
    "warn",
    /no commit waits for b\..*opened twice.*ANY 1 \(a, b\)/,
  ],
  [
    "one standby",
    { commit: "on", names: "ANY 1 (b)", connected: ["b"] },
    "warn",
    /nothing can be kept while one of those is away/,
  ],
  ["one standby by its name alone", { commit: "on", names: "b", connected: ["b"] }, "warn", /Name one more/],
  ["all of two", { commit: "on", names: "2 (b, c)", connected: ["b", "c"] }, "warn", /Name one more/],
  ["any of two", { commit: "on", names: "ANY 1 (b, c)", connected: ["b", "c"] }, "fine", /connected are b and c$/],
  [
    "any of two while one is away",
    { commit: "remote_apply", names: 'ANY 1 (B, "c")', connected: ["b"] },
    "fine",
    /connected are b$/,
  ],
  [
    "the first of two",
    { commit: "remote_write", names: "b, c", connected: ["c"] },
    "fine",
    /remote_write a standby that dies/,
  ],
  ["whoever comes", { commit: "on", names: "*", connected: ["b", "c"] }, "fine", /wait for \*/],
  ["one of whoever comes", { commit: "on", names: "*", connected: ["b"] }, "warn", /Name one more/],
  [
    "none that is named",
    { commit: "on", names: "ANY 1 (b, c)", connected: ["d"] },
    "wrong",
    /none of those is connected/,
  ],
  [
    "fewer than must answer",
    { commit: "on", names: "FIRST 2 (b, c, d)", connected: ["c"] },
    "wrong",
    /only c is connected/,
  ],
  [
    "a user who waits for none",
    { commit: "local", names: "ANY 1 (b, c)", connected: ["b", "c"] },
    "warn",
    /local for this user/,
  ],
])("what a failover would cost with %s", (_, standbys, is, says) => {
  const finding = judgeStandbys(standbys);
  expect(finding.is).toBe(is);
  expect(finding.says).toMatch(says);
});
