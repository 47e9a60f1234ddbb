import type { Flow } from "../flow.ts";
import type { Case, Choice } from "../types.ts";

/**
 * What an operator may press who has found what a create has made: the box for its number, or the word itself where no
 * number is needed.
 */
export function foundChoice({ foundBy }: Flow): Choice {
  return foundBy
    ? { key: "found-what", label: { key: "talk.choice-found-what" } }
    : { key: "found", label: { key: "talk.choice-found-it" } };
}

/** What an operator may press to see, alone and for a while, whom the case is about. The card has it masked. */
export function peekChoices(flow: Flow, theCase: Case): Choice[] {
  const { mail, phone } = flow.index(theCase.answers);
  if (mail !== undefined) return [{ key: "peek", label: { key: "talk.choice-peek" } }];
  return phone === undefined ? [] : [{ key: "peek", label: { key: "talk.choice-peek-number" } }];
}
