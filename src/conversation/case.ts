import type { Step } from "./step.ts";
import type { Case, Json, Person, Post, Text, Work } from "./types.ts";

/** A customer who owns the case is just its owner. */
export function peopleOf(owner: string, customer: string | undefined): Case["people"] {
  return customer === undefined || customer === owner ? { owner } : { owner, customer };
}

/** A word to each of those whose case it is. */
export function toParties({ owner, customer = owner }: Case["people"], notice: Text): Post[] {
  return [...new Set([owner, customer])].map((to) => ({ notice, to }));
}

export function isParty({ people }: Case, { id }: Person): boolean {
  return id === people.owner || id === people.customer;
}

/** A step handed over needs the role and a second pair of eyes; otherwise the named customer, else the owner. */
export function mayAnswer(theCase: Case, step: Step, who: Person): boolean {
  if (step.kind === "approve") return (who.roles ?? []).includes(step.role) && !isParty(theCase, who);
  return who.id === answererOf(theCase.people, step);
}

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

/** Keeps an answer or a result. */
export function keep(c: Case, key: string, value: Json, from: Json | undefined, turn: number | undefined): void {
  c.answers = { ...c.answers, [key]: value };
  c.from = from === undefined ? without(c.from, key) : { ...c.from, [key]: from };
  c.turns = turn === undefined ? without(c.turns, key) : { ...c.turns, [key]: turn };
}

export function takeBack(c: Case, key: string): void {
  c.answers = without(c.answers, key) ?? {};
  c.from = without(c.from, key);
  c.turns = without(c.turns, key);
}

export function putWork(c: Case, id: string, work: Work): void {
  c.working = { ...c.working, [id]: work };
}

export function endWork(c: Case, id: string): void {
  c.working = without(c.working, id);
}

/** What is under way learns that a step was answered anew. */
export function tellWork(c: Case, key: string): void {
  for (const id in c.working) {
    const work = c.working[id]!;
    if (!work.since?.includes(key)) putWork(c, id, { ...work, since: [...(work.since ?? []), key] });
  }
}

/** The same press never lets one kind of effect run twice. */
export function spend(c: Case, effect: string, authority: number): void {
  if (authority > (c.spent?.[effect] ?? 0)) c.spent = { ...c.spent, [effect]: authority };
}

/** A copy without it, or nothing instead of an empty one; what something was deleted from would take twice as long to become JSON. */
function without<T>(record: Record<string, T> | undefined, key: string): Record<string, T> | undefined {
  if (record?.[key] === undefined) return record;
  const { [key]: _, ...rest } = record;
  for (const _ in rest) return rest;
  return undefined;
}
