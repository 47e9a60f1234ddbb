import type { Flow } from "../flow.ts";
import { callOf } from "../shown/call.ts";
import { card } from "../shown/card.ts";
import { advance } from "../turn/advance.ts";
import type { Turn } from "../turn/turn.ts";
import type { Case, Event, FromPerson, Text, View } from "../types.ts";
import { type Position, walk } from "../walk.ts";
import { alike, BrokenPromise, frozen, must, restarted } from "./promise.ts";

/** What is known of a case while its turns are checked one after the other. */
export interface Watched {
  flow: Flow;
  /** Throws for a text that has no words. */
  say: (text: Text) => unknown;
  /** What people typed as secrets. None of it may be found anywhere but beside the turn. */
  secrets: readonly string[];
  /** Ids of all effects that were promised so far. */
  promised: Set<string>;
  /**
   * Names of effects that somebody's press or answer lets run and that have not run since. Absent where the case was not
   * watched from its beginning.
   */
  allowed?: Set<string>;
}

/**
 * Takes one event and checks what holds for every turn. `known` is the position of the turn before. @throws
 * BrokenPromise
 */
export function checkedTurn(watched: Watched, theCase: Case, event: Event, now: number, known?: Position): Turn {
  const { flow } = watched;
  const before = frozen(restarted(theCase));
  const turn = advance(flow, before, frozen(event), now, known);
  const again = advance(flow, restarted(theCase), event, now);
  must(alike(again, turn), () => `The same event gives another turn the second time (${inWords(event)}).`);
  checkTurn(watched, before, turn, event);
  return turn;
}

/** Checks what holds for every turn, also for that which opens a case. @throws BrokenPromise */
export function checkTurn(watched: Watched, before: Case | undefined, turn: Turn, event: Event | undefined): void {
  const { position, ...kept } = turn;
  must(alike(restarted(kept), kept), "Something in the turn doesn't survive a restart: answers must be plain JSON.");
  if (position)
    must(alike(position, walk(watched.flow, turn.case)), "The position handed on is not where the case is.");
  if (before && event) checkMove(before, turn, event);
  if (before && event && "from" in event) checkStranger(before, turn, event);
  checkEffects(watched, before, turn, event);
  checkSecrets(watched, turn);
  checkWords(watched, turn);
}

function checkMove(before: Case, { case: after, effects, secrets }: Turn, event: Event): void {
  if (after === before || after.version === before.version) {
    must(effects.length + secrets.length === 0, "A turn that moves nothing promises an effect or changes a secret.");
    return;
  }
  must(after.version === before.version + 1, "One turn is more than one version.");
  const seal = Object.entries(before.working ?? {}).find(([, work]) => work.seal);
  if (!seal || before.state !== "open") return;
  const [id, { stage }] = seal;
  const isEnd = event.type === "settled" && event.effect === id;
  if (isEnd && event.outcome.ok) must(after.state === "done", "The last effect went well, and the case is not done.");
  if (stage === "queued" || isEnd) return;
  const moved = [after.answers, after.from, after.turns, after.facts, after.state];
  must(
    alike(moved, [before.answers, before.from, before.turns, before.facts, "open"]),
    `Something moved while the last effect was under way (${inWords(event)}).`,
  );
  must(after.working?.[id] !== undefined, "The last effect was taken back after it may have been sent.");
}

/** Somebody without a part in the case and without a role changes nothing that was answered, and lets nothing run. */
function checkStranger(before: Case, { case: after, effects }: Turn, { from }: FromPerson): void {
  const { owner, customer } = before.people;
  if (from.id === owner || from.id === customer || (from.roles ?? []).length > 0) return;
  const kept = [after.answers, after.people, after.state];
  must(
    alike(kept, [before.answers, before.people, before.state]) && effects.every(({ repeat }) => repeat === "safe"),
    "Somebody without a part in it has answered, ended or spent something.",
  );
}

function checkEffects(watched: Watched, before: Case | undefined, turn: Turn, event: Event | undefined): void {
  const { flow, promised, allowed } = watched;
  const { case: after, effects } = turn;
  for (const name of goesOf(flow, before, after, event)) allowed?.add(name);
  const seals = Object.values(after.working ?? {}).filter(({ seal }) => seal);
  must(seals.length <= 1, "The last effect is under way twice.");
  for (const { id, key, name, repeat } of effects) {
    must(!promised.has(id), `An effect was promised twice under one id, of the step "${key}".`);
    must(repeat === "safe" || event?.type !== "expired", `Time alone has let the step "${key}" run.`);
    promised.add(id);
    const isFree = flow.performs.some((perform) => perform.key === key && perform.go === undefined);
    if (repeat === "safe" || isFree || !allowed) continue;
    must(allowed.delete(name), `The step "${key}" runs again, and nobody has pressed for that.`);
  }
  if (!allowed || after.state !== "open") return;
  const { answers } = walk(flow, after);
  for (const { key, effect } of flow.performs) if (key in answers) allowed.delete(effect); // it met a result that counts
}

/** The effects that this turn's press or answer may let run. */
function goesOf({ performs }: Flow, before: Case | undefined, after: Case, event: Event | undefined): string[] {
  const isFresh = (key: string) => after.turns?.[key] !== undefined && after.turns[key] !== before?.turns?.[key];
  const isOwners = event !== undefined && "from" in event && event.from.id === before?.people.owner;
  const isGo = isOwners && event.type === "pressed" && event.choice === "go";
  const isMore =
    (event?.type === "pressed" && event.choice === "resend") || (event?.type === "said" && event.text === "resend");
  return performs.flatMap(({ key, effect, go = [], againMs }) =>
    (isGo && before?.pending?.key === key) || (isMore && againMs !== undefined) || go.some(isFresh) ? [effect] : [],
  );
}

function checkSecrets({ secrets }: Watched, { case: after, posts, effects }: Turn): void {
  const seen = JSON.stringify([after, posts, effects]);
  for (const secret of secrets) {
    const quoted = JSON.stringify(secret).slice(1, -1);
    must(!seen.includes(quoted), "A secret that somebody typed stands in the case, in a message or in an effect.");
  }
}

/** Draws all that anybody could be shown now. */
function checkWords({ flow, say: speak }: Watched, { case: theCase, posts }: Turn): void {
  const say = (text: Text) => {
    try {
      speak(text);
    } catch (cause) {
      throw new BrokenPromise(`The message "${text.key}" can't be said: ${String(cause)}`, { cause });
    }
  };
  for (const post of posts) if ("notice" in post) say(post.notice);
  for (const audience of audiencesOf(flow)) {
    for (const text of textsIn(card(flow, theCase, audience))) say(text);
    const call = callOf(flow, theCase, audience);
    if (call) say(call.text);
  }
}

/** Whoever may read a card of this flow. */
export function audiencesOf({ steps }: Flow): string[] {
  return ["owner", "customer", ...steps.flatMap((step) => (step.kind === "approve" ? [step.role] : []))];
}

function textsIn({ title, body, fields = [], choices = [], inputs = [] }: View): Text[] {
  const labels = [...fields, ...choices, ...inputs].map(({ label }) => label);
  const values = fields.flatMap(({ value }) => (typeof value === "string" ? [] : [value]));
  return [title, ...body, ...labels, ...values];
}

/** An event as a developer reads it, without anything that somebody typed. */
export function inWords(event: Event): string {
  const told = { ...event, text: undefined, answers: undefined, from: undefined, id: undefined };
  return Object.entries(told)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => (key === "type" ? String(value) : `${key} ${JSON.stringify(value)}`))
    .join(", ");
}
