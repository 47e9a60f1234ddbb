import type { Flow } from "./flow.ts";

/** A filled form in which one box that tells two answers is told as two fields. */
export function spreadOut({ steps }: Flow, filled: Record<string, string>): Record<string, string> {
  const told = steps.flatMap((step) => {
    if (step.kind !== "ask" || !step.inOne || Object.hasOwn(filled, step.inOne.with)) return [];
    return Object.hasOwn(filled, step.key) ? [step.inOne.spread(filled[step.key]!)] : [];
  });
  return Object.assign({}, filled, ...told);
}

/**
 * What words tell of this step and of another one, by key, where a form asks for both in one box and the words are an
 * answer to the other one, such as a line of business where the industry is asked.
 */
export function toldInOne({ steps }: Flow, key: string, said: string): Record<string, string> | undefined {
  for (const step of steps) {
    const told = step.kind === "ask" && step.inOne?.with === key ? step.inOne.spread(said) : {};
    if (Object.keys(told).length > 0) return told;
  }
  return undefined;
}
