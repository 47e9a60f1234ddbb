import type { Flow } from "./flow.ts";

/** A filled form in which one box that tells two answers is told as two fields. */
export function spreadOut({ steps }: Flow, filled: Record<string, string>): Record<string, string> {
  const told = steps.flatMap((step) => {
    if (step.kind !== "ask" || !step.inOne || Object.hasOwn(filled, step.inOne.with)) return [];
    return Object.hasOwn(filled, step.key) ? [step.inOne.spread(filled[step.key]!)] : [];
  });
  return Object.assign({}, filled, ...told);
}
