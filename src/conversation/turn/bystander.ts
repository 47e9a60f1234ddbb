import { answererOf, isParty } from "../case.ts";
import type { Flow } from "../flow.ts";
import { actionOf, agents, triedBy } from "../may.ts";
import type { Case, FromPerson, Person, Text } from "../types.ts";
import { notYours } from "./answer.ts";
import type { Command } from "./commands.ts";
import { quiet, tell } from "./draft.ts";
import { isNotThem } from "./not-them.ts";
import type { Turn } from "./turn.ts";
import { isOperator } from "./verdict.ts";

/** Whether somebody has no part in the case: neither its owner nor its customer, and without the role of an approver. */
export function isBystander(flow: Flow, theCase: Case, who: Person): boolean {
  if (isParty(theCase, who)) return false;
  return !flow.steps.some((step) => step.kind === "approve" && who.roles?.includes(step.role));
}

/**
 * Answers somebody who has no part in the case. An answer to the very question that is open is told whom it waits for,
 * as the card says. Whatever else they try, they are told the same in every state.
 */
export function turnAway(flow: Flow, theCase: Case, event: FromPerson, answers: boolean, command?: Command): Turn {
  const step = theCase.pending && flow.byKey.get(theCase.pending.key);
  if (step?.kind === "approve" && event.type === "said") return quiet(theCase); // people chat in an approvers' room
  const isAnswer = event.type === "said" || event.type === "pressed" || event.type === "filled";
  const tried = event.type === "said" && command ? actionOf(command.do) : triedBy(event);
  const told = answers && isAnswer && step && !isNotThem(theCase, event.from.id);
  const turn = told ? notYours(theCase, step, event) : tell(theCase, event.from.id, bystanderText(theCase, event.from));
  return { ...turn, refused: tried === "answer" && step?.kind === "approve" ? "decide" : tried };
}

/** What somebody is told who wants a box to type into, and whom the case asks nothing. */
export function notAskedText(flow: Flow, theCase: Case, who: Person): Text {
  const step = theCase.pending && flow.byKey.get(theCase.pending.key);
  if (theCase.state !== "open" || !step || step.kind === "approve" || isNotThem(theCase, who.id))
    return bystanderText(theCase, who);
  return { key: "talk.waits-for", values: { person: { person: answererOf(theCase.people, step) } } };
}

/**
 * What somebody is told who has no part in the case. It tells nothing of how far the case is. Those who could find the
 * case, or have had it, are told whose it is.
 */
function bystanderText({ id, state, people: { owner }, former }: Case, who: Person): Text {
  const isAgent = who.roles?.includes(agents) ?? false;
  if (!isAgent && !isOperator(who) && !former?.includes(who.id)) return { key: "talk.not-yours" };
  const values = { case: id, person: { person: owner } };
  if (state !== "open") return { key: "talk.theirs-closed", values };
  return { key: isAgent ? "talk.theirs" : "talk.theirs-only", values };
}
