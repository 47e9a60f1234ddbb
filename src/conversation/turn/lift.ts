import type { Flow } from "../flow.ts";
import { supervisors } from "../may.ts";
import type { Case, Event, Refused } from "../types.ts";
import { draftOf, forbid, tell } from "./draft.ts";
import { finish } from "./finish.ts";
import { pardon, refuse } from "./forget.ts";
import { proceed } from "./proceed.ts";
import type { Turn } from "./turn.ts";
import { operators } from "./verdict.ts";

/** The most letters that a reason may have. */
const longest = 300;
const mostKept = 50;

/** The limit that has stopped this case, of those that can be lifted. */
export function stoppedBy({ state, refused = [] }: Case): Refused | undefined {
  return state === "open" ? refused.findLast(({ cap }) => cap !== undefined) : undefined;
}

/**
 * Lifts the limit that has stopped a case, for one more try of what it has stopped. Nothing runs by that: it takes the
 * press that it took before. Who did it, when and why stays in the case.
 */
export function lift(flow: Flow, theCase: Case, event: Extract<Event, { type: "lifted" }>, now: number): Turn {
  const { from } = event;
  const values = { case: theCase.id };
  if (![supervisors, operators].some((role) => from.roles?.includes(role)))
    return forbid(theCase, from.id, { key: "talk.lift-not-yours", values }, "lift");
  const stopped = stoppedBy(theCase);
  if (!stopped) return tell(theCase, from.id, { key: "talk.lift-none", values });
  const why = event.why.trim();
  if (!/[\p{L}\p{N}]/u.test(why)) return tell(theCase, from.id, { key: "talk.lift-why", values });
  if (why.length > longest)
    return tell(theCase, from.id, { key: "talk.lift-long", values: { ...values, most: longest } });
  const { key, from: input, cap } = stopped;
  const d = draftOf(flow, theCase, now);
  d.case.lifts = [...(theCase.lifts ?? []), { cap: cap!, key, by: from.id, at: now, why }].slice(-mostKept);
  pardon(d, key, input);
  refuse(d, { key, from: input, why: { key: "create.cap-lifted" } });
  const person = { person: from.id };
  d.posts.push({ notice: { key: "talk.lift-done", values }, to: from.id });
  const { owner } = theCase.people;
  if (owner !== from.id)
    d.posts.push({ notice: { key: "talk.lift-told", values: { ...values, person, why } }, to: owner });
  return { ...(d.case.pending ? proceed(d) : finish(d)), verdict: `lifted the limit: ${cap}` };
}

/** Uses up what was lifted for this step. The effect of this run goes beyond those limits. */
export function useLifts(c: Case, key: string, effect: string): void {
  const isFresh = (each: NonNullable<Case["lifts"]>[number]) => each.key === key && each.used === undefined;
  if (c.lifts?.some(isFresh)) c.lifts = c.lifts.map((each) => (isFresh(each) ? { ...each, used: effect } : each));
}

/** The limits that this effect goes beyond. */
export function liftedFor({ lifts = [] }: Pick<Case, "lifts">, effect: string): Set<string> {
  return new Set(lifts.flatMap(({ cap, used }) => (used === effect ? [cap] : [])));
}
