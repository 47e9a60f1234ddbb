import { expect, test } from "vitest";
import { readPause } from "../../src/desk/pause-said.ts";

const hour = 3_600_000;

test.each([
  ["texts numbers that cost", { is: "pause", what: "spending", why: "numbers that cost" }],
  ["texts for 2h numbers that cost", { is: "pause", what: "spending", why: "numbers that cost", forMs: 2 * hour }],
  [
    "texts: numbers that cost for 2 hours",
    { is: "pause", what: "spending", why: "numbers that cost", forMs: 2 * hour },
  ],
  [
    "Texts and creates, for 30 min because of the bill",
    { is: "pause", what: "spending", why: "because of the bill", forMs: hour / 2 },
  ],
  ["new requests the desk moves", { is: "pause", what: "requests", why: "the desk moves" }],
  ["everything but look-ups for 3d holidays", { is: "pause", what: "everything", why: "holidays", forMs: 72 * hour }],
  ["all who knows", { is: "pause", what: "everything", why: "who knows" }],
  ["短信 号码有问题", { is: "pause", what: "spending", why: "号码有问题" }],
  ["新申请 for 2 小时 搬家", { is: "pause", what: "requests", why: "搬家", forMs: 2 * hour }],
  ["", { is: "asks" }],
  ["status?", { is: "asks" }],
  ["go on", { is: "go on", kinds: ["requests", "spending", "everything"] }],
  ["Go on with texts", { is: "go on", kinds: ["spending"] }],
  ["继续", { is: "go on", kinds: ["requests", "spending", "everything"] }],
  ["go on foo", { is: "unclear", lacks: "what" }],
  ["foo", { is: "unclear", lacks: "what" }],
  ["textsandmore because", { is: "unclear", lacks: "what" }],
  ["texts", { is: "unclear", lacks: "why" }],
  ["texts for 2h", { is: "unclear", lacks: "why" }],
  ["texts for 2h …", { is: "unclear", lacks: "why" }],
  ["texts until 18:00 numbers", { is: "unclear", lacks: "how long" }],
  ["texts for 2 lightyears numbers", { is: "unclear", lacks: "how long" }],
  ["texts for 31d numbers", { is: "unclear", lacks: "how long" }],
  ["texts for 0h numbers", { is: "unclear", lacks: "how long" }],
  ["texts for 99999999d numbers", { is: "unclear", lacks: "how long" }],
])("%j", (said, is) => {
  expect(readPause(said)).toEqual(is);
});

test("a reason is cut at three hundred signs", () => {
  expect(readPause(`texts ${"why ".repeat(200)}`)).toMatchObject({ why: expect.stringMatching(/^.{300}$/) });
});
