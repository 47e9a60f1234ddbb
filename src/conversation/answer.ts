import { type Draft, draftOf, proceed, quiet, start, tell } from "./draft.ts";
import type { Flow, Step, StepOf } from "./flow.ts";
import { same } from "./same.ts";
import { isEmpty, remember, takeFound, took } from "./take.ts";
import type { Answering, Case, Json, Outcome, Person, Refusal, Text, Turn } from "./types.ts";
import { type Answers, walk } from "./walk.ts";

/** Reads what a person said, pressed or filled in against the question that is open. */
export function answer(flow: Flow, theCase: Case, event: Answering, now: number): Turn {
  const press = (): Turn => tell(theCase, event.from.id, { key: "talk.press" });
  if (event.type === "pressed" && event.choice === "keep" && theCase.aside) return keepAsIs(flow, theCase, now);
  if (theCase.aside && theCase.aside.kind !== "edit") return press();

  const position = walk(flow, theCase);
  const pending = theCase.pending!;
  if (!("from" in position) || position.step.key !== pending.key || !same(position.from, pending.from)) {
    return proceed(draftOf(flow, theCase, now), { notes: [{ key: "talk.changed" }] });
  }
  const { step, answers } = position;
  if (!mayAnswer(theCase, step, event.from)) return notYours(theCase, step, event.from);

  const d = draftOf(flow, theCase, now);
  d.case.touched = now;
  if (event.type === "filled") return fill(d, step, event.answers, answers);
  const word = event.type === "said" ? event.text : event.choice;
  const pressed = event.type === "pressed";
  switch (step.kind) {
    case "perform":
      return pressed && word === "go" ? go(d, theCase, step, position.from!) : press();
    case "review":
      return pressed && word === "go" ? keep(d, step, true) : press();
    case "approve":
      if (!pressed) return quiet(theCase); // people chat in an approvers' room: only a button decides
      return word === "go" ? keep(d, step, true) : decline(d, step, event.from);
    case "secret":
      return pressed ? make(d, step, word) : readSecret(d, step, word);
    case "ask":
      return pressed ? choose(d, step, word, answers) : read(d, step, word, answers);
  }
}

/** A step handed over needs the role and a second pair of eyes; otherwise the named customer, else the owner. */
function mayAnswer({ people }: Case, step: Step, who: Person): boolean {
  if (step.kind === "approve") {
    return (who.roles ?? []).includes(step.role) && who.id !== people.owner && who.id !== people.customer;
  }
  return who.id === answererOf(people, step);
}

export function answererOf(people: Case["people"], step: Step): string {
  const customers = "by" in step && step.by === "customer";
  return customers ? (people.customer ?? people.owner) : people.owner;
}

function notYours(theCase: Case, step: Step, who: Person): Turn {
  if (step.kind === "approve") return tell(theCase, who.id, { key: "talk.approval-not-yours" });
  const waitsFor = answererOf(theCase.people, step);
  return tell(theCase, who.id, { key: "talk.waits-for", values: { person: { person: waitsFor } } });
}

function read(d: Draft, step: StepOf<"ask">, said: string, answers: Answers): Turn {
  const found = d.flow.takes(said, answers);
  const others = Object.keys(found).filter((key) => key !== step.key && isEmpty(d, key));
  const outcome: Outcome =
    others.length > 0 && Object.hasOwn(found, step.key)
      ? { ok: true, value: found[step.key]! }
      : step.read(said, answers, d.case.facts);
  if (!outcome.ok && others.length === 0) return refuse(d, step, outcome);
  if (others.length === 0 && outcome.ok) return keep(d, step, outcome.value);
  return proceed(d, { notes: takeFound(d, { ...found, ...(outcome.ok && { [step.key]: outcome.value }) }, step.key) });
}

function choose(d: Draft, step: StepOf<"ask">, choice: string, answers: Answers): Turn {
  const offer = d.case.pending!.offers?.find((o) => o.key === choice);
  if (offer) return keep(d, step, offer.value, [took(step, offer.value, answers)]);
  const outcome = step.read(choice, answers, d.case.facts);
  return outcome.ok ? keep(d, step, outcome.value) : refuse(d, step, outcome);
}

function readSecret(d: Draft, step: StepOf<"secret">, said: string): Turn {
  const outcome = step.read(said);
  if (!outcome.ok) return refuse(d, step, outcome);
  const ref = refOf(d, step);
  d.secrets.push({ ref, keepMs: step.keepMs, value: outcome.value });
  return keep(d, step, { ref });
}

function make(d: Draft, step: StepOf<"secret">, choice: string): Turn {
  if (choice !== step.make?.choice) return refuse(d, step, { ok: false, why: { key: "talk.press" } });
  const ref = refOf(d, step);
  d.secrets.push({ ref, keepMs: step.make.keepMs, make: "password" });
  return keep(d, step, { ref, made: true });
}

function refOf({ case: c }: Draft, step: Step): string {
  return `${c.id}/${step.key}/${c.version}`;
}

/** A form: every field is read in the order of the flow, and a bad one costs none of the good ones. */
function fill(d: Draft, here: Step, filled: Record<string, string>, answers: Answers): Turn {
  if (here.kind === "secret" && Object.hasOwn(filled, here.key)) {
    if (here.twice && filled.again !== filled[here.key]) return refuse(d, here, { ok: false, why: { key: "talk.not-equal" } });
    return readSecret(d, here, filled[here.key]!);
  }
  const known: Answers = { ...answers };
  let bad: { key: string; why: Text } | undefined;
  for (const step of d.flow.steps) {
    if (step.kind !== "ask" || !Object.hasOwn(filled, step.key)) continue;
    const outcome = step.read(filled[step.key]!, known, d.case.facts);
    if (outcome.ok) {
      known[step.key] = outcome.value;
      remember(d, step, outcome.value);
    } else bad ??= { key: step.key, why: outcome.why };
  }
  if (bad && d.case.memo[bad.key]) d.case.aside = { kind: "edit", key: bad.key };
  return proceed(d, bad ? { note: bad } : {});
}

/** The press on a waiting effect: a go of its own. */
export function go(d: Draft, theCase: Case, step: StepOf<"perform">, input: Json): Turn {
  const until = theCase.refused[step.key]?.until;
  if (until !== undefined && until > d.now) {
    return tell(theCase, theCase.people.owner, { key: "talk.not-before", values: { at: { at: until } } });
  }
  start(d, step, input, d.case.version);
  return proceed(d);
}

function decline(d: Draft, step: StepOf<"approve">, who: Person): Turn {
  delete d.case.memo[step.declined];
  const why: Text = { key: "talk.declined", values: { person: { person: who.id } } };
  return proceed(d, { note: { key: step.declined, why } });
}

function keep(d: Draft, step: Step, value: Json, notes: Text[] = []): Turn {
  remember(d, step, value);
  return proceed(d, { notes });
}

/** The question stays open, with the reason, and knows how often it was answered in vain. */
function refuse(d: Draft, step: Step, { why, offers }: Refusal): Turn {
  d.case.pending = { ...d.case.pending!, tries: (d.case.pending!.tries ?? 0) + 1 };
  return proceed(d, { note: { key: step.key, why, ...(offers && { offers }) } });
}

function keepAsIs(flow: Flow, theCase: Case, now: number): Turn {
  const d = draftOf(flow, theCase, now);
  delete d.case.aside;
  return proceed(d);
}
