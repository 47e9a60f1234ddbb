import { expect, test } from "vitest";
import { lead, type Point, wrongsIn } from "./lane.ts";
import { afterAnswer, atLine, inCall, none, whileCreating } from "./points.ts";
import type { Moment } from "./tencent.ts";

const isLong = process.env.LONG === "1";
const rounds = isLong ? 5 : 1;

const moments: Moment[] = ["asked", "passed", "answered", "heard"];

/** A short run takes every other answer. */
function pointsOf(round: number): Point[] {
  const random = (below: number) => Math.floor(Math.random() * below);
  const answers = Array.from({ length: 16 }, (_, n) => n + 1).filter((n) => isLong || n % 2 === 0);
  return [
    ...answers.map((n) => afterAnswer(n, random(25))),
    atLine(1 + round),
    atLine(11 + round),
    ...moments.map((moment) => inCall("SendVerifyCode", moment, "review")),
    ...moments.map((moment) => inCall("CreateAccount", moment, "code")),
    inCall("QueryCustomersCredit", "answered", "code"),
    ...Array.from({ length: 3 }, () => whileCreating(random(60))),
    inCall("SendVerifyCode", "passed", "review", "tencent"),
    inCall("CreateAccount", "asked", "code", "tencent"),
    inCall("CreateAccount", "passed", "code", "both"),
    inCall("CreateAccount", "answered", "code", "both"),
  ];
}

test("killed at any point: no account twice, no case lost, nothing asked twice, no secret left in the clear", {
  timeout: rounds * 600_000,
}, async () => {
  const points = Array.from({ length: rounds }, (_, round) => pointsOf(round)).flat();
  const lanes = await Promise.all(
    [0, 1].map((n) =>
      lead(
        n,
        points.filter((_, i) => i % 2 === n),
      ),
    ),
  );
  const found = lanes.map(wrongsIn);
  const count = (what: keyof typeof none) => found.reduce((sum, wrongs) => sum + wrongs[what].length, 0);
  console.log(
    `${points.length} kills: ${count("duplicates")} duplicates, ${count("lost")} lost, ` +
      `${count("askedTwice")} asked twice, ${count("leaks")} secrets in the clear`,
  );
  for (const wrongs of found) expect(wrongs).toEqual(none);
  expect(lanes.flatMap(({ books }) => books.accounts)).toHaveLength(points.length + lanes.length);
});
