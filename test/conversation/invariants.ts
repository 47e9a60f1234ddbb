import assert from "node:assert/strict";
import type { Flow } from "../../src/conversation/flow.ts";
import { card } from "../../src/conversation/shown/card.ts";
import { advance, open } from "../../src/conversation/turn/advance.ts";
import type { Turn } from "../../src/conversation/turn/turn.ts";
import type { Case, Event, FromPerson, SecretRef } from "../../src/conversation/types.ts";
import { walk } from "../../src/conversation/walk.ts";
import type { Game } from "./games.ts";
import type { Move } from "./moves.ts";
import { canaries, eventOf } from "./players.ts";
import { ana, bo, drawn, words } from "./talk.ts";

/** Plays the moves against the engine and checks, after every turn, what must always hold. Returns the case as it ends. */
export function invariants(game: Game, opening: { facts: Case["facts"]; customer: boolean }, moves: Move[]): Case {
  let flow = game.flow({});
  let now = 1_000_000;
  let events = 0;
  const promised: string[] = [];
  const vault = new Map<string, string>();
  /** Effects that a press or an answer has lately let run, and that have not run since. */
  const allowed = new Set<string>();

  const seed = { id: "R-7K2P", world: "practice" as const, owner: ana.id, at: {}, facts: opening.facts };
  const first = open(flow, { ...seed, ...(opening.customer && { customer: bo.id }) }, now);
  let theCase = first.case;
  let known = first.position;
  check(undefined, first, undefined);

  for (const move of moves) {
    if (move.move === "later") now += move.ms;
    if (move.move === "deploys") {
      flow = game.flow(move.version);
      known = undefined;
      drawAll(flow, theCase);
    }
    const event = eventOf(move, { game, flow, case: theCase, now, promised });
    if (event) tell(JSON.parse(JSON.stringify({ id: `e${++events}`, ...event })) as Event);
  }
  return theCase;

  function tell(event: Event): void {
    const before = frozen(theCase);
    const turn = advance(flow, before, event, now, known);
    assert.deepEqual(advance(flow, before, event, now), turn, "the same event gives the same turn, walked on or anew");
    theCase = turn.case;
    known = turn.position;
    check(before, turn, event);
  }

  function check(before: Case | undefined, turn: Turn, event: Event | undefined): void {
    const { position, ...kept } = turn;
    assert.deepEqual(JSON.parse(JSON.stringify(kept)), defined(kept), "a restart loses nothing");
    if (before && event) checkMove(before, turn, event);
    for (const secret of turn.secrets) {
      if ("drop" in secret) vault.delete(secret.ref);
      else vault.set(secret.ref, "value" in secret ? secret.value : "made");
    }
    checkSecrets(turn, vault);
    checkEffects(before, turn, event);
    checkWake(turn.case, now);
    if (position) assert.deepEqual(position, walk(flow, turn.case), "the position handed on is where the case stands");
    promised.push(...turn.effects.map(({ id }) => id));
    assert.equal(new Set(promised).size, promised.length, "every promise has an id of its own");
    for (const post of turn.posts) if ("notice" in post) words(post.notice);
    drawAll(flow, turn.case);
  }

  function checkEffects(before: Case | undefined, { case: after, effects }: Turn, event: Event | undefined): void {
    assert(Object.values(after.working ?? {}).filter(({ seal }) => seal).length <= 1, "never two creates in flight");
    for (const name of gosOf(game, before, after, event)) allowed.add(name);
    for (const { name, repeat } of effects) {
      if (repeat === "safe") continue;
      assert.notEqual(event?.type, "expired", "time alone sends nothing");
      assert(allowed.delete(name), `${name} was promised without a fresh go`);
    }
    if (after.state !== "open") return;
    const { answers } = walk(flow, after);
    for (const { key, effect } of flow.performs) if (key in answers) allowed.delete(effect); // it met a result that counts
  }
}

/** Without what is undefined, as JSON has it. */
function defined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(defined);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.map(([key, each]) => [key, defined(each)]));
}

/** The effects that this turn's press or answer may let run. */
function gosOf(game: Game, before: Case | undefined, after: Case, event: Event | undefined): string[] {
  const isFresh = (key: string) => {
    const turn = after.turns?.[key];
    return turn !== undefined && turn !== before?.turns?.[key];
  };
  const isOwners = event !== undefined && "from" in event && event.from.id === before?.people.owner;
  const asksAgain =
    (event?.type === "pressed" && event.choice === "resend") || (event?.type === "said" && event.text === "resend");
  return Object.entries(game.gos).flatMap(([name, { answers, questions }]) => {
    const pressed = event?.type === "pressed" && event.choice === "go" && isOwners;
    const isAsked = pressed && questions.includes(before?.pending?.key ?? "");
    const isResent = asksAgain && questions.includes("text");
    return isAsked || isResent || answers.some(isFresh) ? [name] : [];
  });
}

function checkMove(before: Case, { case: after, effects, secrets }: Turn, event: Event): void {
  if (after === before) {
    assert.deepEqual([effects, secrets], [[], []], "a turn that moves nothing does nothing");
    return;
  }
  assert.equal(after.version, before.version + 1, "one turn, one version");
  if (before.state !== "open") {
    const reveals = event.type === "pressed" && event.choice === "reveal" && !before.revealed;
    assert(reveals, "a finished case stays as it is");
    return;
  }
  const seal = Object.entries(before.working ?? {}).find(([, work]) => work.seal);
  if (!seal) return;
  const [id, { stage }] = seal;
  const settled = event.type === "settled" && event.effect === id;
  if (settled && event.outcome.ok) assert.equal(after.state, "done", "its success closes the case");
  if (stage === "queued" || settled) return;
  assert.deepEqual(
    [after.answers, after.from, after.turns, after.facts, after.state],
    [before.answers, before.from, before.turns, before.facts, "open"],
    "nothing moves under the seal",
  );
  assert(after.working?.[id], "only its own end ends it");
}

function checkSecrets({ case: after, posts, effects }: Turn, vault: Map<string, string>): void {
  const said = JSON.stringify([after, posts, effects]);
  for (const canary of Object.values(canaries)) assert(!said.includes(canary), "a secret is in the case");
  const held = Object.values(after.answers).flatMap((value) => {
    const { ref, made } = (value ?? {}) as Partial<SecretRef>;
    return ref !== undefined && (after.state === "open" || (after.state === "done" && made)) ? [ref] : [];
  });
  assert.deepEqual([...vault.keys()].sort(), held.sort(), "what is sealed is what the case still needs");
}

function checkWake(theCase: Case, now: number): void {
  if (theCase.state !== "open") return assert.equal(theCase.due, undefined);
  const creating = Object.values(theCase.working ?? {}).find(({ seal }) => seal);
  const isDue = theCase.due !== undefined && theCase.due > now;
  const isOwed = creating?.stage === "manual" && (theCase.waiting?.judge?.reminded ?? 0) < 5;
  assert(creating && !isOwed ? theCase.due === undefined || isDue : isDue, "somebody wakes the case");
  assert(theCase.pending || theCase.left || Object.keys(theCase.working ?? {}).length > 0, "somebody has the word");
}

function drawAll(flow: Flow, theCase: Case): void {
  for (const audience of ["owner", "customer", "approvers"]) drawn(card(flow, theCase, audience));
  for (const from of [ana, bo]) {
    const status: FromPerson = { type: "said", id: "status", from, text: "status" };
    for (const post of advance(flow, theCase, status, theCase.touched).posts) if ("notice" in post) words(post.notice);
  }
}

function frozen<T>(data: T): T {
  if (typeof data !== "object" || data === null || Object.isFrozen(data)) return data;
  for (const value of Object.values(data)) frozen(value);
  return Object.freeze(data);
}
