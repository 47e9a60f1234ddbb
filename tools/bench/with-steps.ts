import type { Flow, Step } from "../../src/conversation/flow.ts";
import { stepsOf } from "../../src/conversation/flow.ts";

/** The flow with other steps, as if it had been built with them. */
export function withSteps(flow: Flow, steps: readonly Step[]): Flow {
  return { ...flow, ...stepsOf(steps) };
}
