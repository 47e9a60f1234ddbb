import type { Case, Person } from "./types.ts";

/** A platform gives a member one id, whichever of its workspaces or servers they come from: the last part of a person's. */
function memberOf(id: string): string {
  const parts = id.split(":");
  return `${parts[0]}:${parts.at(-1)}`;
}

/** Whether an id, or one of several, is this person's. */
export function isSamePerson({ id, also = [] }: Person, ...others: readonly string[]): boolean {
  const theirs = new Set([id, ...also].map(memberOf));
  return others.some((other) => theirs.has(memberOf(other)));
}

/** Whether the case is theirs, or was: nobody confirms alone what they asked for. */
export function isConcerned({ people: { owner, customer }, former = [], at }: Case, who: Person): boolean {
  const left = [at["left-owner"], at["left-customer"]];
  return [owner, customer, ...former, ...left].some((id) => id !== undefined && isSamePerson(who, id));
}
