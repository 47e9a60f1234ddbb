import type { Flow, Step } from "./flow.ts";
import { allAnswers } from "./walk.ts";
import type { Case, Stage, Text } from "./types.ts";

/** One sentence on where a case stands. */
export function statusOf(flow: Flow, theCase: Case): Text {
  const values = { case: theCase.id };
  if (theCase.state !== "open") return { key: `talk.status-${theCase.state}`, values };
  const stage = sealStage(theCase);
  if (stage && stage !== "queued") return { key: `talk.status-${stage}`, values };
  const step = theCase.pending && flow.byKey.get(theCase.pending.key);
  if (!step) return { key: "talk.status-working", values };
  return { key: "talk.status-asking", values: { ...values, field: labelOf(step), ...placeOf(flow, theCase, step) } };
}

export function sealStage(theCase: Case): Stage | undefined {
  return Object.values(theCase.working).find((work) => work.seal)?.stage;
}

export function labelOf(step: Step): Text {
  return step.kind === "approve" ? { key: "talk.approval" } : step.label;
}

/** Counts what a person has to do; effects that wait for nobody are not steps to them. */
export function placeOf(flow: Flow, theCase: Case, here: Step): { n: number; of: number } {
  const answers = allAnswers(theCase);
  const asked = flow.steps.filter((s) => isAsked(s) && (!s.when || s.when(answers, theCase.facts)));
  const at = asked.indexOf(here);
  const before = flow.steps.slice(0, flow.steps.indexOf(here)).filter((s) => asked.includes(s)).length;
  return { n: at >= 0 ? at + 1 : Math.max(1, before), of: asked.length };
}

function isAsked(step: Step): boolean {
  return step.kind !== "perform";
}
