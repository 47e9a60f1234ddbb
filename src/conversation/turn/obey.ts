import { answererOf } from "../case.ts";
import type { Flow } from "../flow.ts";
import { actionOf, may, partOf } from "../may.ts";
import { madeIn } from "../reveals.ts";
import { busyOf, goneText, heldText, retiredText, statusOf } from "../status.ts";
import { isUnasked, type Step } from "../step.ts";
import type { Case, FromPerson, Person, Post, Text } from "../types.ts";
import { applies, isFrozen, isSealed } from "../walk.ts";
import { go } from "./answer.ts";
import { takeBack } from "./approval.ts";
import type { Command } from "./commands.ts";
import { type Draft, draftOf, forbid, tell, touch } from "./draft.ts";
import { close, finish } from "./finish.ts";
import { helpText } from "./help.ts";
import { waitsForAnother } from "./leave.ts";
import { nextRun } from "./next-run.ts";
import { notTheirs, notThem } from "./not-them.ts";
import { proceed, start, withdraw } from "./proceed.ts";
import { rememberAside, standing, took } from "./remember-answer.ts";
import { ring } from "./ring-for-help.ts";
import type { Turn } from "./turn.ts";
import { operators } from "./verdict.ts";

/** Does what a person asked for by a command. */
export function obey(flow: Flow, theCase: Case, command: Command, event: FromPerson, now: number): Turn {
  const say = (notice: Text): Turn => tell(theCase, event.from.id, notice);
  const part = partOf(theCase, event.from);
  const over: Text = { key: "talk.closed", values: { case: theCase.id } };
  if (command.do === "help" && theCase.state !== "open") return say(over);
  if (command.do === "help") return say(helpText(flow, theCase, event.from));
  if (command.do === "status") return say(statusOf(flow, theCase));
  if (command.do === "reveal") return reveal(flow, theCase, event.from.id);
  if (command.do === "calls" || command.do === "no-calls")
    return callOrNot(flow, theCase, event.from.id, command.do === "calls", now);
  if (theCase.state !== "open") return say(over);
  const { owner } = theCase.people;
  const letKnow = (bell: Parameters<typeof ring>[3]) => ring(flow, theCase, event.from.id, bell, now);
  if (command.do === "person")
    return letKnow(event.from.id === owner ? bells.person : { ...bells.personForCustomer, by: [operators, owner] });
  if (command.do === "not-me" && part !== "owner") return notThem(flow, theCase, event, now);
  if (isSealed(theCase)) return say(busyOf(flow, theCase));
  if (part !== "owner") {
    const asks = command.do === "ask-cancel" || (command.do === "cancel" && !may(part, "cancel"));
    if (asks) return letKnow({ ...bells.cancel, by: [owner] });
    if (command.do === "not-my-number") return notTheirs(flow, theCase, event.from, now);
    if (!may(part, actionOf(command.do)))
      return forbid(
        theCase,
        event.from.id,
        { key: "talk.not-customers", values: { person: { person: owner } } },
        actionOf(command.do),
      );
  }
  const isCancel = command.do === "cancel" || command.do === "ask-cancel";
  if (theCase.held && !isCancel) return say(heldText(theCase));
  if (waitsForAnother(theCase) && !isCancel) return say(goneText(theCase));
  if (flow.retired && !isCancel) return say(retiredText(flow, theCase));

  if (command.do === "take-back") return takeBack(flow, theCase, event, now);

  const d = draftOf(flow, theCase, now);
  touch(d);
  switch (command.do) {
    case "cancel":
      return cancel(d, command, event);
    case "ask-cancel":
      return cancel(d, {}, event);
    case "not-me":
      return say({ key: "said.not-me-owner", values: { case: theCase.id } });
    case "not-my-number":
      return edit(d, undefined, event.from.id, say);
    case "edit":
      return change(d, command) ?? edit(d, command.key, event.from.id, say);
    case "back": {
      const before = questionBefore(d);
      return before ? edit(d, before.key, event.from.id, say) : say({ key: "talk.nothing-before" });
    }
    case "skip":
      return skip(d, event.from, say);
    case "resend":
      return resend(d, theCase, event.from, say);
  }
}

/**
 * Cancels after one question. A second press on the same button may be a double click, so it takes the other button, or
 * the word said again by somebody who has seen the question.
 */
function cancel(d: Draft, { sure }: { sure?: "already" | "now" }, event: FromPerson): Turn {
  const isAsked = d.case.aside?.kind === "cancel";
  const hasSeen = event.type === "said" && event.seen?.choices.includes("cancel:yes");
  if (sure === "already" || (isAsked && (sure === "now" || hasSeen))) return close(d, "cancelled");
  d.case.aside = { kind: "cancel", ...byCustomer(d, event.from.id) };
  return proceed(withdraw(d));
}

/** Asks for one field again, or which field. The old answer stays until a better one is given. */
function edit(d: Draft, key: string | undefined, who: string, say: (notice: Text) => Turn): Turn {
  if (key === undefined) {
    d.case.aside = { kind: "pick", ...byCustomer(d, who) };
    return proceed(withdraw(d));
  }
  const step = d.flow.byKey.get(key);
  const isKind = step?.kind === "ask" || (step?.kind === "secret" && !isUnasked(step, d.case));
  const isField = isKind && applies(step, d.case);
  if (!isField || d.case.answers[key] === undefined) return say({ key: "talk.nothing-to-edit" });
  if (isFrozen(d.case, key)) return say({ key: "talk.frozen" });
  d.case.aside = { kind: "edit", key };
  return proceed(withdraw(d));
}

/**
 * Gives one field the answer that a button names. Undefined when it names none, or one that the field does not take now,
 * so that the field is asked for instead.
 */
function change(d: Draft, { key = "", to }: Extract<Command, { do: "edit" }>): Turn | undefined {
  const step = d.flow.byKey.get(key);
  if (to === undefined || step?.kind !== "ask" || !applies(step, d.case) || isFrozen(d.case, key)) return undefined;
  const outcome = step.read(to, standing(d, key), d.case.facts);
  if (!outcome.ok) return undefined;
  rememberAside(d, step, outcome.value);
  return proceed(withdraw(d), { notes: [took(step, outcome.value)] });
}

/** Notes that the customer has begun the detour, so that their card shows its question. */
function byCustomer({ case: { people } }: Draft, who: string): { by?: string } {
  return who === people.customer ? { by: who } : {};
}

function questionBefore({ flow, case: c }: Draft): Step | undefined {
  const here = c.aside?.kind === "edit" ? c.aside.key : c.pending?.key;
  const end = flow.steps.findIndex((step) => step.key === here);
  const before = flow.steps.slice(0, Math.max(0, end));
  return before.findLast(
    (step) => step.kind === "ask" && step.key in c.answers && applies(step, c) && !isFrozen(c, step.key),
  );
}

function skip(d: Draft, who: Person, say: (notice: Text) => Turn): Turn {
  const step = d.case.pending && d.flow.byKey.get(d.case.pending.key);
  if (step?.kind !== "ask" || !step.optional) return say({ key: "talk.needed" });
  const answerer = answererOf(d.case.people, step);
  if (who.id !== answerer) return say({ key: "talk.waits-for", values: { person: { person: answerer } } });
  rememberAside(d, step, null);
  return proceed(d);
}

/**
 * Runs an effect again that went well, such as a text. The old result counts until the new run has ended without a
 * refusal.
 */
function resend(d: Draft, theCase: Case, who: Person, say: (notice: Text) => Turn): Turn {
  const next = nextRun(d.flow, d.case);
  if (!next) return say({ key: "talk.nothing-to-resend" });
  const { step, input, from } = next;
  if (from === undefined) return go(d, theCase, step, input, who);
  if (from > d.now) return say({ key: "talk.not-before", values: { at: { at: from } } });
  start(withdraw(d), step, input, d.case.version);
  return proceed(d);
}

/** Shows the secret that was made, once, to the named customer or else to the owner. */
function reveal({ reveals }: Flow, theCase: Case, who: string): Turn {
  const made = madeIn(theCase.answers);
  const entitled = theCase.people.customer ?? theCase.people.owner;
  if (theCase.state !== "done" || !made) return tell(theCase, who, { key: "talk.nothing-to-reveal" });
  if (who !== entitled)
    return forbid(theCase, who, { key: reveals.notYours, values: { person: { person: entitled } } }, "reveal");
  if (theCase.revealed) return tell(theCase, who, reveals.shown);
  const posts: Post[] = [
    { card: "owner" },
    ...(theCase.people.customer ? [{ card: "customer" }] : []),
    { reveal: made.ref, to: who },
  ];
  return { case: { ...theCase, version: theCase.version + 1, revealed: true }, posts, effects: [], secrets: [] };
}

/** Calls a person for this case from now on, or no more. */
function callOrNot(flow: Flow, theCase: Case, who: string, isWanted: boolean, now: number): Turn {
  const audience = who === theCase.people.customer ? "customer" : "owner";
  const d = draftOf(flow, theCase, now);
  const { off: _, ...last } = theCase.called?.[audience] ?? { n: 0, about: "turn", at: 0, rings: [], over: true };
  d.case.called = { ...theCase.called, [audience]: isWanted ? last : { ...last, over: true, off: true } };
  const key = isWanted ? "talk.calls-again" : "talk.calls-no-more";
  d.posts.push({ notice: { key, values: { case: theCase.id } }, to: who });
  return finish(d);
}

const bells = {
  person: { what: "person", told: "talk.person-called", heard: "talk.person-wanted", by: [operators] },
  personForCustomer: { what: "person", told: "talk.person-called-both", heard: "talk.person-wanted" },
  cancel: { what: "cancel", told: "talk.cancel-asked", heard: "talk.cancel-wanted" },
} satisfies Record<string, Partial<Parameters<typeof ring>[3]>>;
