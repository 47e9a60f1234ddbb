import { answererOf, same } from "../case.ts";
import type { Correction, Flow } from "../flow.ts";
import type { Answers } from "../step.ts";
import type { Case } from "../types.ts";
import { applies, isFrozen } from "../walk.ts";
import { draftOf, touch } from "./draft.ts";
import { fill } from "./fill-form.ts";
import { obey } from "./obey.ts";
import { proceed, withdraw } from "./proceed.ts";
import type { FieldRead, Saying } from "./read-field.ts";
import { standing } from "./remember-answer.ts";
import type { Turn } from "./turn.ts";

/**
 * Corrects answers that a text names, as a filled form with these fields would: "change the mail to bo@example.com".
 * What can't be read is asked for again. Undefined where the text names none of this person's, or may be an answer to
 * the open question.
 */
export function putRight(
  flow: Flow,
  theCase: Case,
  event: Saying,
  now: number,
  field: FieldRead | undefined,
): Turn | undefined {
  const told = corrections(flow, theCase, event, field);
  const wrong = told.find(({ to }) => to === undefined);
  const values = told.flatMap(({ key, to }) => (to === undefined ? [] : [[key, to]]));
  if (values.length === 0) return wrong && obey(flow, theCase, { do: "edit", key: wrong.key }, event, now);
  const d = withdraw(draftOf(flow, theCase, now));
  touch(d);
  d.case.aside = undefined;
  const news = fill(d, Object.fromEntries(values), event.from);
  if (wrong && !news.note) d.case.aside = { kind: "edit", key: wrong.key };
  return proceed(d, news);
}

/** What a text corrects of the answers that are this person's. */
export function corrections(flow: Flow, theCase: Case, { from, text }: Saying, field?: FieldRead): Correction[] {
  if (field?.outcome.ok && !field.at.step.free) return []; // it is an answer, and not one that any words can be
  const told = flow.corrects(text);
  if (told.length === 0) return [];
  const known = standing({ flow, case: theCase });
  return told.filter((each) => isCorrection(flow, theCase, from.id, each, known, field));
}

function isCorrection(
  flow: Flow,
  theCase: Case,
  who: string,
  { key, to, isPlain }: Correction,
  { [key]: before, ...others }: Answers,
  field: FieldRead | undefined,
): boolean {
  const step = flow.byKey.get(key);
  const isTheirs = step?.kind === "ask" && answererOf(theCase.people, step) === who;
  if (!isTheirs || !applies(step, theCase) || isFrozen(theCase, key)) return false;
  const isOpen = field?.at.step.key === key;
  if (!isOpen && before === undefined) return false;
  const outcome = to === undefined ? undefined : step.read(to, others, theCase.facts);
  if (isOpen) return (step.free !== undefined || !field.outcome.ok) && isPlain === true && outcome?.ok === true;
  if (!outcome) return !field?.outcome.ok;
  if (isPlain) return !outcome.ok || !same(outcome.value, before);
  return !field?.outcome.ok && outcome.ok && step.free === undefined && !same(outcome.value, before);
}
