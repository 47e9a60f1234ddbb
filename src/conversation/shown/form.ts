import { answererOf, questionId } from "../case.ts";
import type { Flow } from "../flow.ts";
import { spreadOut } from "../spread-out.ts";
import type { Answers, Group, StepOf } from "../step.ts";
import { waitsForAnother } from "../turn/leave.ts";
import type { Case, Choice, Text } from "../types.ts";
import { applies, isFrozen } from "../walk.ts";
import { mayGiveLink } from "./link.ts";

/**
 * What one form can ask a person now: the fields that are theirs, in the order of the flow, with the answers given so
 * far filled in.
 */
export interface Form {
  caseId: string;
  /** The id that the filled form must carry, so that it answers only the question that is open now. */
  question: string;
  title: Text;
  /** The key of the open question's field. Absent when the open question is none of these fields. */
  asks?: string;
  fields: FormField[];
  /** The person may have a link made for the customer. */
  link?: true;
}

/**
 * One field of a form. `kind` is the kind of box; `choices` are there for `choice` only, and those of a `search` are
 * asked for as letters are typed.
 */
export interface FormField {
  key: string;
  label: Text;
  hint: Text;
  kind: "choice" | "search" | "mail" | "text";
  choices?: Choice[];
  /** All choices of this field and of another one, which `inOneWith` names, for a form that asks for both in one box. */
  groups?: Group[];
  inOneWith?: string;
  /** The field may be left empty. `skipped` says that the person has left it empty before. */
  optional?: true;
  skipped?: true;
  /**
   * The answer given so far: `key` is what a choice is sent back as, `label` what people read. Secrets never stand
   * here.
   */
  value?: { key: string; label: Text | string };
}

/**
 * The form for one person, by their id. Undefined while nothing is asked of this person, or nothing that a form could
 * hold.
 */
export function formOf(flow: Flow, theCase: Case, person: string): Form | undefined {
  const question = flow.retired || waitsForAnother(theCase) ? undefined : questionId(theCase);
  const step = theCase.pending && flow.byKey.get(theCase.pending.key);
  if (!question || !step || step.kind === "approve" || answererOf(theCase.people, step) !== person) return undefined;
  const asked = flow.steps.filter(
    (s): s is StepOf<"ask"> => s.kind === "ask" && applies(s, theCase) && !isFrozen(theCase, s.key),
  );
  const theirs = asked.filter((s) => answererOf(theCase.people, s) === person);
  if (theirs.length === 0) return undefined;
  const isTheirs = (key: string) => theirs.some((s) => s.key === key);
  const fields = theirs.flatMap((s) => box(s, theCase, theCase.answers, isTheirs) ?? []);
  const asks = fields.some(({ key }) => key === step.key) ? { asks: step.key } : {};
  const link = person === theCase.people.owner && mayGiveLink(flow, theCase) && { link: true as const };
  return { caseId: theCase.id, question, title: flow.name, ...asks, fields, ...link };
}

/**
 * The form as a platform can show it: where the groups of choices fit one box, the field that the box asks as well is
 * left out, and where they don't, two boxes stay two.
 */
export function inOneBox(form: Form, fits: (groups: Group[]) => boolean): Form {
  const fields: FormField[] = form.fields.flatMap(({ groups, inOneWith, ...field }): FormField[] => {
    if (!groups || !inOneWith) return [field];
    if (fits(groups)) return [{ ...field, groups, inOneWith }];
    return field.choices ? [field] : [];
  });
  const merged = new Map(fields.flatMap(({ key, inOneWith }) => (inOneWith ? [[inOneWith, key] as const] : [])));
  const asks = form.asks && (merged.get(form.asks) ?? form.asks);
  return { ...form, ...(asks && { asks }), fields: fields.filter(({ key }) => !merged.has(key)) };
}

function box(
  step: StepOf<"ask">,
  theCase: Case,
  answers: Answers,
  isTheirs: (key: string) => boolean,
): FormField | undefined {
  const { key, label, help: hint } = step;
  const value = theCase.answers[key];
  const kept = value === undefined || value === null ? {} : { value: { key: keyOf(value), label: step.show(value) } };
  const leave = {
    ...(step.optional && { optional: true as const }),
    ...(value === null && { skipped: true as const }),
  };
  const field = { key, label, hint, ...leave, ...kept };
  if (step.search) return { ...field, kind: "search" };
  if (step.as !== "choice") return { ...field, kind: step.as ?? "text" };
  const isReadable = !step.dependsOn || step.dependsOn(answers, theCase.facts) !== undefined;
  const listed = isReadable && { choices: step.view(answers, theCase.facts).choices ?? [] };
  const { inOne } = step;
  if (inOne && isTheirs(inOne.with))
    return { ...field, kind: "choice", ...listed, groups: inOne.groups(), inOneWith: inOne.with };
  return listed ? { ...field, kind: "choice", ...listed } : undefined;
}

/** The key of the choice that gave this answer: the answer itself, or its `id` or `area`. */
function keyOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  const { id, area } = value as { id?: string; area?: string };
  return id ?? area ?? "";
}

/**
 * What is wrong with a filled form: a message for each wrong field, by step key. Nothing is kept. A field whose refusal
 * offers values to take instead is not listed, since the conversation asks about it.
 */
export function checkForm(flow: Flow, theCase: Case, given: Record<string, string>): Record<string, Text> {
  const filled = spreadOut(flow, given);
  const known: Answers = { ...theCase.answers };
  const wrong: Record<string, Text> = {};
  for (const step of flow.steps) {
    if (!Object.hasOwn(filled, step.key) || !applies(step, theCase)) continue;
    if (step.kind === "secret" && theCase.pending?.key === step.key) {
      const outcome = step.read(filled[step.key]!);
      if (!outcome.ok) wrong[step.key] = outcome.why;
    }
    if (step.kind !== "ask") continue;
    if (step.optional && filled[step.key]!.trim() === "") continue;
    delete known[step.key];
    if (step.dependsOn && step.dependsOn(known, theCase.facts) === undefined) continue;
    const outcome = step.read(filled[step.key]!, known, theCase.facts);
    if (outcome.ok) known[step.key] = outcome.value;
    else if (!outcome.offers) wrong[step.key] = outcome.why;
  }
  return wrong;
}
