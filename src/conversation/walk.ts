import type { Flow } from "./flow.ts";
import { same } from "./same.ts";
import type { Step, StepOf } from "./step.ts";
import type { Case, Json, Refused, Work } from "./types.ts";

// biome-ignore lint/suspicious/noExplicitAny: steps checked their own answers when the flow was built
export type Answers = Record<string, any>;

/** Where a case stands. `from` is what an answer given here would be made from. */
export type Position = { answers: Answers } & (
  | { at: "question"; step: Exclude<Step, { kind: "perform" }>; from: Json | undefined }
  | { at: "perform"; step: StepOf<"perform">; from: Json }
  /** The world has the word: this effect itself runs, or one before it that it waits for. */
  | { at: "working"; step: StepOf<"perform"> }
  | { at: "end" }
);

let last: { flow: Flow; theCase: Case; position: Position } | undefined;

/** Where a case stands that nobody changes any more. The last one is remembered: its card follows its turn. */
export function positionOf(flow: Flow, theCase: Case): Position {
  if (last?.theCase === theCase && last.flow === flow) return last.position;
  return standsAt(flow, theCase, walk(flow, theCase));
}

export function standsAt(flow: Flow, theCase: Case, position: Position): Position {
  last = { flow, theCase, position };
  return position;
}

/**
 * Walks the steps as a build tool walks its targets: an answer counts while what it was made from
 * is unchanged, and the first step without one is where the case stands.
 */
export function walk(flow: Flow, theCase: Case): Position {
  const answers: Answers = {};
  const editing = theCase.aside?.kind === "edit" ? theCase.aside.key : undefined;
  let running: StepOf<"perform"> | undefined;
  for (const step of flow.steps) {
    if (step.when && !step.when(answers, theCase.facts)) continue;
    const value = theCase.answers[step.key];
    const origin = theCase.origins[step.key];
    if (step.kind !== "perform") {
      const from = step.about?.(answers, theCase.facts);
      if (value === undefined || step.key === editing || !same(origin?.from, from))
        return { at: "question", step, from, answers };
      answers[step.key] = value;
      continue;
    }
    const from = step.input(answers, theCase.facts);
    const result = origin !== undefined && same(origin.from, from) ? origin : undefined;
    const work = newestWork(theCase, step.key, from);
    if (work && work.n > (result?.turn ?? 0)) {
      if (!step.ahead) return { at: "working", step, answers };
      running = step;
      answers[step.key] = { effect: work.id, at: work.at };
    } else if (result) {
      answers[step.key] = value;
    } else if (running) {
      return { at: "working", step: running, answers };
    } else {
      return { at: "perform", step, from, answers };
    }
  }
  return { at: "end", answers };
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
    if (work.seal && work.stage !== "queued") return true;
  }
  return false;
}
