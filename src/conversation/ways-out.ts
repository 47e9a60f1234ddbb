import type { CodeBy, Flow } from "./flow.ts";
import type { Case, Choice } from "./types.ts";

/** The buttons with which a customer gets out of it: the number or address is not theirs, or all of it is not. */
export function waysOut(flow: Flow, theCase: Case): Choice[] {
  const by = codeBy(flow, theCase);
  const label = by === "mail" ? "talk.choice-not-my-address" : "talk.choice-not-my-number";
  return [
    ...(by ? [{ key: "not-my-number", label: { key: label } }] : []),
    { key: "not-me", label: { key: "talk.choice-not-me" } },
  ];
}

/** How a code comes to the customer, as far as the answers tell. Undefined where none does. */
export function codeBy({ greets }: Flow, { answers }: Case): CodeBy | undefined {
  return greets.codeBy?.(answers);
}
