import { answererOf, isParty, mayAnswer } from "../case.ts";
import type { Flow, Taken } from "../flow.ts";
import { linkOf } from "../link.ts";
import { isMadeFrom } from "../made-from.ts";
import { may, partOf } from "../may.ts";
import { isConcerned } from "../same-person.ts";
import { toldInOne } from "../spread-out.ts";
import { type Answers, isUnasked, type Step, type StepOf } from "../step.ts";
import type { Answering, Case, FromPerson, Json, Outcome, Person, Refusal, Text } from "../types.ts";
import { type Position, refusalOf, walk } from "../walk.ts";
import { approve, decline, declines } from "./approval.ts";
import { type Draft, draftOf, forbid, quiet, tell, touch } from "./draft.ts";
import { fill } from "./fill-form.ts";
import { nextRun } from "./next-run.ts";
import { type News, proceed, refOf, start } from "./proceed.ts";
import { type Answered, insisted, remember, standing, takeFound, took } from "./remember-answer.ts";
import { canSay, joined, pressThis } from "./reply.ts";
import type { Turn } from "./turn.ts";

/**
 * Reads what a person said, pressed or filled in as an answer to the open question. `outcome` is what the question reads
 * in a text, if it has read that already.
 */
export function answer(
  flow: Flow,
  theCase: Case,
  event: Answering,
  now: number,
  known?: Position,
  outcome?: Outcome<Json>,
): Turn {
  const say = (notice: Text): Turn => tell(theCase, event.from.id, notice);
  const press = (): Turn =>
    say(event.type === "said" ? notUnderstood(flow, theCase, event.from, now, event.text) : { key: "talk.press" });
  const aside = onAside(flow, theCase, event, now);
  if (aside) return aside;

  const position = known ?? walk(flow, theCase);
  const pending = theCase.pending;
  if (!("from" in position) || position.step.key !== pending?.key || !isMadeFrom(pending.from, position.from)) {
    return proceed(draftOf(flow, theCase, now), { notes: [{ key: "talk.changed" }] });
  }
  const { step } = position;
  if (!mayAnswer(theCase, step, event.from)) return notYours(theCase, step, event);

  const d = draftOf(flow, theCase, now);
  touch(d);
  if (event.type === "filled")
    return step.kind === "approve" ? press() : filled(d, step, position, event.answers, event.from);
  const word = event.type === "said" ? event.text : event.choice;
  const pressed = event.type === "pressed";
  switch (step.kind) {
    case "perform":
      return pressed && word === "go" ? go(d, theCase, step, position.from!, event.from) : press();
    case "review":
      return pressed && word === "go" ? keep(d, step, position, true) : press();
    case "approve":
      if (!pressed) return quiet(theCase); // people chat in an approvers' room: only a button decides
      if (word === "go") return approve(d, step, position.from, event.from);
      return declines(word) ? decline(d, step, event.from, word) : press();
    case "secret":
      return pressed ? make(d, step, position, word) : readSecret(d, step, position, word);
    case "ask":
      if (!pressed) return read(d, step, position, word, event.from, outcome);
      if (isOffered(theCase, step, word, position.answers)) return choose(d, step, position, word);
      return say({ key: "talk.moved-on" });
  }
}

/** Answers what is said or pressed while a detour asks its own question. Undefined where it is no such answer. */
function onAside(flow: Flow, theCase: Case, event: Answering, now: number): Turn | undefined {
  const { aside } = theCase;
  const isNo = event.type === "said" && leavesAside(flow, theCase, event.text);
  const keeps = isNo || (event.type === "pressed" && event.choice === "keep");
  if (!aside || !(keeps || aside.kind !== "edit")) return undefined;
  const say = (notice: Text): Turn => tell(theCase, event.from.id, notice);
  if (!may(partOf(theCase, event.from), "edit")) return say({ key: "talk.being-changed" });
  if (event.type === "filled") return fillBeside(flow, theCase, event, now);
  if (keeps) return keepAsIs(flow, theCase, now);
  return say(event.type === "said" ? notUnderstood(flow, theCase, event.from, now, event.text) : { key: "talk.press" });
}

/** Whether these words end a detour, and leave things as they are. */
export function leavesAside({ hears }: Flow, { aside }: Case, text: string): boolean {
  if (!aside) return false;
  return hears.means(text) === "keep" || (aside.kind !== "edit" && hears.decides(text) === "no");
}

/**
 * What is said at a decision to words that were not understood, or to a code that nobody has asked for: nothing is
 * decided, and what decides it.
 */
function notUnderstood(flow: Flow, theCase: Case, who: Person, now: number, text: string): Text {
  const step = theCase.pending && flow.byKey.get(theCase.pending.key);
  const lost: Text = { key: isUnaskedCode(flow, theCase, text) ? "said.no-code" : "said.not-understood" };
  const { values, ...press } = pressThis(flow, theCase, who, now);
  const said = joined(
    joined(lost, { ...press, ...(values && { values }) }),
    step ? canSay(step) : { key: "said.can-go" },
  );
  return { ...said, values: { ...values, ...said.values } };
}

/** Whether a text is a code, and no code has been asked for that could count. */
function isUnaskedCode(flow: Flow, theCase: Case, text: string): boolean {
  const isCode = flow.steps.some((step) => step.kind === "secret" && step.limit !== undefined && step.read(text).ok);
  return isCode && nextRun(flow, theCase)?.from === undefined;
}

/** A form that is filled in goes on from the detour. One that moves nothing leaves the detour as it is. */
function fillBeside(flow: Flow, theCase: Case, event: Answering, now: number): Turn {
  const turn = answer(flow, { ...theCase, aside: undefined }, event, now);
  return turn.case.version === theCase.version ? { ...turn, case: theCase } : turn;
}

/**
 * Whether the question offers this choice. A press is taken only for one of the choices that were shown, never read
 * like typed words.
 */
function isOffered({ pending, facts }: Case, step: StepOf<"ask">, choice: string, answers: Answers): boolean {
  const { choices = [] } = step.view(answers, facts);
  return step.search !== undefined || [...choices, ...(pending?.offers ?? [])].some(({ key }) => key === choice);
}

/** Answers somebody whom the open question does not ask. */
export function notYours(theCase: Case, step: Step, event: FromPerson): Turn {
  const { type, from } = event;
  if (step.kind === "approve") {
    if (type === "said" && !isParty(theCase, from)) return quiet(theCase);
    if (type !== "pressed" || !(event.choice === "go" || declines(event.choice)))
      return tell(theCase, from.id, { key: "talk.waits-for", values: { person: { key: "talk.an-approver" } } });
    const key = isConcerned(theCase, from) ? "talk.approval-own" : "talk.approval-not-yours";
    return forbid(theCase, from.id, { key }, "decide");
  }
  const waitsFor = answererOf(theCase.people, step);
  return tell(theCase, from.id, { key: "talk.waits-for", values: { person: { person: waitsFor } } });
}

/** A position at which a person is asked something. */
type Here = Extract<Position, { from: unknown }>;

/**
 * Reads a typed answer to the open question. A longer text is also searched for other answers, which fill fields that
 * are still empty.
 */
function read(d: Draft, step: StepOf<"ask">, here: Here, said: string, who: Person, heard?: Outcome<Json>): Turn {
  const itself = insisted(d, step, heard ?? step.read(said, here.answers, d.case.facts));
  const both = itself.ok || itself.offers ? undefined : toldInOne(d.flow, step.key, said);
  if (both) return proceed(d, fill(d, both, who));
  if (!isLong(said)) return conclude(d, step, here, itself, said);
  const known = standing(d, step.key);
  const found = d.flow.takes(said, known);
  const picked: Outcome | undefined = Object.hasOwn(found.values, step.key)
    ? { ok: true, value: found.values[step.key]! }
    : undefined;
  const tellsMore = Object.keys(found.values).some((key) => key !== step.key && !(key in known));
  if (!tellsMore) return conclude(d, step, here, itself.ok || itself.offers ? itself : (picked ?? itself), said);
  const outcome = picked ?? itself;
  const { notes, note } = takeFound(d, withValue(found, step.key, outcome), step.key);
  if (outcome.ok || !outcome.offers) return proceed(d, { notes, ...(note && { note }) });
  return proceed(d, { notes, note: { key: step.key, why: outcome.why, offers: outcome.offers } });
}

function withValue(found: Taken, key: string, outcome: Outcome): Taken {
  return { ...found, values: { ...found.values, ...(outcome.ok && { [key]: outcome.value }) } };
}

function conclude(d: Draft, step: StepOf<"ask">, here: Here, outcome: Outcome, said = ""): Turn {
  return outcome.ok ? keep(d, step, here, outcome.value) : refuse(d, here, helpful(step, said, outcome));
}

/**
 * The refusal, with what else can be said here if the words were not understood: they were a sentence, and nothing in
 * it looks like an answer.
 */
function helpful(step: StepOf<"ask" | "secret">, said: string, refusal: Refusal): Refusal {
  if (refusal.offers || /[\d@]/.test(said) || !isSentence(said)) return refusal;
  const isCode = step.kind === "secret" && step.limit !== undefined;
  return { ...refusal, why: joined(isCode ? { key: "said.not-understood" } : refusal.why, canSay(step)) };
}

/** Whether a text has several words. */
function isSentence(said: string): boolean {
  return /\S\s+\S/.test(said.trim()) || /[\p{Script=Han}]{4}/u.test(said);
}

/**
 * Whether a text is long enough to hold more than the answer to one question, such as a country and a number. Chinese
 * has no blanks between words, and tells as much in a few characters.
 */
function isLong(said: string): boolean {
  const text = said.trim();
  if (/\p{Script=Han}/u.test(text)) return text.length > 2;
  if (!/[\s:=,;|]/.test(text)) return false;
  return /[:=]/.test(text) || text.length > 12 || ((text.match(/\p{Nd}/gu)?.length ?? 0) >= 6 && /\p{L}/u.test(text));
}

function choose(d: Draft, step: StepOf<"ask">, here: Here, choice: string): Turn {
  const offer = d.case.pending!.offers?.find((o) => o.key === choice);
  if (offer) return keep(d, step, here, offer.value, { notes: [took(step, offer.value)] });
  return conclude(d, step, here, step.read(choice, here.answers, d.case.facts));
}

function readSecret(d: Draft, step: StepOf<"secret">, here: Here, said: string): Turn {
  if (isUnasked(step, d.case)) return refuse(d, here, { ok: false, why: { key: "talk.never-typed" } });
  const outcome = step.read(said);
  if (!outcome.ok) return refuse(d, here, helpful(step, said, outcome));
  const ref = refOf(d.case, step.key);
  const keepMs = (linkOf(d.case) && step.keepOnPageMs) ?? step.keepMs;
  d.secrets.push({ ref, keepMs, value: outcome.value });
  return keep(d, step, here, { ref });
}

function make(d: Draft, step: StepOf<"secret">, here: Here, choice: string): Turn {
  if (choice !== step.make?.choice) return refuse(d, here, { ok: false, why: { key: "talk.press" } });
  const ref = refOf(d.case, step.key);
  d.secrets.push({ ref, keepMs: step.make.keepMs, make: "password" });
  return keep(d, step, here, { ref, made: true });
}

function filled(d: Draft, step: Step, here: Here, answers: Record<string, string>, who: Person): Turn {
  if (step.kind !== "secret" || !Object.hasOwn(answers, step.key)) return proceed(d, fill(d, answers, who));
  const typed = answers[step.key]!;
  const other = step.twice ? difference(typed, answers.again ?? "") : undefined;
  if (!other) return readSecret(d, step, here, typed);
  const first = step.read(typed);
  const why: Text = first.ok ? other : { key: "talk.not-equal-either", values: { other, why: first.why } };
  return refuse(d, here, { ok: false, why });
}

/** How two secrets differ, without a word of either. Undefined when they are equal. */
function difference(one: string, two: string): Text | undefined {
  if (one === two) return undefined;
  if (two === "") return { key: "talk.not-equal-empty" };
  if (one.trim() === two.trim()) return { key: "talk.not-equal-blank" };
  if (one.toLowerCase() === two.toLowerCase()) return { key: "talk.not-equal-case" };
  if (one.normalize("NFKC") === two.normalize("NFKC")) return { key: "talk.not-equal-width" };
  return { key: one.length === two.length ? "talk.not-equal" : "talk.not-equal-length" };
}

/** A press that lets a waiting effect run. It counts for this run only. */
export function go(d: Draft, theCase: Case, step: StepOf<"perform">, input: Json, who: Person): Turn {
  const until = refusalOf(theCase, step.key, input)?.until;
  if (until !== undefined && until > d.now) {
    return tell(theCase, who.id, { key: "talk.not-before", values: { at: { at: until } } });
  }
  start(d, step, input, d.case.version);
  return proceed(d);
}

function keep(d: Draft, step: Answered, here: Here, value: Json, news?: News): Turn {
  remember(d, step, value, here.from);
  return proceed(d, news, here);
}

/** Leaves the question open, with the reason of the refusal, and counts the refused answer. */
function refuse(d: Draft, here: Here, { why, offers }: Refusal): Turn {
  d.case.pending = { ...d.case.pending!, tries: (d.case.pending!.tries ?? 0) + 1 };
  return proceed(d, { note: { key: here.step.key, why, ...(offers && { offers }) } }, here);
}

function keepAsIs(flow: Flow, theCase: Case, now: number): Turn {
  const d = draftOf(flow, theCase, now);
  touch(d);
  d.case.aside = undefined;
  return proceed(d);
}
