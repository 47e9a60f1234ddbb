import { mayAnswer } from "../case.ts";
import type { StepOf } from "../step.ts";
import type { Case, FromPerson, Json, Outcome } from "../types.ts";
import type { Position } from "../walk.ts";

export type Saying = Extract<FromPerson, { type: "said" }>;
type AtField = Extract<Position, { at: "question" }> & { step: StepOf<"ask"> };

/** Whether the open question is one for a field, and this person's to answer. */
function asksField(theCase: Case, position: Position, { from }: Saying): position is AtField {
  const isOpen = position.at === "question" && theCase.pending?.key === position.step.key;
  const isAside = theCase.aside !== undefined && theCase.aside.kind !== "edit";
  return isOpen && !isAside && position.step.kind === "ask" && mayAnswer(theCase, position.step, from);
}

/** What the open question for a field reads in a text of somebody whom it asks. */
export interface FieldRead {
  at: AtField;
  outcome: Outcome<Json>;
}

/** Reads the text for the open question, if that asks this person for a field. */
export function readField(theCase: Case, position: Position, event: Saying): FieldRead | undefined {
  if (!asksField(theCase, position, event)) return undefined;
  return { at: position, outcome: position.step.read(event.text, position.answers, theCase.facts) };
}
