import type { Flow } from "../flow.ts";
import { labelOf, manualOf } from "../status.ts";
import type { Step } from "../step.ts";
import { isOverdue } from "../take-back.ts";
import { promisedAt } from "../turn/forget.ts";
import { waitsForAnother } from "../turn/leave.ts";
import { calm, isStopped } from "../turn/stop.ts";
import { operators } from "../turn/verdict.ts";
import type { Audience, CallAbout, Case, LinkTrouble, Text } from "../types.ts";
import { card } from "./card.ts";

/** What a call says, drawn from the case as it is now. */
export interface Call {
  /** The turn that promised the call. A call rings once. */
  n: number;
  /** The person who is called. Absent for a role. */
  person?: string;
  about: CallAbout;
  text: Text;
  /** It is about the customer's link, so that a new one can be made at once. */
  link?: true;
  /** The instant from which it may ring (ms). */
  at: number;
  /** It was answered or overtaken, or is not wanted any more. It rings no more. */
  over?: true;
}

/** The call to this audience. Undefined when it was never called. */
export function callOf(flow: Flow, theCase: Case, audience: Audience): Call | undefined {
  const called = theCase.called?.[audience];
  if (!called) return undefined;
  const { n, about, at, over, off, link, wentOn } = called;
  const values = { case: theCase.id };
  if (over) return { n, about, at, text: { key: off ? "talk.calls-no-more" : "talk.call-over", values }, over };
  const person = theCase.people[audience as keyof Case["people"]];
  const its = link ? linkText(theCase, link) : textOf(flow, theCase, audience, about);
  const text: Text = wentOn ? { key: "pause.went-on", values: { text: its } } : its;
  return { n, about, at, text, ...(link && { link: true as const }), ...(person !== undefined && { person }) };
}

function linkText({ id, link }: Case, is: LinkTrouble): Text {
  return { key: `link.call-${is}`, values: { case: id, words: link?.words ?? "" } };
}

function textOf(flow: Flow, theCase: Case, audience: Audience, about: CallAbout): Text {
  const values = { case: theCase.id };
  if (waitsForAnother(theCase) && about !== "stuck") return card(flow, theCase, audience).body[0]!;
  const { why } = theCase.stopped ?? {};
  if (why && about === "turn" && isStopped(theCase))
    return { key: "talk.about", values: { ...values, text: audience === "customer" ? calm(theCase, why) : why } };
  const step = theCase.pending && flow.byKey.get(theCase.pending.key);
  if (about === "ended" || about === "stuck" || (!step && audience !== operators)) {
    const [text = { key: "talk.one-moment" }] = card(flow, theCase, audience).body;
    const key = about === "stuck" ? "talk.call-stuck" : theCase.state === "done" ? "talk.call-done" : "talk.about";
    return { key, values: { ...values, text } };
  }
  if (!step) return operatorsText(flow, theCase);
  const field = labelOf(step);
  if (about === "silent") {
    const { customer } = theCase.people;
    const person =
      step.kind === "approve" || customer === undefined ? { key: "talk.an-approver" } : { person: customer };
    const key = isOverdue(flow, theCase) ? "talk.call-overdue" : "talk.call-silent";
    return { key, values: { ...values, person, field, at: { at: endOf(flow, theCase) } } };
  }
  const said = theCase.pending?.notes?.find(({ key }) => key === "talk.number-wrong");
  if (said && about === "turn") return said;
  const fresh = freshUntil(flow, theCase, step);
  const key = asking[about][fresh === undefined ? "open" : "fresh"];
  return { key, values: { ...values, field, at: { at: fresh ?? endOf(flow, theCase) } } };
}

/** The words for what is asked, while it is open or while a code is good. */
const asking = {
  turn: { open: "talk.call-turn", fresh: "talk.call-turn-code" },
  reminder: { open: "talk.call-reminder", fresh: "talk.call-reminder-code" },
};

function operatorsText(flow: Flow, theCase: Case): Text {
  const values = { case: theCase.id };
  if (manualOf(theCase)) return { key: "talk.call-judge", values };
  return { key: "talk.call-held", values: { ...values, at: { at: endOf(flow, theCase) } } };
}

function endOf({ draftMs }: Flow, { touched }: Case): number {
  return touched + draftMs;
}

/** Until when what this step asks for can be used, such as a texted code (ms). Undefined for any other step. */
function freshUntil({ performs }: Flow, { answers, pending, working }: Case, step: Step): number | undefined {
  const source = step.kind === "secret" && performs.find(({ key }) => key === step.limit?.then);
  if (!source || source.freshMs === undefined) return undefined;
  const at = promisedAt(answers[source.key]) ?? working?.[String(pending?.from)]?.at;
  return at === undefined ? undefined : at + source.freshMs;
}
