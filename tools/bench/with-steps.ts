import type { Flow, Step } from "../../src/conversation/flow.ts";
import { stepsOf } from "../../src/conversation/flow.ts";

/** A copy of a flow with other steps. */
export function withSteps(flow: Flow, steps: readonly Step[]): Flow {
  return { ...flow, ...stepsOf(steps) };
}
