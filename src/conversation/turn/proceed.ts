import { authorityOf, endWork, keep, putWork, spend } from "../case.ts";
import { digested, isMadeFrom } from "../made-from.ts";
import { type Answers, isUnasked, type StepOf } from "../step.ts";
import type { Case, Effect, Json, Offer, Text, Work } from "../types.ts";
import { applies, effectId, isSealed, type Position, refusalOf, walk } from "../walk.ts";
import type { Draft } from "./draft.ts";
import { close, finish } from "./finish.ts";
import { forgetOld, pardon } from "./forget.ts";
import type { Turn } from "./turn.ts";

/** Why a step is asked again, with values that the person may take instead of typing. */
export interface Note {
  /**
   * The step that the note belongs to. When the case comes to stand at another step, the note is read out above that
   * question.
   */
  key: string;
  why: Text;
  offers?: Offer[];
  meant?: string;
}

/** What stands above the next question: a note on one step, and what was understood on the way there. */
export interface News {
  note?: Note;
  notes?: Text[];
}

/**
 * Goes on to wherever the case stands now, and promises each effect on the way that may run. An effect that needs a go
 * runs only on a go that no earlier run has used, so the walk alone never sends anything. `passed` is where an earlier
 * walk ended; pass it only if no earlier step has changed.
 */
export function proceed(d: Draft, news: News = {}, passed?: Position): Turn {
  const c = d.case;
  if (isSealed(c) || c.held || c.left) return finish(d);
  const { answers } = c;
  forgetOld(d);
  endAside(d);
  let position = walk(d.flow, c, c.answers === answers ? passed : undefined);
  while (goesOn(d, position, news)) position = walk(d.flow, c, position);
  spendPassed(d, position.answers);
  if (position.at === "end") return close(d, "done");
  if (position.at === "working") putOff(d, position, news);
  else ask(d, position.step.key, position.from, news);
  d.position = position;
  return finish(d);
}

/**
 * Takes the step that waits for nobody: promises an effect that may run, or has the bot make a secret. False when the
 * case stays where it stands.
 */
function goesOn(d: Draft, position: Position, { note }: News): boolean {
  if (d.flow.retired) return false;
  if (position.at === "perform") {
    const authority = mayStart(d, position.step, position.from);
    if (authority === undefined) return false;
    start(d, position.step, position.from, authority);
    return true;
  }
  if (!("from" in position) || position.step.kind !== "secret" || !isUnasked(position.step, d.case)) return false;
  const { step, from } = position;
  if (note?.key === step.key || d.case.pending?.key === step.key) return false; // the last one was refused, so a person decides
  const ref = refOf(d.case, step.key);
  d.secrets.push({ ref, keepMs: step.make!.keepMs, make: "password" });
  keep(d.case, step.key, { ref, made: true }, digested(from), undefined);
  return true;
}

/** The reference of a secret in the vault. Each turn has one of its own. */
export function refOf({ id, version }: Case, key: string): string {
  return `${id}/${key}/${version}`;
}

/** The turn of the go that lets the effect run now. Undefined when the effect may not run. */
function mayStart({ case: c, byTime }: Draft, step: StepOf<"perform">, from: Json): number | undefined {
  if (refusalOf(c, step.key, from)) return undefined;
  if (!step.go) return c.version;
  if (byTime) return undefined;
  const authority = authorityOf(c, step.go);
  return authority > (c.spent?.[step.effect] ?? 0) ? authority : undefined;
}

/**
 * Uses up the goes of effects whose results still count. Otherwise such an effect would run again by itself as soon as
 * its result is too old.
 */
function spendPassed({ flow, case: c }: Draft, passed: Answers): void {
  for (const { key, effect, go } of flow.performs) {
    if (go && key in passed) spend(c, effect, authorityOf(c, go));
  }
}

/** Promises an effect, and uses up the go that lets it run. */
export function start(d: Draft, step: StepOf<"perform">, input: Json, authority: number): void {
  const c = d.case;
  const id = effectId(c.id, c.version, step.key);
  const isSeal = step === d.flow.seal;
  if (isSeal) withdraw(d);
  const from = step.void ? input : digested(input); // of what is void people read the values
  const work: Work = { key: step.key, from, stage: "queued", n: c.version, at: d.now };
  if (step.ahead) work.ahead = true;
  if (isSeal) work.seal = true;
  putWork(c, id, work);
  if (step.go) spend(c, step.effect, authority);
  pardon(d, step.key, input);
  if (step.repeat === "once") c.stopped = undefined; // if the desks are paused still, it is refused anew
  d.effects.push({ id, key: step.key, name: step.effect, input, repeat: step.repeat } satisfies Effect);
}

/** Takes back a create that is still queued. The desk finds it gone before it writes the attempt. */
export function withdraw(d: Draft): Draft {
  for (const [id, work] of Object.entries(d.case.working ?? {})) {
    if (work.seal && work.stage === "queued") endWork(d.case, id);
  }
  return d;
}

/** Ends the editing of a field that the flow does not ask any more, as after a deploy. */
function endAside(d: Draft): void {
  const { aside } = d.case;
  if (aside?.kind !== "edit") return;
  const step = d.flow.byKey.get(aside.key);
  if (!step || !applies(step, d.case)) d.case.aside = undefined;
}

/** Keeps what is to be said until the next question, unless the last call is under way, which answers it. */
function putOff(
  { flow, case: c }: Draft,
  { step }: Extract<Position, { at: "working" }>,
  { note, notes = [] }: News,
): void {
  c.pending = undefined;
  const said = [...(c.untold ?? []), ...notes, ...(note ? [note.why] : [])];
  c.untold = step === flow.seal || said.length === 0 ? undefined : said;
}

/** Opens the question of this step. What stood above the same question before stays there until it is answered. */
function ask(d: Draft, key: string, from: Json | undefined, { note, notes: fresh = [] }: News): void {
  const c = d.case;
  const notes = [...(c.untold ?? []), ...fresh];
  c.untold = undefined;
  const before = c.pending?.key === key && isMadeFrom(c.pending.from, from) ? c.pending : undefined;
  const here = note?.key === key ? note : undefined;
  const why = refusalOf(c, key, from)?.why ?? (here ?? before)?.why;
  const offers = (here ?? before)?.offers;
  const said = note && !here ? [...notes, note.why] : notes;
  const read = said.length > 0 || here ? said : before?.notes;
  const shown = read && read.length > 0 ? read : undefined;
  const meant = (here ?? before)?.meant;
  c.pending = {
    key,
    n: before?.n ?? c.version,
    from: before ? before.from : digested(from),
    tries: before?.tries,
    why,
    offers,
    meant,
    notes: shown,
  };
  const step = d.flow.byKey.get(key);
  if (step?.kind === "approve" && !c.roles?.includes(step.role)) c.roles = [...(c.roles ?? []), step.role];
}
