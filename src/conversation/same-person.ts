import type { Case, Person } from "./types.ts";

/**
 * The last part of a person's id. It is the same in every workspace or server of a platform, so it names the member.
 */
function memberOf(id: string): string {
  const parts = id.split(":");
  return `${parts[0]}:${parts.at(-1)}`;
}

/** Whether one of the other ids is this person's, on whichever platform or in whichever workspace. */
export function isSamePerson({ id, also = [] }: Person, ...others: readonly string[]): boolean {
  const theirs = new Set([id, ...also].map(memberOf));
  return others.some((other) => theirs.has(memberOf(other)));
}

/**
 * Whether this person has or had a part in the case, as owner or customer. Such a person never gives the second word on
 * it: nobody confirms alone what they asked for.
 */
export function isConcerned({ people: { owner, customer }, former = [], at }: Case, who: Person): boolean {
  const left = [at["left-owner"], at["left-customer"]];
  return [owner, customer, ...former, ...left].some((id) => id !== undefined && isSamePerson(who, id));
}
