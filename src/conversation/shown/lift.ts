import { stoppedBy } from "../turn/lift.ts";
import type { Case, Text, View } from "../types.ts";

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
