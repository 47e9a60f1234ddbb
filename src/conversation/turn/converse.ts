import { isParty, mayAnswer, questionId } from "../case.ts";
import type { Flow } from "../flow.ts";
import { toldInOne } from "../spread-out.ts";
import type { Case, FromPerson } from "../types.ts";
import { isSealed, type Position } from "../walk.ts";
import { actOn } from "./act-on.ts";
import { leavesAside } from "./answer.ts";
import { draftOf, tell, touch } from "./draft.ts";
import { proceed } from "./proceed.ts";
import type { FieldRead, Saying } from "./read-field.ts";
import { replyTo } from "./reply.ts";
import { tellsAnswers } from "./tells-answers.ts";
import type { Turn } from "./turn.ts";

/**
 * Answers a sentence that answers no question, such as "no text came". Undefined when it is not understood, or when it
 * is an answer to the open question.
 */
export function converse(
  flow: Flow,
  theCase: Case,
  event: FromPerson,
  now: number,
  position: Position | undefined,
  field: FieldRead | undefined,
): Turn | undefined {
  if (!isParty(theCase, event.from)) return undefined;
  if (event.type === "pressed") return isNotAnswer(theCase, event) ? notAnswer(flow, theCase, event, now) : undefined;
  if (event.type !== "said") return undefined;
  const taken = field !== undefined && isTaken(flow, field, event.text);
  if ((taken && !field.at.step.free) || isSecretIn(theCase, position, event)) return undefined;
  const means = flow.hears.means(event.text) ?? (taken ? flow.hears.decides(event.text) : undefined);
  if (means === undefined || leavesAside(flow, theCase, event.text)) return undefined;
  if (tellsAnswers(flow, theCase, means, event, field)) return undefined;
  if (taken && isLikeName(flow, event.text)) return undefined;
  if (taken && couldBe(event.text)) return askWhether(flow, theCase, field, event, means, now);
  if (field && !taken && flow.hears.fields?.[means]?.includes(field.at.step.key)) return undefined; // it is what is asked just now
  return meant(flow, theCase, means, event, now);
}

function isTaken(flow: Flow, { at, outcome }: FieldRead, said: string): boolean {
  return outcome.ok || outcome.offers !== undefined || toldInOne(flow, at.step.key, said) !== undefined;
}

function isNotAnswer(theCase: Case, { choice, question }: Extract<FromPerson, { type: "pressed" }>): boolean {
  const isOpen = question === undefined || question === questionId(theCase);
  return choice === "not-answer" && isOpen && theCase.pending?.meant !== undefined && !isSealed(theCase);
}

/**
 * A press that says that what was typed was no answer: it is answered as what else it means, and the question stays.
 */
function notAnswer(flow: Flow, theCase: Case, event: FromPerson, now: number): Turn {
  const { meant: means, why: _, offers: __, ...pending } = theCase.pending!;
  const asked: Case = { ...theCase, pending };
  const turn = meant(flow, asked, means!, event, now);
  if (turn.case !== asked) return turn;
  const d = draftOf(flow, asked, now);
  touch(d);
  d.posts.push(...turn.posts);
  return proceed(d);
}

/** Does what a sentence asks for, or answers it. */
function meant(flow: Flow, theCase: Case, means: string, event: FromPerson, now: number): Turn {
  const acted = actOn(flow, theCase, means, event, now);
  return acted ?? tell(theCase, event.from.id, replyTo(flow, theCase, means, event.from, now));
}

/** Whether the text holds what the open question for a secret, such as a code, asks this person. */
function isSecretIn(theCase: Case, position: Position | undefined, { from, text }: Saying): boolean {
  const step = position?.at === "question" ? position.step : undefined;
  return step?.kind === "secret" && mayAnswer(theCase, step, from) && step.read(text).ok;
}

/**
 * Whether a text that means something to the bot is written as names are: up to three words, each of which begins with a
 * capital or a digit, and nothing that people are known to say to it or to decide by. Chinese has no such mark.
 */
function isLikeName({ hears }: Flow, text: string): boolean {
  const words = text.trim().split(/\s+/);
  return (
    words.length <= 3 &&
    words.every((word) => /^[\p{Lu}\p{Nd}]/u.test(word)) &&
    !/[?？]/.test(text) &&
    !hears.knows(text) &&
    hears.decides(text) === undefined
  );
}

/** Whether a text is short enough for a name, and asks nothing. */
function couldBe(text: string): boolean {
  return text.length <= 40 && !/[?？\n]/.test(text);
}

/** Asks whether words that people say to the bot are the answer. The same words once more are. */
function askWhether(flow: Flow, theCase: Case, { at, outcome }: FieldRead, event: Saying, means: string, now: number) {
  const { step } = at;
  if (!outcome.ok) return undefined;
  const isAgain = theCase.pending?.offers?.some(({ key, value }) => key === "keep-typed" && value === outcome.value);
  if (isAgain) return undefined;
  const d = draftOf(flow, theCase, now);
  touch(d);
  const offers = [{ key: "keep-typed", label: { key: "said.is-it-yes" }, value: outcome.value }];
  return proceed(d, { note: { key: step.key, why: step.free!(event.text), offers, meant: means } });
}
