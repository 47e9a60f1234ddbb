import { endWork } from "../case.ts";
import type { Flow } from "../flow.ts";
import type { Audience, Case, FromPerson, Person, Text, View } from "../types.ts";
import { isFrozen, isSealed } from "../walk.ts";
import { codeBy } from "../ways-out.ts";
import { type Draft, draftOf, tell, touch } from "./draft.ts";
import { finish } from "./finish.ts";
import { forget, forgetDependents } from "./forget.ts";
import { takeBackUnsent } from "./leave.ts";
import { proceed, withdraw } from "./proceed.ts";
import { ring } from "./ring-for-help.ts";
import type { Turn } from "./turn.ts";

/**
 * The customer says that the number or address is not theirs. A code that went there is void, and the owner is asked for
 * another one.
 */
export function notTheirs(flow: Flow, theCase: Case, who: Person, now: number): Turn {
  const { id, people, answers } = theCase;
  const by = [people.owner];
  const key = flow.codeTo;
  if (key === undefined) return tell(theCase, who.id, { key: "talk.no-number-here", values: { case: id } });
  if (answers[key] === undefined)
    return ring(
      flow,
      theCase,
      who.id,
      { what: "number", told: "talk.no-number-yet", heard: "talk.number-ask", by },
      now,
    );
  const values = { case: id, person: { person: people.owner }, what: whatOf(flow, theCase) };
  const isHalted = theCase.held || theCase.left || flow.retired || isFrozen(theCase, key);
  if (isHalted)
    return ring(
      flow,
      theCase,
      who.id,
      { what: "number", told: "talk.number-told", heard: "talk.number-wrong", by, values },
      now,
    );
  if (theCase.pending?.notes?.some(({ key: said }) => said === "talk.number-wrong"))
    return tell(theCase, who.id, { key: "talk.number-told-before", values });
  const d = draftOf(flow, theCase, now);
  touch(d);
  takeBackCodes(withdraw(d));
  d.case.aside = { kind: "edit", key };
  d.posts.push({ notice: { key: "talk.number-told", values }, to: who.id });
  const note: Text = { key: "talk.number-wrong", values: { ...values, person: { person: who.id } } };
  return proceed(d, { notes: [note] });
}

/** What the customer says is not theirs: a number or an e-mail address. */
function whatOf(flow: Flow, theCase: Case): Text {
  return { key: codeBy(flow, theCase) === "mail" ? "talk.same-mail" : "talk.same-phone" };
}

/**
 * The customer says that they are somebody else. Their part ends: they are asked and told nothing more, what was not
 * sent is taken back, and the case waits until its owner has named another.
 */
export function notThem(flow: Flow, theCase: Case, { type, from: who }: FromPerson, now: number): Turn {
  const { id, people } = theCase;
  if (isSealed(theCase)) {
    const bell = { what: "not-me", told: "talk.not-me-late", heard: "talk.not-me-wanted", by: [people.owner] } as const;
    return ring(flow, theCase, who.id, bell, now);
  }
  const d = draftOf(flow, theCase, now);
  touch(d);
  const c = d.case;
  const { customer: at, ...others } = c.at;
  c.people = { owner: people.owner };
  c.at = at === undefined ? c.at : { ...others, "left-customer": at };
  c.notThem = [...(c.notThem ?? []), { person: who.id, ...(at !== undefined && { at }) }];
  c.left = { ...c.left, customer: now };
  c.link = c.link && { ...c.link, ended: now };
  c.aside = undefined;
  takeBackUnsent(d);
  takeBackCodes(d);
  if (at !== undefined) d.posts.push({ card: "left-customer" });
  const isCardInSight = type === "pressed" && at !== undefined;
  if (!isCardInSight) d.posts.push({ notice: { key: "talk.not-me-told", values: { case: id } }, to: who.id });
  return finish(d);
}

/** Takes back every code that was sent or is being sent, so that none is of use to whoever has it. */
function takeBackCodes(d: Draft): void {
  for (const { key, againMs } of d.flow.performs) {
    if (againMs === undefined) continue;
    for (const [id, work] of Object.entries(d.case.working ?? {})) {
      if (work.key !== key) continue;
      endWork(d.case, id);
      forgetDependents(d, id);
    }
    if (d.case.answers[key] !== undefined) forget(d, key);
  }
}

/** Whether this person has said that they are not the customer. */
export function isNotThem({ notThem = [] }: Case, person: string): boolean {
  return notThem.some((one) => one.person === person);
}

/** Whether this is the card of somebody who has said that they are not the customer. */
export function isNoMoreTheirs({ notThem = [], at }: Case, audience: Audience): boolean {
  const there = at["left-customer"];
  return audience === "left-customer" && there !== undefined && notThem.some((one) => one.at === there);
}

/** The card that stays with somebody who is not the customer. It tells nothing of how the case goes on. */
export function goodbye(flow: Flow, { id }: Case): View {
  return {
    title: { key: "talk.title", values: { name: flow.name, case: id } },
    body: [{ key: "talk.not-me-told", values: { case: id } }],
    over: true,
  };
}
