import { type Flow, type Step, stepsOf } from "../src/conversation/flow.ts";

/** The flow with other steps, as if it had been built with them. */
export function withSteps(flow: Flow, steps: readonly Step[]): Flow {
  return { ...flow, ...stepsOf(steps) };
}
