import type { Flow } from "./flow.ts";
import { isUnasked, type Step } from "./step.ts";
import type { Case, Stage, Text, Work } from "./types.ts";

/** One sentence on where a case stands. */
export function statusOf(flow: Flow, theCase: Case): Text {
  const values = { case: theCase.id };
  if (theCase.state !== "open") return { key: `talk.status-${theCase.state}`, values };
  const stage = sealStage(theCase);
  if (stage && stage !== "queued")
    return { key: "talk.about", values: { ...values, text: sealed(flow, theCase, stage)[0]! } };
  if (theCase.held) return heldText(theCase);
  if (theCase.left) return goneText(theCase);
  if (flow.retired) return retiredText(flow, theCase);
  const waits = sealWork(theCase)?.inSeconds;
  if (waits !== undefined) return { key: "talk.about", values: { ...values, text: queued(waits) } };
  const step = theCase.pending && flow.byKey.get(theCase.pending.key);
  if (!step) return { key: "talk.status-working", values };
  return { key: "talk.status-asking", values: { ...values, field: labelOf(step), ...placeOf(flow, theCase, step) } };
}

/** What happened, and that the people who run the desk were told of it in the same turn or before. */
export function withTeam(text: Text): Text {
  return { key: "talk.with-team", values: { text } };
}

/** What is said of a case while somebody who has a part in it is gone. */
export function goneText({ id, left, notThem, people: { owner, customer } }: Case): Text {
  if (left?.owner !== undefined)
    return withTeam({ key: "talk.left-owner", values: { case: id, person: { person: owner } } });
  const disowned = customer === undefined ? notThem?.at(-1) : undefined;
  const key = disowned ? "talk.not-me-owner" : "talk.left-customer";
  return { key, values: { case: id, person: { person: disowned?.person ?? customer ?? owner } } };
}

/** What the people of the case are told while operators must decide how it goes on. */
export function heldText({ id, held }: Case): Text {
  return { key: "talk.about", values: { case: id, text: held!.why } };
}

/** What is said of an open request of a kind that this desk does not offer any more. */
export function retiredText({ name, draftMs }: Flow, { id, touched }: Case): Text {
  return { key: "talk.retired", values: { case: id, name, at: { at: touched + draftMs } } };
}

/** What is said when an open request ends whose kind is not offered any more. */
export function retiredEnd({ name }: Flow, { id }: Case): Text {
  return { key: "talk.retired-end", values: { case: id, name } };
}

/** What is said of an effect that waits in a queue for about so many seconds. */
export function queued(seconds: number): Text {
  if (seconds < 120) return { key: "talk.queued", values: { seconds } };
  return { key: "talk.queued-minutes", values: { minutes: Math.round(seconds / 60) } };
}

/** What is said while the call of the last perform may have been sent and has not ended, by how far it is. */
export function sealed({ seal }: Flow, theCase: Case, stage: Stage): Text[] {
  const isReminded = stage === "manual" && (theCase.waiting?.judge?.reminded ?? 0) > 0;
  const said = isReminded ? [{ key: "talk.judge-waits" }] : seal?.working?.(stage, theCase.answers);
  const texts = said ?? [{ key: "talk.one-moment" }];
  return stage === "manual" ? texts.map(withTeam) : texts;
}

/**
 * What is said to a person who wants to change an answer after the call of the last perform may have been sent. Once
 * nobody knows how it ended, it is not called under way any more.
 */
export function busyOf(flow: Flow, theCase: Case): Text {
  const stage = sealStage(theCase);
  const isInDoubt = stage === "unknown" || stage === "manual";
  const text = isInDoubt ? sealed(flow, theCase, stage)[0]! : (flow.seal?.busy ?? { key: "talk.busy" });
  return { key: "talk.about", values: { case: theCase.id, text } };
}

/** How far the last perform is. Undefined while it is not under way. */
export function sealStage(theCase: Case): Stage | undefined {
  return sealWork(theCase)?.stage;
}

/** The run of the last perform that is promised and has not ended, if there is one. */
export function sealWork(theCase: Case): Work | undefined {
  return Object.values(theCase.working ?? {}).find((work) => work.seal);
}

/** Whether the last perform is promised and has not ended. It is asked in every turn, so it makes no list. */
export function hasSeal(theCase: Case): boolean {
  for (const id in theCase.working) if (theCase.working[id]!.seal) return true;
  return false;
}

/** The run of the last perform, if look-ups could not tell how it ended and an operator must judge. */
export function manualOf(theCase: Case): Work | undefined {
  const work = sealWork(theCase);
  return work?.stage === "manual" ? work : undefined;
}

/** What a step wants, as people read it: a field, or for an effect that needs a go what the go does. */
export function labelOf(step: Step): Text {
  if (step.kind === "approve") return { key: "talk.approval" };
  return step.kind === "perform" && step.ask ? step.ask.go : step.label;
}

/** "Step n of m" for this step: only what a person is asked counts, and questions that do not apply are left out. */
export function placeOf(flow: Flow, theCase: Case, here: Step): { n: number; of: number } {
  const { answers, facts } = theCase;
  const { places, perhaps, most } = flow;
  const place = places.get(here)!;
  let [n, of] = [place, most];
  for (const step of perhaps) {
    if (!isUnasked(step, theCase) && (!step.when || step.when(answers, facts))) continue;
    of--;
    if (places.get(step)! <= place) n--;
  }
  return { n: Math.max(1, n), of };
}
