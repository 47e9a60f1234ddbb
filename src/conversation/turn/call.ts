import type { Flow } from "../flow.ts";
import { type Asked, whoIsAsked } from "../side.ts";
import { sealStage } from "../status.ts";
import { takeBackAt } from "../take-back.ts";
import type { Audience, CallAbout, Called, Case, Event, LinkTrouble, Person, Post } from "../types.ts";
import { promisedAt } from "./forget.ts";
import type { Turn } from "./turn.ts";
import { operators } from "./verdict.ts";

const roles = ["owner", "customer"] as const;
type Role = (typeof roles)[number];

const hourMs = 60 * 60_000;
const mostAnHour = 3;
/** For so long after they did something, a person still looks and need not be called (ms). */
const soonMs = 60_000;

/** What has led to the turn: an event, or the opening of the case by a person. */
export type Cause = Event | { type: "opened"; from: Person };

/** A person or role that is to be called. */
interface Ring {
  audience: Audience;
  about: CallAbout;
  of?: number;
  link?: LinkTrouble;
  wentOn?: true;
}

/**
 * Adds to a turn whom it calls: the side that must act, if another side did before, and both parties when the case
 * ends. Whoever has caused the turn is not called. Calls that were answered or overtaken are ended.
 */
export function withCalls(flow: Flow, before: Case | undefined, turn: Turn, cause: Cause, now: number): Turn {
  const next = turn.case;
  if (next === before) return turn;
  const actor = actorOf(cause);
  const asked = (theCase: Case) => {
    const found = whoIsAsked(flow, theCase);
    return flow.retired && found?.audience !== operators ? undefined : found; // its people can't go on
  };
  const is = asked(next);
  const rings = isQuiet(cause) ? [] : ringsOf(flow, before, next, cause, before && asked(before), is, now);
  const called = standing(before, next, is, now);
  for (const ring of rings) {
    const last = called[ring.audience];
    if (!last?.off) called[ring.audience] = rung(ring, last, next.version, now);
  }
  const mover = actor && next.touched === now ? actor.id : before && movedBy(before);
  next.movedBy = mover === next.people.owner ? undefined : mover;
  if (before && actor?.id === next.people.customer) next.met = undefined; // they know what it is about
  if (next.called !== undefined || Object.keys(called).length > 0) next.called = called;
  const changed = Object.keys(called).filter((audience) => isNews(called[audience]!, before?.called?.[audience]));
  return changed.length === 0 ? turn : { ...turn, posts: [...turn.posts, ...changed.map((call): Post => ({ call }))] };
}

/** The person who caused the turn. A person who goes on elsewhere does so by the id that they have there. */
function actorOf(cause: Cause): Person | undefined {
  if (!("from" in cause)) return undefined;
  return cause.type === "handed" && cause.follows ? { id: cause.to } : cause.from;
}

/** Whether the people of the case are not served now, so nobody is called. */
function isQuiet(cause: Cause): boolean {
  return cause.type === "expired" && cause.quietly === true;
}

function ringsOf(
  flow: Flow,
  before: Case | undefined,
  next: Case,
  cause: Cause,
  was: Asked | undefined,
  is: Asked | undefined,
  now: number,
): Ring[] {
  const parties = () => roles.filter((role) => isThereToCall(next, role, cause));
  if (next.state !== "open") {
    const isEnd = before?.state === "open" || cause.type === "corrected";
    return isEnd ? parties().map((audience) => ({ audience, about: "ended" })) : [];
  }
  if (cause.type === "linked" && cause.is !== "opened")
    return isThereToCall(next, "owner", cause)
      ? [{ audience: "owner", about: "silent", link: cause.is, ...(is && { of: is.of }) }]
      : [];
  if (!is) return [];
  const { audience, of } = is;
  if (cause.type === "went-on") return [{ audience, about: "turn", of, wentOn: true }];
  if (isSame(was, is)) {
    if (cause.type !== "expired" || audience === operators) return [];
    const isReminded = (next.reminded ?? 0) > (before?.reminded ?? 0);
    const isDue = isReminded || isCodeOwed(flow, next, is, now) || isDecisionOwed(flow, next, is, now);
    if (!isDue) return [];
    const silent: Ring[] = audience === "owner" ? [] : [{ audience: "owner", about: "silent", of }];
    return [{ audience, about: "reminder", of }, ...silent];
  }
  const turn: Ring[] = isThere(before, cause, is, now) ? [] : [{ audience, about: "turn", of }];
  const isStuck = audience === operators && was?.audience !== operators;
  return [...turn, ...(isStuck ? parties().map((party): Ring => ({ audience: party, about: "stuck", of })) : [])];
}

/** Whether a code was sent a while ago to somebody who does not give it, and who was not called again for it yet. */
function isCodeOwed({ byKey, performs }: Flow, { answers, pending, called }: Case, is: Asked, now: number): boolean {
  const step = pending && byKey.get(pending.key); // nothing is asked while somebody is gone
  const source = step?.kind === "secret" && performs.find(({ key }) => key === step.limit?.then);
  const at = source && promisedAt(answers[source.key]);
  if (!at || source.remindMs === undefined || at + source.remindMs > now) return false;
  const last = called?.[is.audience];
  return !(last?.about === "reminder" && last.of === is.of);
}

/** Whether nobody has approved the case in time, and the approvers and the owner were not called for that yet. */
function isDecisionOwed(flow: Flow, theCase: Case, { audience }: Asked, now: number): boolean {
  const overdue = takeBackAt(flow, theCase);
  return overdue !== undefined && overdue <= now && (theCase.called?.[audience]?.at ?? 0) < overdue;
}

/** Whether a party of the case is called when something happens to it: they have not caused it, and have not left. */
function isThereToCall({ people, left }: Case, role: Role, cause: Cause): boolean {
  const person = people[role];
  return person !== undefined && left?.[role] === undefined && !isActor(cause, person);
}

function isActor(cause: Cause, person: string): boolean {
  const actor = actorOf(cause);
  return actor !== undefined && (actor.id === person || (actor.also?.includes(person) ?? false));
}

function isSame(was: Asked | undefined, is: Asked): boolean {
  return was?.audience === is.audience && was.person === is.person && was.of === is.of;
}

/**
 * Whether the person who must act is there already: they have caused this turn, or they did the step before and the
 * desk has answered soon. Nobody waits in front of a case of which it was said that they will be told.
 */
function isThere(before: Case | undefined, cause: Cause, { person }: Asked, now: number): boolean {
  if (person === undefined || cause.type === "left") return false;
  if (actorOf(cause)) return isActor(cause, person);
  const stage = before && sealStage(before);
  const isAwaited = stage === "unknown" || stage === "manual";
  return before !== undefined && movedBy(before) === person && now - before.touched < soonMs && !isAwaited;
}

/** The person who last moved the case on. The owner is not named. */
function movedBy({ movedBy: person, people }: Case): string {
  return person ?? people.owner;
}

/** The calls after this turn, as far as they do not ring anew. One to somebody who has left is ended where they read. */
function standing(before: Case | undefined, next: Case, is: Asked | undefined, now: number): Record<Audience, Called> {
  const called: Record<Audience, Called> = {};
  for (const [audience, call] of Object.entries(next.called ?? {})) {
    const role = audience as Role;
    if (before?.people[role] === next.people[role])
      called[audience] = isOpen(call, audience, next, is) ? call : over(call, now);
    else {
      const { off: _, ...theirs } = over(call, now);
      const left = `left-${audience}`;
      const reads = next.at[left] !== undefined && next.at[left] === before?.at[audience] ? left : audience;
      called[reads] = { ...theirs, rings: [] };
    }
  }
  return called;
}

/** The call once it is over. A ring that still waited is not counted. */
function over(call: Called, now: number): Called {
  return call.over ? call : { ...call, rings: call.rings.filter((at) => at <= now), over: true };
}

/** Whether what the call is about can still be answered, or is still so. */
function isOpen(
  { about, of, link, over: isOver }: Called,
  audience: Audience,
  { state, revealed, people, link: newest }: Case,
  is: Asked | undefined,
): boolean {
  if (isOver) return false;
  const isShown = revealed === true && audience === (people.customer === undefined ? "owner" : "customer");
  if (link !== undefined) return state === "open" && newest?.trouble?.is === link;
  if (about === "ended") return state !== "open" && !isShown;
  const isTheirs = about === "stuck" || about === "silent" || is?.audience === audience;
  return is?.of === of && isTheirs;
}

/** A call that rings now, or as soon as an hour has fewer rings than it may have. */
function rung({ audience: _, ...ring }: Ring, last: Called | undefined, n: number, now: number): Called {
  const rings = (last?.rings ?? []).filter((at) => at > now - hourMs && at <= now);
  const at = rings.length < mostAnHour ? now : rings.at(-mostAnHour)! + hourMs;
  return { n, ...ring, at, rings: [...rings, at] };
}

function isNews(call: Called, before: Called | undefined): boolean {
  return call.n !== before?.n || (call.over !== before.over && call.over === true);
}
