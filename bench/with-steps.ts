import type { Flow, Step } from "../src/conversation/flow.ts";

/** The flow with other steps, as if it had been built with them. Its effects stay. */
export function withSteps(flow: Flow, steps: readonly Step[]): Flow {
  return { ...flow, steps, byKey: new Map(steps.map((step) => [step.key, step])) };
}
