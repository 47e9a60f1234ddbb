import type { Command } from "./commands.ts";
import { go } from "./answer.ts";
import { close, type Draft, draftOf, proceed, start, tell } from "./draft.ts";
import type { Flow, Step, StepOf } from "./flow.ts";
import { statusOf } from "./status.ts";
import type { Case, FromPerson, Post, SecretRef, Text, Turn } from "./types.ts";
import { allAnswers, isSealed, newestWork, walk } from "./walk.ts";

/** Does what works at any step. */
export function obey(flow: Flow, theCase: Case, command: Command, event: FromPerson, now: number): Turn {
  const say = (notice: Text): Turn => tell(theCase, event.from.id, notice);
  if (command.do === "help") return say({ key: "talk.help", values: { case: theCase.id } });
  if (command.do === "status") return say(statusOf(flow, theCase));
  if (command.do === "reveal") return reveal(theCase, event.from.id);
  if (theCase.state !== "open") return say({ key: "talk.closed", values: { case: theCase.id } });
  if (command.do === "person") return callPerson(theCase, event.from.id);
  if (isSealed(theCase)) return say({ key: "talk.sealed", values: { case: theCase.id } });

  const d = draftOf(flow, theCase, now);
  d.case.touched = now;
  switch (command.do) {
    case "cancel":
      return cancel(d, command.sure === true || (event.type === "said" && d.case.aside?.kind === "cancel"));
    case "edit":
      return edit(d, command.key, say);
    case "back": {
      const before = questionBefore(d);
      return before ? edit(d, before.key, say) : say({ key: "talk.nothing-before" });
    }
    case "skip":
      return skip(d, say);
    case "resend":
      return resend(d, theCase, say);
  }
}

/** Asks once. A second press may be a double click, so it takes the other button, or the word said again. */
function cancel(d: Draft, sure: boolean): Turn {
  if (sure) return close(withdraw(d), "cancelled");
  d.case.aside = { kind: "cancel" };
  return proceed(d);
}

/** The field's old answer stays until there is a better one. */
function edit(d: Draft, key: string | undefined, say: (notice: Text) => Turn): Turn {
  if (key === undefined) {
    d.case.aside = { kind: "pick" };
    return proceed(withdraw(d));
  }
  const step = d.flow.byKey.get(key);
  if (!step || (step.kind !== "ask" && step.kind !== "secret") || !d.case.memo[key]) return say({ key: "talk.nothing-to-edit" });
  if (isFrozen(d.case, key)) return say({ key: "talk.frozen" });
  d.case.aside = { kind: "edit", key };
  return proceed(withdraw(d));
}

/** An outcome may forbid another answer, such as the mail of an attempt that nobody is sure about. */
function isFrozen({ facts }: Case, key: string): boolean {
  return Array.isArray(facts.frozen) && facts.frozen.includes(key);
}

/** A create that has not begun is taken back; the desk finds it gone before it writes the attempt. */
function withdraw(d: Draft): Draft {
  for (const [id, work] of Object.entries(d.case.working)) if (work.seal) delete d.case.working[id];
  return d;
}

function questionBefore(d: Draft): Step | undefined {
  const here = d.case.aside?.kind === "edit" ? d.case.aside.key : d.case.pending?.key;
  const end = d.flow.steps.findIndex((step) => step.key === here);
  return d.flow.steps.slice(0, Math.max(0, end)).findLast((step) => step.kind === "ask" && step.key in d.case.memo);
}

function skip(d: Draft, say: (notice: Text) => Turn): Turn {
  const step = d.case.pending && d.flow.byKey.get(d.case.pending.key);
  if (step?.kind !== "ask" || !step.optional) return say({ key: "talk.needed" });
  const { from } = d.case.pending!;
  d.case.memo[step.key] = { value: null, ...(from !== undefined && { from }), asked: d.case.version };
  delete d.case.aside;
  return proceed(d);
}

/** Another run of an effect that went well; the old result counts until the new one is not refused. */
function resend(d: Draft, theCase: Case, say: (notice: Text) => Turn): Turn {
  const c = d.case;
  const step = d.flow.steps.find((s): s is StepOf<"perform"> => s.kind === "perform" && s.againMs !== undefined);
  const position = walk(d.flow, c);
  if (step && position.at === "perform" && position.step === step) return go(d, theCase, step, position.from);
  if (!step || !(step.key in position.answers)) return say({ key: "talk.nothing-to-resend" });
  const input = step.input(position.answers, c.facts);
  const last = newestWork(c, step.key, input)?.at ?? c.memo[step.key]?.at ?? 0;
  const from = Math.max(last + step.againMs!, c.refused[step.key]?.until ?? 0);
  if (from > d.now) return say({ key: "talk.not-before", values: { at: { at: from } } });
  start(withdraw(d), step, input, c.version);
  return proceed(d);
}

/** A secret the bot made is shown once, to the named customer, else to the owner. */
function reveal(theCase: Case, who: string): Turn {
  const made = Object.values(allAnswers(theCase)).find((value) => (value as SecretRef | null)?.made) as SecretRef | undefined;
  const entitled = theCase.people.customer ?? theCase.people.owner;
  if (theCase.state !== "done" || !made) return tell(theCase, who, { key: "talk.nothing-to-reveal" });
  if (who !== entitled) return tell(theCase, who, { key: "talk.waits-for", values: { person: { person: entitled } } });
  if (theCase.revealed) return tell(theCase, who, { key: "talk.revealed-before" });
  const posts: Post[] = [{ card: "owner" }, ...(theCase.people.customer ? [{ card: "customer" }] : []), { reveal: made.ref, to: who }];
  return { case: { ...theCase, version: theCase.version + 1, revealed: true }, posts, effects: [], secrets: [] };
}

function callPerson(theCase: Case, who: string): Turn {
  const values = { case: theCase.id, person: { person: who } };
  const turn = tell(theCase, who, { key: "talk.person-called", values });
  return { ...turn, posts: [...turn.posts, { notice: { key: "talk.person-wanted", values }, to: "operators" }] };
}
