import assert from "node:assert/strict";
import fc from "fast-check";
import { test } from "vitest";
import { invariants } from "./invariants.ts";
import { moves } from "./moves.ts";

const numRuns = Number(process.env.FUZZ_RUNS ?? 300);

test("whatever people, the world, time and deploys do, the rules hold", () => {
  let finished = 0;
  fc.assert(
    fc.property(
      fc.record({ approval: fc.boolean(), customer: fc.boolean() }),
      fc.array(moves, { maxLength: 90, size: "max" }),
      (opening, played) => {
        if (invariants(opening, played).state === "done") finished++;
      },
    ),
    { numRuns },
  );
  assert(finished > numRuns / 50, `only ${finished} of ${numRuns} talks came to an account`);
}, 300_000);
