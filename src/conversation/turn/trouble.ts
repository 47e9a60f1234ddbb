import type { Flow } from "../flow.ts";
import type { Case, Text, View } from "../types.ts";
import { peekChoices } from "./look-for-it.ts";
import { askedBy, operators } from "./verdict.ts";

/** Notes trouble that only the people who run the desk can mend. The turn shows them a card of it. */
export function meet(c: Case, trouble: NonNullable<Case["trouble"]>): void {
  c.trouble = trouble;
  if (!c.roles?.includes(operators)) c.roles = [...(c.roles ?? []), operators];
}

/** The operators' card of a case that met trouble: what its people read, and what mends it. */
export function troubleCard(
  flow: Flow,
  theCase: Case,
  title: Text,
  { why, remedy }: NonNullable<Case["trouble"]>,
): View {
  const values = { case: theCase.id };
  const body = why ? [{ key: "talk.operators-trouble", values }, why] : [{ key: "talk.operators-look", values }];
  return { title, body: [...body, remedy], fields: [askedBy(theCase)], choices: peekChoices(flow, theCase) };
}
