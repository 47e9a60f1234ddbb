import { keep, same, tellWork } from "../case.ts";
import type { Answers, Step, StepOf } from "../step.ts";
import type { Json, Outcome, Text } from "../types.ts";
import { applies, resultOf } from "../walk.ts";
import type { Draft } from "./draft.ts";
import { dropSecret } from "./forget.ts";

export type Answered = Exclude<Step, { kind: "perform" }>;

/** Keeps an answer to a step that may not be the one now open, together with what it is about now. */
export function rememberAside(d: Draft, step: StepOf<"ask">, value: Json): void {
  remember(d, step, value, step.about?.(standing(d, step.key), d.case.facts));
}

/** Keeps an answer together with what it was made from. A detour to edit this field ends here. */
export function remember(d: Draft, step: Answered, value: Json, from: Json | undefined): void {
  const c = d.case;
  if (c.aside?.kind === "edit" && c.aside.key === step.key) c.aside = undefined;
  if (step.kind === "ask" && same(c.answers[step.key], value) && same(c.from?.[step.key], from)) return;
  dropSecret(d, step.key);
  keep(c, step.key, value, from, d.flow.goes.has(step.key) ? c.version : undefined);
  tellWork(c, step.key);
}

/** What is typed as it was kept before, against the same doubt, is no question again. */
export function insisted({ case: c }: Draft, { key }: Step, outcome: Outcome): Outcome {
  const kept = c.answers[key];
  if (outcome.ok || kept === undefined) return outcome;
  const isKept = outcome.offers?.some((offer) => offer.key === "keep-typed" && same(offer.value, kept));
  return isKept ? { ok: true, value: kept } : outcome;
}

/** Answers that count, also those to questions beyond the one now open; `but` leaves one out. */
export function standing({ flow, case: c }: Draft, but?: string): Answers {
  const answers: Answers = {};
  for (const step of flow.steps) {
    const value = c.answers[step.key];
    if (step.when && !step.when(answers, c.facts)) continue;
    if (step.kind === "perform") {
      const running = Object.entries(c.working ?? {}).findLast(([, work]) => work.key === step.key);
      if (running) answers[step.key] = { effect: running[0], at: running[1].at };
      else if (value !== undefined) answers[step.key] = resultOf(c, step, value);
    } else if (step.kind === "ask" && step.key !== but && value !== undefined) {
      if (same(c.from?.[step.key], step.about?.(answers, c.facts))) answers[step.key] = value;
    }
  }
  return answers;
}

/** Takes every empty field that one text fills, in the order of the flow, and says what it took. */
export function takeFound(d: Draft, found: Record<string, Json>, asked?: string): Text[] {
  const notes: Text[] = [];
  for (const step of d.flow.steps) {
    if (step.kind !== "ask" || !Object.hasOwn(found, step.key) || !applies(step, d.case)) continue;
    if (step.key !== asked && step.key in standing(d)) continue;
    rememberAside(d, step, found[step.key]!);
    notes.push(took(step, found[step.key]!));
  }
  return notes;
}

export function took(step: StepOf<"ask">, value: Json): Text {
  return { key: "talk.took", values: { field: step.label, value: step.show(value) } };
}
