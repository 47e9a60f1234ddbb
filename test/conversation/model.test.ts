import assert from "node:assert/strict";
import fc from "fast-check";
import { test } from "vitest";
import { accounts, errands } from "./games.ts";
import { invariants } from "./invariants.ts";
import { moves } from "./moves.ts";

const numRuns = Number(process.env.FUZZ_RUNS ?? 300);
const played = fc.array(moves, { maxLength: 90, size: "max" });
/** Without a null prototype, which no case has after a restart. */
const plain = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(model, { noNullPrototype: true });

test("whatever people, the world, time and deploys do, the rules hold", () => {
  const opening = fc.record({ facts: plain({ approval: fc.boolean() }), customer: fc.boolean() });
  let finished = 0;
  fc.assert(
    fc.property(opening, played, (how, what) => {
      if (invariants(errands, how, what).state === "done") finished++;
    }),
    { numRuns },
  );
  assert(finished > numRuns / 50, `only ${finished} of ${numRuns} talks came to their end`);
}, 600_000);

test("the rules also hold for opening an account, in either profile and with a password that the bot makes", () => {
  const facts = plain({
    profile: fc.constantFrom("2024", "current"),
    approval: fc.boolean(),
    masks: fc.boolean(),
  });
  /** A create that shows after all, when its password was taken back. */
  const shown: [Parameters<typeof invariants>[1], Parameters<typeof invariants>[2]] = [
    { facts: { profile: "2024", approval: false, masks: false }, customer: false },
    [
      ...["answers", "answers", "answers", "ends well", "answers", "answers", "ends well", "answers"].map((move) =>
        move === "ends well" ? ({ move, which: 0 } as const) : ({ move: "answers" } as const),
      ),
      { move: "progresses", which: 0, stage: "manual" },
      { move: "refuses", which: 0, redo: "password", facts: false },
      { move: "ends well", which: 2 },
    ],
  ];
  let finished = 0;
  fc.assert(
    fc.property(fc.record({ facts, customer: fc.boolean() }), played, (how, what) => {
      if (invariants(accounts, how, what).state === "done") finished++;
    }),
    { numRuns, examples: [shown] },
  );
  assert(finished > numRuns / 100, `only ${finished} of ${numRuns} talks came to an account`);
}, 600_000);
