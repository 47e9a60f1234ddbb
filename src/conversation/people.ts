import type { Step } from "./step.ts";
import type { Case, Person, Post, Text } from "./types.ts";

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
