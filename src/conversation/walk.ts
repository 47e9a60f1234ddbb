import type { Flow } from "./flow.ts";
import { isMadeFrom } from "./made-from.ts";
import { isConcerned } from "./same-person.ts";
import type { Answers, Step, StepOf } from "./step.ts";
import type { Case, Decision, Json, Refused, Work } from "./types.ts";

/**
 * Where a case stands: at a question, at an effect that must be promised first, waiting for an effect, or at the end.
 * `from` is what an answer given here would be made from.
 */
export type Position = Passed &
  (
    | { at: "question"; step: Exclude<Step, { kind: "perform" }>; from: Json | undefined }
    | { at: "perform"; step: StepOf<"perform">; from: Json }
    /** Waiting for an effect: it has not ended, or the effect to be promised next waits for it. */
    | { at: "working"; step: StepOf<"perform"> }
    | { at: "end" }
  );

/**
 * What the walk has passed: the answers that count, the effect that runs ahead if there is one, and the number of steps
 * passed.
 */
interface Passed {
  answers: Answers;
  running: StepOf<"perform"> | undefined;
  steps: number;
}

const start: Passed = { answers: {}, running: undefined, steps: 0 };

/**
 * Walks the steps as a build tool walks its targets: an answer counts while what it was made from is unchanged, and the
 * first step without an answer that counts is where the case stands. With `passed` the walk goes on where an earlier
 * one ended, which is right only if no step before that has changed.
 */
export function walk({ stops }: Flow, theCase: Case, passed = start): Position {
  const answers: Answers = { ...passed.answers };
  const { answers: given, facts, from: madeFrom } = theCase;
  const editing = theCase.aside?.kind === "edit" ? theCase.aside.key : undefined;
  let { running } = passed;
  for (let i = passed.steps; i < stops.length; i++) {
    const { key, when, asks, dependsOn, performs } = stops[i]!;
    if (when && !when(answers, facts)) continue;
    const value = given[key];
    if (asks) {
      const from = dependsOn?.(answers, facts);
      const counts = value !== undefined && key !== editing && isMadeFrom(madeFrom?.[key], from);
      if (!counts || (asks.kind === "approve" && isByParty(theCase, value)))
        return { at: "question", step: asks, from, answers, running, steps: i };
      answers[key] = value;
      continue;
    }
    const step = performs!;
    const from = step.input(answers, facts);
    const isResult = value !== undefined && isMadeFrom(madeFrom?.[key], from);
    const work = newestWork(theCase, key, from);
    if (work && work.n > (isResult ? theCase.turns![key]! : 0)) {
      if (!step.ahead) return { at: "working", step, answers, running, steps: i };
      running = step;
      answers[key] = { effect: work.id, at: work.at };
    } else if (isResult) {
      answers[key] = resultOf(theCase, step, value);
    } else if (running) {
      return { at: "working", step: running, answers, running, steps: i };
    } else {
      return { at: "perform", step, from, answers, running, steps: i };
    }
  }
  return { at: "end", answers, running, steps: stops.length };
}

/** Whether whoever approved it has got a part in the case since. Nobody approves what is their own. */
function isByParty(theCase: Case, decision: Json): boolean {
  const { by, as } = decision as Decision;
  return isConcerned(theCase, { id: by, ...(as && { also: as }) });
}

/** A result as later steps see it: that of an effect which runs ahead carries the effect's id. */
export function resultOf(theCase: Case, { key, ahead }: StepOf<"perform">, value: Json): Json {
  return ahead ? { ...(value as object), effect: effectOf(theCase, key)! } : value;
}

/** The id of the effect that gave the result of this step. Undefined while there is no result. */
export function effectOf({ id, turns }: Case, key: string): string | undefined {
  const turn = turns?.[key];
  return turn === undefined ? undefined : effectId(id, turn, key);
}

/**
 * The id of the effect that this turn promises for this step. It is the effect's idempotency key: one case, one turn,
 * one step, one id.
 */
export function effectId(id: string, turn: number, key: string): string {
  return `${id}.${turn}.${key}`;
}

/** The newest run of this step that has not ended and was promised for this very input. */
export function newestWork(theCase: Case, key: string, from: Json): (Work & { id: string }) | undefined {
  let found: (Work & { id: string }) | undefined;
  for (const id in theCase.working) {
    const work = theCase.working[id]!;
    if (work.key === key && work.n > (found?.n ?? 0) && isMadeFrom(work.from, from)) found = { id, ...work };
  }
  return found;
}

/**
 * The refusal that this step met with this very input. While there is one, the step runs again only when a person says
 * so.
 */
export function refusalOf(theCase: Case, key: string, from: Json | undefined): Refused | undefined {
  return theCase.refused?.find((refused) => refused.key === key && isMadeFrom(refused.from, from));
}

/** Whether the step applies to this case. */
export function applies(step: Step, theCase: Case): boolean {
  return !step.when || step.when(theCase.answers, theCase.facts);
}

/**
 * Whether an outcome has frozen the answer to this step, such as the e-mail address of an attempt that nobody is sure
 * about.
 */
export function isFrozen({ facts }: Case, key: string): boolean {
  return Array.isArray(facts.frozen) && facts.frozen.includes(key);
}

/**
 * Whether the call of the last perform may have been sent. From then on no answer changes until it is certain how the
 * call ended.
 */
export function isSealed(theCase: Case): boolean {
  for (const id in theCase.working) {
    const work = theCase.working[id]!;
    // guard: seal of the walk
    if (work.seal && work.stage !== "queued") return true;
  }
  return false;
}
