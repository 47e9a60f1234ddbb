import { questionId } from "../../src/conversation/case.ts";
import type { Flow } from "../../src/conversation/flow.ts";
import { supervisors } from "../../src/conversation/may.ts";
import { card } from "../../src/conversation/shown/card.ts";
import type { Case, Person } from "../../src/conversation/types.ts";
import type { Game } from "./games.ts";
import type { Move } from "./moves.ts";
import { ana, bo, boss, eve } from "./talk.ts";

const chief: Person = { id: "chat:chief", roles: ["approvers"] };
const everybody = [ana, bo, boss, eve, chief];

/** Secrets that are typed; nothing else in a game looks like them. */
export const canaries = { code: "918273", password: "Canary#9182" };

interface Table {
  game: Game;
  flow: Flow;
  case: Case;
  now: number;
  /** Ids of all that was promised so far. */
  promised: readonly string[];
}

/** What a move comes to at this table: an event without its id, or nothing. */
export function eventOf(move: Move, table: Table): object | undefined {
  const { case: theCase, flow, game, now } = table;
  const who = "who" in move ? everybody[move.who]! : ana;
  const question = "stale" in move && move.stale ? `${theCase.id}.1` : questionId(theCase);
  switch (move.move) {
    case "deploys":
      return undefined;
    case "later":
      return { type: "expired" };
    case "answers":
      return rightAnswer(table);
    case "ends well":
      return { type: "settled", effect: effectAt(table, move.which), outcome: { ok: true, value: game.result } };
    case "refuses": {
      const until = move.untilMs === undefined ? {} : { until: now + move.untilMs };
      const redo = move.redo === undefined ? {} : { redo: move.redo };
      const facts = move.facts ? { facts: game.lesson } : {};
      const cap = move.untilMs === 900_000 ? { cap: "desk" } : {};
      const outcome = { ok: false, why: { key: "create.unreachable" }, ...until, ...cap, ...redo, ...facts };
      return { type: "settled", effect: effectAt(table, move.which), outcome };
    }
    case "lifts": {
      const { id } = everybody[move.who]!;
      return { type: "lifted", from: move.rules ? { id, roles: [supervisors] } : { id }, why: "they wait" };
    }
    case "progresses":
      return { type: "progressed", effect: effectAt(table, move.which), stage: move.stage };
    case "says":
      return { type: "said", from: who, text: move.text, question };
    case "presses":
      return { type: "pressed", from: who, choice: move.choice, question };
    case "takes": {
      const { choices = [] } = card(flow, theCase, ["owner", "customer", "approvers"][move.who % 3]!);
      return { type: "pressed", from: who, choice: choices[move.nth]?.key ?? "go", question };
    }
    case "fills":
      return { type: "filled", from: who, answers: move.answers, question };
    case "back":
      return { type: "back", from: who, ...(move.to && { to: move.to }) };
    case "cancels":
      return { type: "cancelled", from: who };
    case "hands":
      return { type: "handed", from: who, role: move.role, to: everybody[move.to]!.id };
  }
}

/** The newest promises first, and now and then one that is long settled. */
function effectAt({ case: theCase, promised }: Table, which: number): string {
  const open = Object.keys(theCase.working ?? {});
  return open[open.length - 1 - which] ?? promised[which] ?? "R-7K2P.0.nothing";
}

function rightAnswer({ case: { people, aside, pending, ...theCase }, game }: Table): object | undefined {
  const question = questionId({ people, ...theCase, ...(pending && { pending }) });
  const { owner, customer = owner } = people;
  if (aside && aside.kind !== "edit") return { type: "pressed", from: { id: owner }, choice: "keep", question };
  switch (pending?.key) {
    case undefined:
      return undefined;
    case "code":
      return { type: "said", from: { id: customer }, text: canaries.code, question };
    case "password": {
      const { password } = canaries;
      return { type: "filled", from: { id: customer }, answers: { password, again: password }, question };
    }
    case "approved": {
      const approver = [boss, chief].find(({ id }) => id !== owner && id !== customer);
      return approver && { type: "pressed", from: approver, choice: "go", question };
    }
    default: {
      const text = game.right[pending!.key];
      if (text === undefined) return { type: "pressed", from: { id: owner }, choice: "go", question };
      return { type: "said", from: { id: owner }, text, question };
    }
  }
}
