import { endWork, keep, putWork, same } from "../case.ts";
import type { Flow } from "../flow.ts";
import { isMadeFrom } from "../made-from.ts";
import { withTeam } from "../status.ts";
import type { Case, Event, Evidence, Json, Refusal, Stage, Work } from "../types.ts";
import { effectOf, isFrozen, isSealed, newestWork } from "../walk.ts";
import { become, correct, tellWithTeam } from "./correct.ts";
import { type Draft, draftOf, quiet, touch } from "./draft.ts";
import { keepTried } from "./earlier-tries.ts";
import { close, finish } from "./finish.ts";
import { forget, forgetDependents, pardon, refuse } from "./forget.ts";
import { hold } from "./hold.ts";
import { useLifts } from "./lift.ts";
import { waitFor } from "./owed-by-operators.ts";
import { proceed } from "./proceed.ts";
import { countsMiss, reachesLimit, replacedBy } from "./secret-limit.ts";
import { stop } from "./stop.ts";
import { meet } from "./trouble.ts";
import type { Turn } from "./turn.ts";
import { heedVerdictCheck, isFoundByOperator, operators } from "./verdict.ts";

type Settled = Extract<Event, { type: "settled" }>;

/**
 * An effect has certainly ended. The end counts once, and only while the effect is still promised. A create that turns
 * out to have made something after it was given up goes to `correct`.
 */
export function settle(flow: Flow, theCase: Case, event: Settled, now: number): Turn {
  const promised = theCase.working?.[event.effect];
  const { effect, outcome } = event;
  const isLate = !promised && !event.unsent && outcome.ok && isCreate(flow, effect);
  if (isLate && theCase.state === "open")
    return correct(flow, theCase, { type: "corrected", id: event.id, effect, value: outcome.value }, now);
  // guard: end that counts only while nothing was sent
  if (!promised || (event.unsent && promised.stage !== "queued")) return quiet(theCase);
  const d = draftOf(flow, theCase, now);
  const c = d.case;
  endWork(c, event.effect);
  if (promised.key === "verdict") heedVerdictCheck(c, promised, event.outcome);
  if (isSealed(c)) return finish(d); // while a create may be using the answers, the end of another effect changes nothing
  const work = { ...promised, key: promised.seal ? (flow.seal?.key ?? promised.key) : promised.key }; // a deploy may have renamed it
  if (!event.outcome.ok) return refused(d, event.effect, work, event.outcome);

  const { value, remedy } = event.outcome;
  if (remedy) meet(c, { key: work.key, remedy });
  else if (c.trouble?.key === work.key) c.trouble = undefined;
  const result = work.ahead ? { ...(value as object), at: work.at } : value;
  pardon(d, work.key, work.from);
  if ((c.turns?.[work.key] ?? -1) < work.n) keep(c, work.key, result, work.from, work.n);
  if (!work.seal) return proceed(d);
  c.closedBy = work.key;
  if (isFoundByOperator(theCase, effect)) c.found = true;
  return close(c.came ? tellWithTeam(d, "talk.made-twice", "talk.made-twice-operators") : d, "done");
}

function isCreate({ seal }: Flow, effect: string): boolean {
  return seal !== undefined && effect.endsWith(`.${seal.key}`);
}

function refused(d: Draft, effect: string, work: Work, refusal: Refusal): Turn {
  const { redo, until, cap, facts, offers, remedy, paused } = refusal;
  const why = remedy ? withTeam(refusal.why) : refusal.why;
  const c = d.case;
  if (remedy) meet(c, { key: work.key, why: refusal.why, remedy });
  if (facts) c.facts = { ...c.facts, ...facts };
  keepTried(c, effect, work);
  const [came] = work.seal ? Object.entries(c.came ?? {}) : [];
  if (came) return become(d, { effect: came[0], value: came[1] }, "talk.made-after-all");
  if (work.seal) touch(d); // the create may have taken long, and the draft's time begins anew
  standOnEarlier(d, effect, work);
  if (refusal.hold) return hold(d, effect, work, refusal);
  if (isOvertaken(c, work)) return proceed(d);
  const isMiss = redo !== undefined && countsMiss(d, redo, work);
  const said = isMiss ? replacedBy(d, redo) : undefined;
  if (isMiss && reachesLimit(d, redo)) return proceed(d);
  if (redo !== undefined && d.flow.byKey.has(redo) && !isFrozen(c, redo)) {
    if (isAnsweredSince(c, work, redo)) return proceed(d);
    forget(d, redo);
    if (c.aside?.kind === "edit" && c.aside.key === redo) c.aside = undefined;
    return proceed(d, { note: { key: redo, why: said ?? why, ...(offers && { offers }) } });
  }
  if (paused) stop(d, why);
  const more = { ...(until !== undefined && { until }), ...(cap && { cap }), ...(paused && { paused }) };
  refuse(d, { key: work.key, from: work.from, why, ...more });
  return proceed(d, concernsNow(d, work) ? { note: { key: work.key, why } } : {});
}

/**
 * Moves answers about the refused run to the earlier run of the same step that still counts, or takes them back if
 * there is none.
 */
function standOnEarlier(d: Draft, effect: string, { key, from }: Work): void {
  const c = d.case;
  const earlier = isMadeFrom(c.from?.[key], from) ? effectOf(c, key) : undefined;
  const standing = newestWork(c, key, from)?.id ?? earlier;
  if (standing === undefined) return forgetDependents(d, effect);
  for (const name in c.from) if (c.from![name] === effect) c.from = { ...c.from, [name]: standing };
  if (c.pending?.from === effect) c.pending = { ...c.pending, from: standing };
}

/** Whether a newer run of the same step with the same input is under way or has ended. */
function isOvertaken(c: Case, { key, from, n }: Work): boolean {
  return (newestWork(c, key, from)?.n ?? 0) > n || ((c.turns?.[key] ?? 0) > n && isMadeFrom(c.from?.[key], from));
}

/** Whether the refusal is still about the answers as they are: no field before the step was answered anew since. */
function concernsNow({ flow, case: c }: Draft, work: Work): boolean {
  const end = flow.steps.findIndex((step) => step.key === work.key);
  return !flow.steps
    .slice(0, Math.max(0, end))
    .some((step) => step.kind === "ask" && isAnsweredSince(c, work, step.key));
}

function isAnsweredSince(c: Case, { since }: Work, key: string): boolean {
  return c.answers[key] !== undefined && (since?.includes(key) ?? false);
}

function isDeepSame(one: Evidence, other: Evidence | undefined): boolean {
  return same(one as unknown as Json, other as unknown as Json | undefined);
}

const stages: Stage[] = ["queued", "sent", "unknown", "manual"];

/**
 * Tells how far an effect is. A stage never goes back. Once a create may have left us, no answer changes until its end
 * is certain.
 */
export function progress(flow: Flow, theCase: Case, event: Extract<Event, { type: "progressed" }>, now: number): Turn {
  const work = theCase.working?.[event.effect];
  if (!work) return quiet(theCase);
  const { stage, evidence, inSeconds } = event;
  const isNews =
    stage === work.stage &&
    ((evidence !== undefined && !isDeepSame(evidence, work.evidence)) ||
      (inSeconds !== undefined && inSeconds !== work.inSeconds));
  if (stages.indexOf(stage) <= stages.indexOf(work.stage) && !isNews) return quiet(theCase);
  const d = draftOf(flow, theCase, now);
  const { inSeconds: _, ...rest } = work;
  putWork(d.case, event.effect, {
    ...rest,
    stage,
    ...(evidence && { evidence }),
    ...(inSeconds !== undefined && { inSeconds }),
  });
  if (stage === "sent") useLifts(d.case, work.key, event.effect);
  if (stage === "queued") return finish(d);
  if (stage === "manual" && work.seal && work.stage !== "manual") waitFor(d, "judge");
  if (stage === "manual" && !d.case.roles?.includes(operators)) d.case.roles = [...(d.case.roles ?? []), operators];
  if (work.seal) {
    d.case.pending = undefined;
    d.case.aside = undefined;
  }
  return finish(d);
}
