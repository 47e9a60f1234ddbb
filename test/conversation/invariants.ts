import assert from "node:assert/strict";
import type { Flow } from "../../src/conversation/flow.ts";
import { card } from "../../src/conversation/shown/card.ts";
import { checkedTurn, checkTurn } from "../../src/conversation/testing/check-turn.ts";
import { advance, open } from "../../src/conversation/turn/advance.ts";
import type { Turn } from "../../src/conversation/turn/turn.ts";
import type { Case, Event, FromPerson, SecretRef } from "../../src/conversation/types.ts";
import type { Game } from "./games.ts";
import type { Move } from "./moves.ts";
import { canaries, eventOf } from "./players.ts";
import { ana, bo, drawn, words } from "./talk.ts";

/**
 * Plays the moves against the engine and checks, after every turn, what must always hold: of any bot, by the kit, and of
 * the games here besides. Returns the case as it ends.
 */
export function invariants(game: Game, opening: { facts: Case["facts"]; customer: boolean }, moves: Move[]): Case {
  let flow = game.flow({});
  let now = 1_000_000;
  let events = 0;
  const promised: string[] = [];
  const watched = {
    say: words,
    secrets: Object.values(canaries),
    promised: new Set<string>(),
    allowed: new Set<string>(),
  };
  const vault = new Map<string, string>();

  const seed = { id: "R-7K2P", world: "practice" as const, owner: ana.id, at: {}, facts: opening.facts };
  const first = open(flow, { ...seed, ...(opening.customer && { customer: bo.id }) }, now);
  let theCase = first.case;
  let known = first.position;
  checkTurn({ ...watched, flow }, undefined, first, undefined);
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
    const before = theCase;
    const turn = checkedTurn({ ...watched, flow }, before, event, now, known);
    theCase = turn.case;
    known = turn.position;
    check(before, turn, event);
  }

  function check(before: Case | undefined, turn: Turn, event: Event | undefined): void {
    if (before && event) checkMove(before, turn, event);
    for (const secret of turn.secrets) {
      if ("drop" in secret) vault.delete(secret.ref);
      else vault.set(secret.ref, "value" in secret ? secret.value : "made");
    }
    checkSecrets(turn, vault);
    checkWake(turn.case, now);
    promised.push(...turn.effects.map(({ id }) => id));
    sayStatus(flow, turn.case);
  }
}

function checkMove(before: Case, { case: after }: Turn, event: Event): void {
  if (after === before || after.version === before.version || before.state === "open") return;
  const reveals = event.type === "pressed" && event.choice === "reveal" && !before.revealed;
  assert(reveals, "a finished case stays as it is");
}

function checkSecrets({ case: after }: Turn, vault: Map<string, string>): void {
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
  sayStatus(flow, theCase);
}

function sayStatus(flow: Flow, theCase: Case): void {
  for (const from of [ana, bo]) {
    const status: FromPerson = { type: "said", id: "status", from, text: "status" };
    for (const post of advance(flow, theCase, status, theCase.touched).posts) if ("notice" in post) words(post.notice);
  }
}
