import { type Flow, isBefore } from "../flow.ts";
import type { StepOf } from "../step.ts";
import { takeBackAt } from "../take-back.ts";
import type { Case, Decision, FromPerson, Json, Person, Text } from "../types.ts";
import { type Draft, draftOf, tell, touch } from "./draft.ts";
import { forget } from "./forget.ts";
import { proceed } from "./proceed.ts";
import { remember } from "./remember-answer.ts";
import type { Turn } from "./turn.ts";

/** The choice that declines a request. The reason follows it behind a colon, if there is one. */
const declineChoice = "decline";
const longestReason = 300;

/** Keeps that this person approved what the request is now. A change of it makes the approval count no more. */
export function approve(d: Draft, step: StepOf<"approve">, from: Json | undefined, { id, also }: Person): Turn {
  remember(d, step, { by: id, at: d.now, ...(also && { as: [...also] }) } satisfies Decision, from);
  const turn = proceed(d, { notes: [{ key: "talk.approved", values: { person: { person: id } } }] });
  return { ...turn, verdict: "approved" };
}

/** Leads back to the agent, who reads who declined it and why. */
export function decline(d: Draft, step: StepOf<"approve">, { id }: Person, choice: string): Turn {
  const reason = reasonIn(choice);
  forget(d, step.declined);
  const person = { person: id };
  const why: Text = reason
    ? { key: "talk.declined-why", values: { person, why: reason } }
    : { key: "talk.declined", values: { person } };
  return { ...proceed(d, { note: { key: step.declined, why } }), verdict: "declined" };
}

/** Whether a choice declines a request, with a reason or without. */
export function declines(choice: string): boolean {
  return choice === declineChoice || choice.startsWith(`${declineChoice}:`);
}

function reasonIn(choice: string): string {
  const said = choice.slice(declineChoice.length + 1).replace(/[\p{C}\p{Z}]+/gu, " ");
  return said.trim().slice(0, longestReason).trimEnd();
}

/** Takes back what nobody has approved in time, so that its agent can change it, ask again, or leave it. */
export function takeBack(flow: Flow, theCase: Case, { from }: FromPerson, now: number): Turn {
  const at = takeBackAt(flow, theCase);
  const step = theCase.pending && flow.byKey.get(theCase.pending.key);
  const values = { case: theCase.id };
  if (at === undefined || step?.kind !== "approve")
    return tell(theCase, from.id, { key: "talk.nothing-to-take-back", values });
  if (at > now) return tell(theCase, from.id, { key: "talk.take-back-from", values: { ...values, at: { at } } });
  const d = draftOf(flow, theCase, now);
  touch(d);
  d.case.aside = undefined;
  forget(d, step.declined);
  const turn = proceed(d, { note: { key: step.declined, why: { key: "talk.taken-back" } } });
  return { ...turn, verdict: "taken back" };
}

/** What an approver is told whose press comes after somebody else's, or when nothing is to be decided. */
export function decidedText(flow: Flow, { id, answers, pending }: Case, { roles = [] }: Person): Text {
  const mine = flow.steps.find(
    (step) => step.kind === "approve" && roles.includes(step.role) && answers[step.key] !== undefined,
  );
  if (mine) {
    const { by, at } = answers[mine.key] as Decision;
    const key = isBefore(flow, pending?.key, mine) ? "talk.approved-changing" : "talk.approved-before";
    return { key, values: { case: id, person: { person: by }, at: { at } } };
  }
  const declined = pending?.why?.key.startsWith("talk.declined") ? pending.why.values?.person : undefined;
  if (declined) return { key: "talk.declined-before", values: { case: id, person: declined } };
  return { key: "talk.nothing-to-approve", values: { case: id } };
}
