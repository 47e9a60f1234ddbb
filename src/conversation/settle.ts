import { close, type Draft, draftOf, finish, proceed, quiet } from "./draft.ts";
import type { Flow, StepOf } from "./flow.ts";
import type { Case, Event, Refusal, Turn, Work } from "./types.ts";
import { allAnswers } from "./walk.ts";

/** A certain end of an effect. Only the effect that is still promised counts, and only once. */
export function settle(flow: Flow, theCase: Case, event: Extract<Event, { type: "settled" }>, now: number): Turn {
  const work = theCase.working[event.effect];
  if (!work) return quiet(theCase);
  const d = draftOf(flow, theCase, now);
  delete d.case.working[event.effect];
  const step = flow.byKey.get(work.key);
  const ahead = step?.kind === "perform" && step.ahead;
  if (!event.outcome.ok) return refused(d, event.effect, work, event.outcome);

  const { value } = event.outcome;
  const result = ahead ? { ...(value as object), effect: event.effect } : value;
  d.case.memo[work.key] = { value: result, from: work.from, at: work.at };
  return work.seal ? close(d, "done") : proceed(d);
}

function refused(d: Draft, effect: string, work: Work, { why, redo, until, facts, offers }: Refusal): Turn {
  const c = d.case;
  if (facts) c.facts = { ...c.facts, ...facts };
  standOnEarlier(d, effect, work.key);
  const limited = redo === undefined ? undefined : miss(d, redo);
  if (limited) return proceed(d);
  if (redo === undefined || !d.flow.byKey.has(redo)) {
    c.refused[work.key] = { from: work.from, why, ...(until !== undefined && { until }) };
    return proceed(d);
  }
  delete c.memo[redo];
  if (c.aside?.kind === "edit" && c.aside.key === redo) delete c.aside;
  return proceed(d, { note: { key: redo, why, ...(offers && { offers }) } });
}

/** The new run was refused, so an earlier result still stands, and what was answered meanwhile was about that one. */
function standOnEarlier(d: Draft, effect: string, key: string): void {
  const c = d.case;
  const standing = (c.memo[key]?.value as { effect?: string } | null | undefined)?.effect;
  if (standing === undefined) return;
  for (const [name, memo] of Object.entries(c.memo)) {
    if (memo.from === effect) c.memo[name] = { ...memo, from: standing };
  }
  if (c.pending?.from === effect) c.pending = { ...c.pending, from: standing };
}

/** Counts a refused secret against its subject; at the limit what it came from must be done again, and not at once. */
function miss(d: Draft, key: string): boolean {
  const c = d.case;
  const step = d.flow.byKey.get(key);
  if (step?.kind !== "secret" || !step.limit) return false;
  const { limit } = step;
  const count = missKey(step, c);
  c.misses = { ...c.misses, [count]: (c.misses[count] ?? 0) + 1 };
  if (c.misses[count]! < limit.tries) return false;
  const source = c.memo[limit.then];
  delete c.misses[count];
  delete c.memo[key];
  delete c.memo[limit.then];
  if (source) c.refused[limit.then] = { from: source.from!, why: limit.why, until: d.now + limit.lockMs };
  return true;
}

export function missKey(step: StepOf<"secret">, theCase: Case): string {
  return `${step.key} ${step.limit!.of(allAnswers(theCase))}`;
}

/** How far the world is. Once a create may have left us, its inputs are frozen until it is certain. */
export function progress(flow: Flow, theCase: Case, event: Extract<Event, { type: "progressed" }>, now: number): Turn {
  const work = theCase.working[event.effect];
  if (!work || work.stage === event.stage) return quiet(theCase);
  const d = draftOf(flow, theCase, now);
  d.case.working[event.effect] = { ...work, stage: event.stage };
  return finish(d);
}

/** Time alone: a text too old to trust is forgotten, a draft nobody touched ends. Nothing is ever sent from here. */
export function expire(flow: Flow, theCase: Case, now: number): Turn {
  if (theCase.state !== "open" || theCase.due === undefined || theCase.due > now) return quiet(theCase);
  const d = draftOf(flow, theCase, now);
  const c = d.case;
  const creating = Object.values(c.working).some((work) => work.seal);
  if (creating) return finish(d);
  if (c.touched + flow.draftMs <= now) return close(d, "expired");
  for (const step of flow.steps) {
    const at = c.memo[step.key]?.at;
    if (step.kind === "perform" && step.freshMs && at !== undefined && at + step.freshMs <= now) delete c.memo[step.key];
  }
  return proceed(d);
}
