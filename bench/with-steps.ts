import type { Flow, Step } from "../src/conversation/flow.ts";

/** The flow with other steps, as if it had been built with them. */
export function withSteps(flow: Flow, steps: readonly Step[]): Flow {
  const byKey = new Map(steps.map((step) => [step.key, step]));
  return { ...flow, steps, byKey, seal: steps.findLast((step) => step.kind === "perform") };
}
