import { isConcerned } from "./same-person.ts";
import type { Step } from "./step.ts";
import type { Case, Json, Person, Post, Text, Work } from "./types.ts";

/** The people of a case. A customer who is the owner as well is not named a second time. */
export function peopleOf(owner: string, customer: string | undefined): Case["people"] {
  return customer === undefined || customer === owner ? { owner } : { owner, customer };
}

/** Posts of one notice to the owner and, if one is named, to the customer. */
export function toParties({ owner, customer = owner }: Case["people"], notice: Text): Post[] {
  return [...new Set([owner, customer])].map((to) => ({ notice, to }));
}

/** The id that an event must carry to answer the question that is open now. Undefined while none is open. */
export function questionId({ id, pending }: Case): string | undefined {
  return pending && `${id}.${pending.n}`;
}

/** Whether this person is the owner or the customer of the case, by this very id. */
export function isParty({ people }: Case, { id }: Person): boolean {
  return id === people.owner || id === people.customer;
}

/**
 * Whether this person may answer the step. An approval needs the step's role and somebody who has no part in the case
 * and never had, under any of their ids. Any other step is answered by the person that `answererOf` names.
 */
export function mayAnswer(theCase: Case, step: Step, who: Person): boolean {
  if (step.kind === "approve") return (who.roles ?? []).includes(step.role) && !isConcerned(theCase, who);
  return who.id === answererOf(theCase.people, step);
}

/**
 * The id of the person who answers a step that is not an approval: the customer if the step is theirs and one is named,
 * else the owner.
 */
export function answererOf(people: Case["people"], step: Step): string {
  const customers = "by" in step && step.by === "customer";
  return customers ? (people.customer ?? people.owner) : people.owner;
}

/** Deep equality of plain data; a missing value equals only a missing value. */
export function same(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => same(item, b[i]));
  }
  let left = Object.keys(b).length;
  for (const key in a) {
    if (!Object.hasOwn(b, key) || !same(a[key], b[key])) return false;
    left--;
  }
  return left === 0;
}

/**
 * Writes an answer or a result into the case, with what it was made from and, if it lets an effect run, the turn it was
 * given in. `undefined` clears either.
 */
export function keep(c: Case, key: string, value: Json, from: Json | undefined, turn: number | undefined): void {
  c.answers = plus(c.answers, key, value);
  c.from = from === undefined ? without(c.from, key) : plus(c.from, key, from);
  c.turns = turn === undefined ? without(c.turns, key) : plus(c.turns, key, turn);
}

/** Removes an answer or a result from the case, as if the step had never been answered. */
export function takeBack(c: Case, key: string): void {
  c.answers = without(c.answers, key) ?? {};
  c.from = without(c.from, key);
  c.turns = without(c.turns, key);
}

/** Notes that an effect is promised or has moved on. `id` is the effect's. */
export function putWork(c: Case, id: string, work: Work): void {
  c.working = { ...c.working, [id]: work };
}

/** Notes that an effect has ended, however it ended. */
export function endWork(c: Case, id: string): void {
  c.working = without(c.working, id);
}

/**
 * Notes on every effect that has not ended that this step was answered anew since, so that a refusal does not take the
 * newer answer away.
 */
export function tellWork(c: Case, key: string): void {
  for (const id in c.working) {
    const work = c.working[id]!;
    if (!work.since?.includes(key)) putWork(c, id, { ...work, since: [...(work.since ?? []), key] });
  }
}

/** The newest turn in which one of these steps was answered, whose answers let an effect run. 0 when none was. */
export function authorityOf(c: Case, go: readonly string[]): number {
  let newest = 0;
  for (const key of go) newest = Math.max(newest, c.turns?.[key] ?? 0);
  return newest;
}

/** Notes that the go given in turn `authority` has let this kind of effect run. The same go never lets it run again. */
export function spend(c: Case, effect: string, authority: number): void {
  if (authority > (c.spent?.[effect] ?? 0)) c.spent = { ...c.spent, [effect]: authority };
}

/** A copy of the record with this key. Set after copying, because V8 takes a third longer for both in one literal. */
function plus<T>(record: Record<string, T> | undefined, key: string, value: T): Record<string, T> {
  const copy = { ...record };
  copy[key] = value;
  return copy;
}

/**
 * A copy of the record without this key, or undefined when nothing would be left. A copy, because V8 turns a record
 * that something was deleted from into JSON half as fast.
 */
function without<T>(record: Record<string, T> | undefined, key: string): Record<string, T> | undefined {
  if (record?.[key] === undefined) return record;
  const { [key]: _, ...rest } = record;
  for (const _ in rest) return rest;
  return undefined;
}
