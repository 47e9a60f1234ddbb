import type { Flow } from "../flow.ts";
import { stoppedBy } from "../turn/lift.ts";
import { peekChoices } from "../turn/look-for-it.ts";
import { askedBy } from "../turn/verdict.ts";
import type { Case, Choice, Text, View } from "../types.ts";

const mostLines = 3;

/** The owner's card says who can lift the limit that holds the case up, and who has lifted one. Only agents get that. */
export function withLifts(theCase: Case, view: View): View {
  const { id, lifts = [] } = theCase;
  const lines = lifts.slice(-mostLines).map(({ by, at, why }): Text => {
    return { key: "talk.lift-line", values: { person: { person: by }, at: { at }, why } };
  });
  const hint: Text[] = stoppedBy(theCase) ? [{ key: "talk.lift-hint", values: { case: id } }] : [];
  return lines.length + hint.length === 0 ? view : { ...view, body: [...view.body, ...hint, ...lines] };
}

/** The operators' card of a case that is held up by a limit. Undefined for any other case. */
export function cappedCard(flow: Flow, theCase: Case, title: Text): View | undefined {
  const stopped = stoppedBy(theCase);
  if (!stopped) return undefined;
  const lift: Choice = { key: "lift", label: { key: "talk.choice-lift" }, style: "primary" };
  return {
    title,
    body: [{ key: "talk.lift-operators", values: { case: theCase.id } }, stopped.why],
    fields: [askedBy(theCase)],
    choices: [lift, ...peekChoices(flow, theCase)],
  };
}
