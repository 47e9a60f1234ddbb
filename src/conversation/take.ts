import type { Draft } from "./draft.ts";
import type { Step, StepOf } from "./flow.ts";
import { same } from "./same.ts";
import type { Json, Text } from "./types.ts";
import { type Answers, allAnswers } from "./walk.ts";

/** Keeps an answer together with what it is about now. A detour to edit this field ends here. */
export function remember(d: Draft, step: Step, value: Json): void {
  const c = d.case;
  if (c.aside?.kind === "edit" && c.aside.key === step.key) delete c.aside;
  const from = aboutOf(d, step);
  c.memo[step.key] = { value, ...(from !== undefined && { from }), asked: c.version };
}

/** Nothing said yet, or what was said no longer counts. */
export function isEmpty(d: Draft, key: string): boolean {
  const step = d.flow.byKey.get(key);
  if (step?.kind !== "ask") return false;
  const memo = d.case.memo[key];
  return memo === undefined || !same(memo.from, aboutOf(d, step));
}

/** Takes every field that one text fills, in the order of the flow, and says what it took. */
export function takeFound(d: Draft, found: Record<string, Json>, asked?: string): Text[] {
  const notes: Text[] = [];
  for (const step of d.flow.steps) {
    if (step.kind !== "ask" || !Object.hasOwn(found, step.key)) continue;
    if (step.key !== asked && !isEmpty(d, step.key)) continue;
    const answers = allAnswers(d.case);
    remember(d, step, found[step.key]!);
    notes.push(took(step, found[step.key]!, answers));
  }
  return notes;
}

export function takeAll(d: Draft, text: string): Text[] {
  return takeFound(d, d.flow.takes(text, {}));
}

export function took(step: StepOf<"ask">, value: Json, answers: Answers): Text {
  return { key: "talk.took", values: { field: step.label, value: step.show(value, answers) } };
}

function aboutOf(d: Draft, step: Step): Json | undefined {
  if (step.kind === "perform" || !step.about) return undefined;
  const c = d.case;
  if (c.pending?.key === step.key) return c.pending.from;
  return step.about(allAnswers(c), c.facts);
}
