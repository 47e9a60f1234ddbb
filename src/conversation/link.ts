import type { Case, CaseLink } from "./types.ts";

/** The link of the customer of now. Undefined when none is named by a link, or it has ended. */
export function linkOf({ link, people }: Pick<Case, "link" | "people">): CaseLink | undefined {
  return link && link.person === people.customer && link.ended === undefined ? link : undefined;
}

/** Whether a password can be typed: where the owner opened the case, or on the page of a customer who has a link. */
export function masksTyping(theCase: Pick<Case, "facts" | "link" | "people">): boolean {
  return theCase.facts.masks !== false || linkOf(theCase) !== undefined;
}
