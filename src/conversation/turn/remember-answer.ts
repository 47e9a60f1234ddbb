import { keep, same, tellWork } from "../case.ts";
import type { Taken } from "../flow.ts";
import { digested, isMadeFrom } from "../made-from.ts";
import type { Answers, Step, StepOf } from "../step.ts";
import type { Json, Outcome, Refusal, Text } from "../types.ts";
import { applies, resultOf } from "../walk.ts";
import type { Draft } from "./draft.ts";
import { dropSecret } from "./forget.ts";
import type { Note } from "./proceed.ts";

/** A step that a person answers. */
export type Answered = Exclude<Step, { kind: "perform" }>;

/** Keeps an answer to any question of the flow, also one that is not open, with the values that it depends on now. */
export function rememberAside(d: Draft, step: StepOf<"ask">, value: Json): void {
  remember(d, step, value, step.dependsOn?.(standing(d, step.key), d.case.facts));
}

/** Keeps an answer with what it was made from, and ends the editing of this field. */
export function remember(d: Draft, step: Answered, value: Json, from: Json | undefined): void {
  const c = d.case;
  if (c.aside?.kind === "edit" && c.aside.key === step.key) c.aside = undefined;
  if (step.kind === "ask" && same(c.answers[step.key], value) && isMadeFrom(c.from?.[step.key], from)) return;
  dropSecret(d, step.key);
  keep(c, step.key, value, digested(from), d.flow.goes.has(step.key) ? c.version : undefined);
  tellWork(c, step.key);
}

/** Accepts an answer that would be doubted, if the person gave the same answer before in spite of the same doubt. */
export function insisted({ case: c }: Draft, { key }: Step, outcome: Outcome): Outcome {
  const kept = c.answers[key];
  if (outcome.ok || kept === undefined) return outcome;
  const isKept = outcome.offers?.some((offer) => offer.key === "keep-typed" && same(offer.value, kept));
  return isKept ? { ok: true, value: kept } : outcome;
}

/** All answers that count, also to questions after the open one. `but` leaves one step out. */
export function standing({ flow, case: c }: Pick<Draft, "flow" | "case">, but?: string): Answers {
  const answers: Answers = {};
  for (const step of flow.steps) {
    const value = c.answers[step.key];
    if (step.when && !step.when(answers, c.facts)) continue;
    if (step.kind === "perform") {
      const running = Object.entries(c.working ?? {}).findLast(([, work]) => work.key === step.key);
      if (running) answers[step.key] = { effect: running[0], at: running[1].at };
      else if (value !== undefined) answers[step.key] = resultOf(c, step, value);
    } else if (step.kind === "ask" && step.key !== but && value !== undefined) {
      if (isMadeFrom(c.from?.[step.key], step.dependsOn?.(answers, c.facts))) answers[step.key] = value;
    }
  }
  return answers;
}

/**
 * Fills every empty field that one text answers, in the order of the flow. Returns a sentence on each field that was
 * filled, on each that must be asked about all the same, and on what the text tells besides. Why the next question is
 * asked all the same is its note.
 */
export function takeFound(d: Draft, { values, asked = {}, doubts = {}, unused, early }: Taken, open?: string): Found {
  const notes: Text[] = [];
  let note: Note | undefined;
  let isNext = true;
  for (const step of d.flow.steps) {
    if (step.kind !== "ask" || (step.key !== open && step.key in standing(d))) continue;
    const isFound = Object.hasOwn(values, step.key);
    if (!applies(step, d.case) && !(early && isFound)) continue;
    if (isFound) {
      rememberAside(d, step, values[step.key]!);
      notes.push(took(step, values[step.key]!));
      continue;
    }
    const why = asked[step.key] ?? (doubts[step.key] && unread);
    if (isNext && step.key !== open && doubts[step.key]) note = noteOf(step.key, doubts[step.key]!);
    else if (step.key !== open && why) notes.push({ key: "talk.took", values: { field: step.label, value: why } });
    isNext = false;
  }
  if (unused !== undefined) notes.push({ key: "talk.took-not", values: { what: unused } });
  const distinct = notes.filter((one, at) => notes.findIndex((other) => same(asJson(other), asJson(one))) === at); // two steps may share a label
  return { notes: distinct, ...(note && { note }) };
}

/** What stands above the next question after a text was read. */
interface Found {
  notes: Text[];
  note?: Note;
}

function noteOf(key: string, { why, offers }: Refusal): Note {
  return { key, why, ...(offers && { offers }) };
}

const unread: Text = { key: "paste.unread" };

const asJson = (text: Text): Json => text as unknown as Json;

/** The sentence that says which value was taken for a field. */
export function took(step: StepOf<"ask">, value: Json): Text {
  return { key: "talk.took", values: { field: step.label, value: step.show(value) } };
}
