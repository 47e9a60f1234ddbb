import { toParties } from "../case.ts";
import type { Flow } from "../flow.ts";
import { retiredText, withTeam } from "../status.ts";
import type { Case, Choice, FromPerson, Refusal, Text, View, Work } from "../types.ts";
import { type Draft, draftOf, tell, touch } from "./draft.ts";
import { close, finish } from "./finish.ts";
import { forget, refuse } from "./forget.ts";
import { foundChoice, peekChoices } from "./look-for-it.ts";
import { proceed } from "./proceed.ts";
import type { Turn } from "./turn.ts";
import { askedBy, operators, promiseVerdictCheck, type Verdict, verdictId, verdictIn } from "./verdict.ts";

/**
 * What an operator may decide about a held case: let its people try once more, close it, or say that what they wanted
 * was found.
 */
export type Release = { is: "more" | "close" } | Extract<Verdict, { is: "found" }>;

/** The operator's decision in what they said or pressed, if it is one. */
export function releaseIn(event: FromPerson, verdict: Verdict | undefined): Release | undefined {
  if (verdict?.is === "found") return verdict;
  const word = event.type === "said" ? event.text : event.type === "pressed" ? event.choice : "";
  if (/^\s*(?:more|(?:let them )?try once more)\s*$/i.test(word)) return { is: "more" };
  return /^\s*close(?: it)?\s*$/i.test(word) ? { is: "close" } : undefined;
}

/** Whether these words, without the number of a case, are what an operator decides by. */
export function isJudgement(text: string): boolean {
  const said: FromPerson = { type: "said", id: "", from: { id: "" }, text };
  return releaseIn(said, verdictIn(said)) !== undefined || verdictIn(said) !== undefined;
}

/** Holds the case: nothing more is asked of its people, and nothing is spent, until an operator has decided. */
export function hold(d: Draft, effect: string, work: Work, { why, redo }: Refusal): Turn {
  const c = d.case;
  if (redo !== undefined && d.flow.byKey.has(redo)) forget(d, redo);
  else refuse(d, { key: work.key, from: work.from, why });
  const tried = work.seal && work.stage !== "queued" ? { effect } : {};
  c.held = { why: withTeam(why), n: c.version, ...tried };
  c.pending = undefined;
  c.aside = undefined;
  c.roles = [...new Set([...(c.roles ?? []), operators])];
  touch(d);
  return finish(d);
}

/** Carries out an operator's decision about a held case. */
export function release(flow: Flow, theCase: Case, decided: Release, event: FromPerson, now: number): Turn {
  const { from } = event;
  const { held, people } = theCase;
  const values = { case: theCase.id, person: { person: from.id } };
  if ("question" in event && event.question !== undefined && event.question !== verdictId(theCase))
    return tell(theCase, from.id, { key: "talk.moved-on" });
  if (decided.is === "more" && flow.retired) return tell(theCase, from.id, retiredText(flow, theCase));
  if (decided.is === "found" && held?.effect === undefined) return otherDecision(theCase, from.id);
  const d = draftOf(flow, theCase, now);
  touch(d);
  if (decided.is === "found") {
    const input = { effect: held!.effect!, by: from.id, found: decided.id ?? null, first: null };
    return { ...promiseVerdictCheck(d, input), verdict: "found" };
  }
  const key = decided.is === "more" ? "talk.tries-given" : "talk.closed-by";
  d.posts.push(...toParties(people, { key, values }));
  if (decided.is === "close") return { ...close(d, "failed"), verdict: "closed" };
  d.case.held = undefined;
  d.case.facts = { ...d.case.facts, more: moreTries(theCase) + 1 };
  return { ...proceed(d), verdict: "more tries" };
}

/** What happened, without the sentence that the people who run the desk were told of it: they read this. */
function bare({ key, values }: Text): Text {
  const text = values?.text;
  return key === "talk.with-team" && typeof text === "object" && "key" in text
    ? text
    : { key, ...(values && { values }) };
}

/** How many more tries operators have granted to this case. */
export function moreTries({ facts }: Pick<Case, "facts">): number {
  return typeof facts.more === "number" ? facts.more : 0;
}

/** What operators may decide about a held case. */
function decisionsOf({ id, held }: Case): Text[] {
  const found: Text[] = held?.effect === undefined ? [] : [{ key: "talk.operators-held-found" }];
  return [{ key: "talk.operators-held", values: { case: id } }, ...found];
}

/** Answers an operator whose word is none of the decisions that the held case waits for. */
export function otherDecision(theCase: Case, who: string): Turn {
  return tell(theCase, who, decisionsOf(theCase)[0]!);
}

/** The card of a held case, for its people or for operators. */
export function heldCard(flow: Flow, theCase: Case, title: Text, audience: string): View {
  const { why, effect } = theCase.held!;
  if (audience !== operators) {
    const isPartys = audience === "owner" || audience === "customer";
    return { title, body: [why], choices: isPartys ? [{ key: "cancel", label: { key: "talk.choice-cancel" } }] : [] };
  }
  const more: Choice = { key: "more", label: { key: "talk.choice-more" }, style: "primary" };
  const close: Choice = { key: "close", label: { key: "talk.choice-close" }, style: "danger" };
  return {
    title,
    body: [bare(why), ...decisionsOf(theCase)],
    fields: [askedBy(theCase)],
    choices: [
      ...(flow.retired ? [] : [more]),
      close,
      ...(effect === undefined ? [] : [foundChoice(flow)]),
      ...peekChoices(flow, theCase),
    ],
  };
}
