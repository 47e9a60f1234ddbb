import type { Flow } from "./flow.ts";
import { isMadeFrom } from "./made-from.ts";
import type { Answers, Step, StepOf } from "./step.ts";
import type { Case, Text } from "./types.ts";
import { newestWork } from "./walk.ts";

/** The words of the button that confirms a review. */
export function goLabel(flow: Flow, theCase: Case, step: StepOf<"review">, answers: Answers): Text {
  return typeof step.go === "function" ? step.go(answers, theCase.facts, runsNext(flow, theCase, step)) : step.go;
}

/** Whether a yes to this review lets an effect run for which no result counts yet. */
function runsNext({ performs }: Flow, theCase: Case, { key }: Step): boolean {
  const { answers, facts, from } = theCase;
  const next = performs.find(({ go = [] }) => go.includes(key));
  if (!next) return false;
  const input = next.input(answers, facts);
  const isCounting = answers[next.key] !== undefined && isMadeFrom(from?.[next.key], input);
  return !isCounting && newestWork(theCase, next.key, input) === undefined;
}
