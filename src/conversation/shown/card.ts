import { answererOf } from "../case.ts";
import { type Flow, isBefore } from "../flow.ts";
import { forCustomer } from "../may.ts";
import { madeIn } from "../reveals.ts";
import { hasSeal, labelOf, placeOf, queued, retiredEnd, retiredText, sealWork } from "../status.ts";
import { type Answers, isUnasked, type Step, type StepOf } from "../step.ts";
import { isOverdue, takeBackAt } from "../take-back.ts";
import { heldCard } from "../turn/hold.ts";
import { leftCard, waitsForAnother } from "../turn/leave.ts";
import { goodbye, isNoMoreTheirs } from "../turn/not-them.ts";
import { limitTold } from "../turn/secret-limit.ts";
import { calm } from "../turn/stop.ts";
import { troubleCard } from "../turn/trouble.ts";
import { operators, operatorsCard } from "../turn/verdict.ts";
import type { Audience, Case, Choice, Decision, Text, View } from "../types.ts";
import { applies, isFrozen, isSealed, newestWork, type Position, walk } from "../walk.ts";
import { waysOut } from "../ways-out.ts";
import { greeted } from "./greeting.ts";
import { cappedCard, withLifts } from "./lift.ts";
import { withLink } from "./link.ts";
import { question, resendOf } from "./question.ts";
import { underWay } from "./under-way.ts";

/**
 * What one audience sees of a case now. It is drawn from the walk and not from the question kept in the case, because a
 * deploy may have changed the flow since. `known` is the position of the turn that made `theCase`.
 */
export function card(flow: Flow, theCase: Case, audience: Audience, known?: Position): View {
  if (isNoMoreTheirs(theCase, audience)) return goodbye(flow, theCase);
  const shown = withCallsAgain(theCase, audience, drawn(flow, theCase, audience, known));
  const view = audience === "owner" ? noted(theCase, withLifts(theCase, withLink(flow, theCase, shown))) : shown;
  if (audience !== "customer") return view;
  return forThem(flow, theCase, { ...view, body: view.body.map((text) => calm(theCase, text)) });
}

/** The card of the customer, with the buttons that they may press. */
function forThem(flow: Flow, theCase: Case, view: View): View {
  const isOwnDetour = theCase.aside?.by !== undefined; // only somebody who may edit can have begun it
  const mayLeave = theCase.state === "open" && !isSealed(theCase) && !flow.retired;
  if (isOwnDetour || !(view.choices || mayLeave)) return view;
  return { ...view, choices: forCustomer(view.choices ?? [], mayLeave ? waysOut(flow, theCase) : []) };
}

/** The card of a person who wants no calls has a button for calls. */
function withCallsAgain({ state, called }: Case, audience: Audience, view: View): View {
  if (state !== "open" || !called?.[audience]?.off) return view;
  return { ...view, choices: [...(view.choices ?? []), { key: "calls", label: { key: "talk.choice-calls" } }] };
}

const mostNotes = 3;

/** The newest notes below what the card says. Only agents get them. */
function noted({ agentNotes = [] }: Case, view: View): View {
  if (agentNotes.length === 0) return view;
  const lines = agentNotes.slice(-mostNotes).map(({ by, at, text }): Text => {
    return { key: "talk.note-line", values: { person: { person: by }, at: { at }, text } };
  });
  return { ...view, body: [...view.body, ...lines] };
}

function drawn(flow: Flow, theCase: Case, audience: Audience, known: Position | undefined): View {
  const title: Text = { key: "talk.title", values: { name: flow.name, case: theCase.id } };
  if (audience === operators && theCase.trouble && !hasSeal(theCase) && !theCase.held)
    return troubleCard(flow, theCase, title, theCase.trouble);
  if (theCase.state !== "open") return closed(flow, theCase, audience, title);
  const seal = sealWork(theCase);
  if (audience === operators && seal) return operatorsCard(flow, theCase, title, seal);
  if (audience === operators && theCase.held) return heldCard(flow, theCase, title, audience);
  if (audience === operators && waitsForAnother(theCase)) return leftCard(theCase, title, audience);
  if (audience === operators)
    return cappedCard(flow, theCase, title) ?? { title, body: [{ key: "talk.operators-not-now" }] };
  if (isSealed(theCase)) return { title, ...underWay(flow, theCase, audience) };
  const isPartys = audience === "owner" || audience === "customer";
  if (theCase.aside && theCase.aside.kind !== "edit") {
    const isTheirs = audience === "owner" || (isPartys && theCase.aside.by !== undefined);
    if (!isTheirs) return { title, body: [{ key: "talk.being-changed" }] };
    return { title, ...(theCase.aside.kind === "cancel" ? cancelAside(theCase) : pickAside(flow, theCase)) };
  }
  if (theCase.held) return heldCard(flow, theCase, title, audience);
  if (waitsForAnother(theCase)) return leftCard(theCase, title, audience);
  if (flow.retired) return { title, body: [retiredText(flow, theCase)], choices: isPartys ? [cancelChoice] : [] };
  const position = known ?? walk(flow, theCase);
  const { answers } = position;
  if (!theCase.pending || !("from" in position)) {
    const body = position.at === "working" ? running(theCase, position.step, answers) : [moment];
    const shown = { body, choices: isPartys ? [cancelChoice] : [] };
    return { title, ...(audience === "customer" ? greeted(flow, theCase, shown, false) : shown) };
  }
  const { step } = position;
  return { title, ...asking(flow, theCase, audience, step, answers) };
}

/** A question on the card of whoever is asked, and on those of the others whom it waits for. */
function asking(
  flow: Flow,
  theCase: Case,
  audience: Audience,
  step: Step,
  answers: Answers,
): Omit<View, "title"> & { title?: Text } {
  const isAsked = isFor(theCase, step, audience);
  const shown: Omit<View, "title"> & { title?: Text } = isAsked
    ? question(flow, theCase, step, answers)
    : waiting(flow, theCase, step, audience);
  if (audience === "customer") return greeted(flow, theCase, shown, isAsked);
  shown.title = titleWithPlace(flow, theCase, step);
  if (isAsked) shown.body = [...shown.body, ...customersPart(flow, theCase, audience)];
  return shown;
}

/** The title for those who go through all the steps, which a customer does not. */
function titleWithPlace(flow: Flow, theCase: Case, step: Step): Text {
  const { n, of } = placeOf(flow, theCase, step);
  return { key: "talk.title-step", values: { name: flow.name, case: theCase.id, n, of } };
}

/** Which fields the customer answers later, for the owner who is asked now. Nothing is said where no customer is named. */
function customersPart({ steps }: Flow, theCase: Case, audience: Audience): Text[] {
  const { people, answers } = theCase;
  if (audience !== "owner" || people.customer === undefined) return [];
  const theirs = steps.filter(
    (step) =>
      "by" in step &&
      step.by === "customer" &&
      !isUnasked(step, theCase) &&
      !(step.key in answers) &&
      applies(step, theCase),
  );
  const [first, ...others] = theirs.map(labelOf);
  if (!first) return [];
  const fields = others.reduce<Text>((all, next) => ({ key: "talk.and", values: { first: all, next } }), first);
  return [{ key: "talk.customers-part", values: { person: { person: people.customer }, fields } }];
}

const moment: Text = { key: "talk.one-moment" };
const takeBackChoice: Choice = { key: "take-back", label: { key: "talk.choice-take-back" } };
const cancelChoice: Choice = { key: "cancel", label: { key: "talk.choice-cancel" } };

/**
 * Whether the question of this step stands on the card of this audience: an approval for the step's role, the
 * customer's questions for the customer if one is named, all others for the owner.
 */
function isFor({ people }: Case, step: Step, audience: Audience): boolean {
  if (step.kind === "approve") return audience === step.role;
  return audience === (answererOf(people, step) === people.customer ? "customer" : "owner");
}

function waiting(flow: Flow, theCase: Case, step: Step, audience: Audience): Omit<View, "title"> {
  const { people, pending } = theCase;
  const person = step.kind === "approve" ? { key: "talk.an-approver" } : { person: answererOf(people, step) };
  const waits: Text = { key: "talk.waits-for-field", values: { person, field: labelOf(step) } };
  const rests: Text[] = theCase.stopped?.why ? [{ key: "pause.customer" }] : [];
  if (audience === "customer") return { body: [...rests, ...limitTold(flow, theCase), waits], choices: [cancelChoice] };
  if (audience !== "owner") {
    const last = undecided(theCase);
    return { body: [...decisions(flow, theCase, audience), ...(last ? [last] : []), waits] };
  }
  const edit: Choice = { key: "edit", label: { key: "talk.choice-edit-any" } };
  const at = takeBackAt(flow, theCase);
  const isLate = isOverdue(flow, theCase);
  const later: Text[] =
    at === undefined || isLate ? [] : [{ key: "talk.take-back-from", values: { case: theCase.id, at: { at } } }];
  return {
    body: [...(pending?.notes ?? []), waits, ...later],
    choices: [...(isLate ? [takeBackChoice] : []), ...resendOf(flow, step), edit, cancelChoice],
  };
}

/** How a question to approvers ended without an approval, until its agent asks again. */
function undecided({ pending }: Case): Text | undefined {
  const { key, values } = pending?.why ?? { key: "" };
  const said: Record<string, string> = {
    "talk.declined-why": "talk.declined-by-why",
    "talk.declined": "talk.declined-by",
    "talk.taken-back": "talk.taken-back-unapproved",
  };
  return said[key] === undefined ? undefined : { key: said[key], ...(values && { values }) };
}

/** What this role has approved so far, one line each. */
function decisions(flow: Flow, theCase: Case, role: string): Text[] {
  return flow.steps.flatMap((step) => {
    const decision = step.kind === "approve" && step.role === role ? theCase.answers[step.key] : undefined;
    if (decision === undefined) return [];
    const { by, at } = decision as Decision;
    const isChanging = theCase.state === "open" && isBefore(flow, theCase.pending?.key, step);
    const key = isChanging ? "talk.approved-at-changing" : "talk.approved-at";
    return [{ key, values: { person: { person: by }, at: { at } } }];
  });
}

function cancelAside(theCase: Case): Omit<View, "title"> {
  return {
    body: [{ key: "talk.cancel-sure", values: { case: theCase.id } }],
    choices: [
      { key: "cancel:yes", label: { key: "talk.choice-cancel-yes" }, style: "danger" },
      { key: "keep", label: { key: "talk.choice-cancel-no" } },
    ],
  };
}

function pickAside(flow: Flow, theCase: Case): Omit<View, "title"> {
  const mayEdit = (step: Step): step is StepOf<"ask"> =>
    step.kind === "ask" &&
    theCase.answers[step.key] !== undefined &&
    applies(step, theCase) &&
    !isFrozen(theCase, step.key);
  const choices = flow.steps.filter(mayEdit).map((step): Choice => ({ key: `edit:${step.key}`, label: step.label }));
  return {
    body: [{ key: "talk.pick-field" }],
    choices: [...choices, { key: "keep", label: { key: "talk.choice-keep" } }],
  };
}

function running(theCase: Case, step: StepOf<"perform">, answers: Answers): Text[] {
  const { stage, inSeconds } = newestWork(theCase, step.key, step.input(answers, theCase.facts)) ?? {};
  if (inSeconds !== undefined) return [queued(inSeconds)];
  return (stage && step.working?.(stage, answers)) ?? [moment];
}

function closed(flow: Flow, theCase: Case, audience: Audience, title: Text): View {
  const view = ended(flow, theCase, audience, title);
  if (audience !== "owner" || flow.retired) return view;
  const choices = [...(view.choices ?? []), ...afterwards(flow, theCase)];
  return choices.length > 0 ? { ...view, choices } : view;
}

/** What the owner may go on to: pass the result on to the customer, or open another request like this one. */
function afterwards(flow: Flow, theCase: Case): Choice[] {
  const isLike = flow.copies.some((key) => theCase.answers[key] !== undefined && theCase.answers[key] !== null);
  return [
    ...(theCase.state === "done" && flow.handout ? [{ key: "handout", label: { key: "talk.choice-handout" } }] : []),
    ...(isLike ? [{ key: "again", label: { key: "talk.choice-again-like" } }] : []),
  ];
}

/** A case that is done, with its answers as the newest flow reads them. */
export function endOf(flow: Flow, theCase: Case): Answers {
  const answers: Answers = { ...theCase.answers };
  if (flow.seal && theCase.closedBy !== undefined) answers[flow.seal.key] = answers[theCase.closedBy];
  return answers;
}

function ended(flow: Flow, theCase: Case, audience: Audience, title: Text): View {
  if (theCase.state === "expired" && flow.retired) return { title, body: [retiredEnd(flow, theCase)] };
  if (theCase.state !== "done")
    return { title, body: [{ key: `talk.closed-${theCase.state}`, values: { case: theCase.id } }] };
  const answers = endOf(flow, theCase);
  const view = flow.done(answers, theCase);
  const owed = madeIn(answers);
  const isEntitled = audience === (theCase.people.customer ? "customer" : "owner");
  if (!owed || theCase.revealed || !isEntitled) return view;
  const body: Text[] = [...view.body, (theCase.found && flow.reveals.owedFound) || flow.reveals.owed];
  return {
    ...view,
    body,
    choices: [...(view.choices ?? []), { key: "reveal", label: flow.reveals.show, style: "primary" }],
  };
}
