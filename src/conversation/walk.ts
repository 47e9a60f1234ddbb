import { same } from "./case.ts";
import type { Flow } from "./flow.ts";
import type { Answers, Step, StepOf } from "./step.ts";
import type { Case, Json, Refused, Work } from "./types.ts";

/** Where a case stands. `from` is what an answer given here would be made from. */
export type Position = Passed &
  (
    | { at: "question"; step: Exclude<Step, { kind: "perform" }>; from: Json | undefined }
    | { at: "perform"; step: StepOf<"perform">; from: Json }
    /** The world has the word: this effect itself runs, or one before it that it waits for. */
    | { at: "working"; step: StepOf<"perform"> }
    | { at: "end" }
  );

/** What lies before: the answers that count, an effect that runs ahead, and how many steps it was. */
interface Passed {
  answers: Answers;
  running: StepOf<"perform"> | undefined;
  steps: number;
}

const start: Passed = { answers: {}, running: undefined, steps: 0 };

/**
 * Walks the steps as a build tool walks its targets: an answer counts while what it was made from
 * is unchanged, and the first step without one is where the case stands. Goes on from where an earlier
 * walk came to, if nothing has changed before there.
 */
export function walk({ stops }: Flow, theCase: Case, passed = start): Position {
  const answers: Answers = { ...passed.answers };
  const { answers: given, facts, from: madeFrom } = theCase;
  const editing = theCase.aside?.kind === "edit" ? theCase.aside.key : undefined;
  let { running } = passed;
  for (let i = passed.steps; i < stops.length; i++) {
    const { key, when, asks, about, performs } = stops[i]!;
    if (when && !when(answers, facts)) continue;
    const value = given[key];
    if (asks) {
      const from = about?.(answers, facts);
      if (value === undefined || key === editing || !same(madeFrom?.[key], from))
        return { at: "question", step: asks, from, answers, running, steps: i };
      answers[key] = value;
      continue;
    }
    const step = performs!;
    const from = step.input(answers, facts);
    const isResult = value !== undefined && same(madeFrom?.[key], from);
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

/** As later steps see it. */
export function resultOf(theCase: Case, { key, ahead }: StepOf<"perform">, value: Json): Json {
  return ahead ? { ...(value as object), effect: effectOf(theCase, key)! } : value;
}

/** The run that a result came from: effects are named by the turn and the step that promise them. */
export function effectOf({ id, turns }: Case, key: string): string | undefined {
  const turn = turns?.[key];
  return turn === undefined ? undefined : effectId(id, turn, key);
}

export function effectId(id: string, turn: number, key: string): string {
  return `${id}.${turn}.${key}`;
}

export function newestWork(theCase: Case, key: string, from: Json): (Work & { id: string }) | undefined {
  let found: (Work & { id: string }) | undefined;
  for (const id in theCase.working) {
    const work = theCase.working[id]!;
    if (work.key === key && work.n > (found?.n ?? 0) && same(work.from, from)) found = { id, ...work };
  }
  return found;
}

/** A person has to decide about this step, unless its input is another one by now. */
export function refusalOf(theCase: Case, key: string, from: Json | undefined): Refused | undefined {
  return theCase.refused?.find((refused) => refused.key === key && same(refused.from, from));
}

/** Whether the step is one of this case's. */
export function applies(step: Step, theCase: Case): boolean {
  return !step.when || step.when(theCase.answers, theCase.facts);
}

/** An outcome may forbid another answer, such as the mail of an attempt that nobody is sure about. */
export function isFrozen({ facts }: Case, key: string): boolean {
  return Array.isArray(facts.frozen) && facts.frozen.includes(key);
}

/** Once the last perform may have reached the world, nothing before it moves. */
export function isSealed(theCase: Case): boolean {
  for (const id in theCase.working) {
    const work = theCase.working[id]!;
    // guard: seal of the walk
    if (work.seal && work.stage !== "queued") return true;
  }
  return false;
}
