import type { Flow } from "../flow.ts";
import { partOf } from "../may.ts";
import { busyOf, heldText, retiredText } from "../status.ts";
import type { StepOf } from "../step.ts";
import type { Case, Person, Text } from "../types.ts";
import { isSealed } from "../walk.ts";

/** What a party of an open case can say, as far as it works now and with this kind of request. */
export function helpText(flow: Flow, theCase: Case, who: Person): Text {
  const isCustomer = partOf(theCase, who) === "customer";
  if (isSealed(theCase)) return { key: "talk.help-sealed", values: { text: busyOf(flow, theCase) } };
  if (theCase.held)
    return { key: isCustomer ? "talk.help-held-customer" : "talk.help-held", values: { text: heldText(theCase) } };
  if (flow.retired) return retiredText(flow, theCase);
  const isTexted = flow.performs.some(({ againMs }) => againMs !== undefined);
  const example = exampleOf(flow);
  if (isCustomer) return { key: isTexted ? "talk.help-customer" : "talk.help-customer-only" };
  return {
    key: isTexted ? "talk.help" : "talk.help-no-code",
    values: { field: example ? wordOf(example) : flow.steps[0]!.key },
  };
}

/** The last field that everybody types, else the first that anybody does, else the first field. */
function exampleOf({ steps }: Flow): StepOf<"ask"> | undefined {
  const asks = steps.filter((step) => step.kind === "ask");
  const typed = asks.filter(({ as }) => as !== "choice");
  return typed.findLast(({ optional, when }) => !optional && !when) ?? typed[0] ?? asks[0];
}

/** What is said after `edit` for this field. */
function wordOf({ key, alias = [] }: StepOf<"ask">): string {
  return key === key.toLowerCase() ? key : (alias[0] ?? key);
}
