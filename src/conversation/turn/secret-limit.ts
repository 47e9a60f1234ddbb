import { authorityOf } from "../case.ts";
import type { Flow } from "../flow.ts";
import type { StepOf } from "../step.ts";
import type { Case, Text, Work } from "../types.ts";
import type { Draft } from "./draft.ts";
import { forget, refuse } from "./forget.ts";

/** How often this secret was refused for the subject it has now, such as one phone number. */
export function missesOf(step: StepOf<"secret">, theCase: Case): number {
  return theCase.misses?.[missKey(step, theCase)] ?? 0;
}

/** Whether this refusal counts as a wrong secret. One that came before anything was sent does not. */
export function countsMiss({ flow, case: c }: Draft, redo: string, work: Work): boolean {
  const step = flow.byKey.get(redo);
  const perform = flow.byKey.get(work.key);
  if (perform?.kind === "perform" && perform.repeat === "once" && work.stage === "queued") return false;
  return step?.kind === "secret" && step.limit !== undefined && c.answers[redo] !== undefined;
}

/**
 * Counts a wrong secret against its subject, and tells whether the limit is reached. Then the step that the secret came
 * from must be done again, after a pause.
 */
export function reachesLimit(d: Draft, redo: string): boolean {
  const c = d.case;
  const step = d.flow.byKey.get(redo) as StepOf<"secret">;
  const { tries, then, lockMs, why } = step.limit!;
  const subject = missKey(step, c);
  const { [subject]: before = 0, ...others } = c.misses ?? {};
  c.misses = others;
  if (before + 1 < tries) {
    c.misses[subject] = before + 1;
    return false;
  }
  const from = c.from?.[then];
  forget(d, redo);
  forget(d, then);
  if (from !== undefined) refuse(d, { key: then, from, why, until: d.now + lockMs });
  return true;
}

/**
 * Why a refused secret may be of an earlier time: the step that it comes from was done again after its first go.
 * Undefined when it was done once, so that the secret can only be wrong.
 */
export function replacedBy({ flow, case: c }: Draft, redo: string): Text | undefined {
  const { limit } = flow.byKey.get(redo) as StepOf<"secret">;
  const source = flow.performs.find(({ key }) => key === limit!.then);
  const isAgain = source !== undefined && (c.spent?.[source.effect] ?? 0) > authorityOf(c, source.go ?? []); // a go of its own
  return isAgain ? limit!.replaced : undefined;
}

/** What whoever typed the secret reads once the limit is reached, while somebody else is asked to go on. */
export function limitTold({ steps }: Flow, { pending }: Case): Text[] {
  const why = pending?.why;
  const isLimit = steps.some((step) => step.kind === "secret" && step.limit?.why.key === why?.key);
  return why && isLimit ? [why] : [];
}

function missKey(step: StepOf<"secret">, theCase: Case): string {
  return `${step.key} ${step.limit!.of(theCase.answers)}`;
}
