import type { Flow } from "../flow.ts";
import type { StepOf } from "../step.ts";
import type { Case, Json } from "../types.ts";
import { newestWork, refusalOf, walk } from "../walk.ts";
import { promisedAt } from "./forget.ts";

/**
 * The effect that people may ask for again, and the instant from which on they may (ms). Without `from` it waits for a
 * go. Undefined where there is none.
 */
export function nextRun(flow: Flow, c: Case): { step: StepOf<"perform">; input: Json; from?: number } | undefined {
  const step = flow.performs.find(({ againMs }) => againMs !== undefined);
  const position = walk(flow, c);
  if (step && position.at === "perform" && position.step === step) return { step, input: position.from };
  if (!step || !(step.key in position.answers)) return undefined;
  const input = step.input(position.answers, c.facts);
  const last = newestWork(c, step.key, input)?.at ?? promisedAt(c.answers[step.key]) ?? 0;
  return { step, input, from: Math.max(last + step.againMs!, refusalOf(c, step.key, input)?.until ?? 0) };
}
