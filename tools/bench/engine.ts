import { questionId } from "../../src/conversation/case.ts";
import type { Flow } from "../../src/conversation/flow.ts";
import { card } from "../../src/conversation/shown/card.ts";
import { advance, open } from "../../src/conversation/turn/advance.ts";
import type { Turn } from "../../src/conversation/turn/turn.ts";
import type { Case, Event, Text } from "../../src/conversation/types.ts";
import { plain } from "../../src/words/plain.ts";
import { say } from "../../src/words/words.ts";
import { address, type Bot, type Happening, owner } from "./talk.ts";

/** The real engine as a bot under test. Its parts can be called too, because the ledger keeps turns, not replies. */
export interface Engine extends Bot<Case> {
  opens(id: string, now: number): Turn;
  turns(theCase: Case, happening: Happening, now: number, known?: Turn["position"]): Turn;
  seen(theCase: Case, position?: Turn["position"]): string;
}

export function engine(flow: Flow): Engine {
  function opens(id: string, now: number): Turn {
    return open(flow, { id, world: "practice", owner, at: { owner: address }, facts: { profile: "2024" } }, now);
  }

  function turns(theCase: Case, happening: Happening, now: number, known?: Turn["position"]): Turn {
    return advance(flow, theCase, eventOf(theCase, happening), now, known);
  }

  function seen(theCase: Case, position?: Turn["position"]): string {
    return plain(card(flow, theCase, "owner", position), said);
  }

  const reply = ({ case: state, effects, position }: Turn) => ({ state, seen: seen(state, position), effects });
  return {
    opens,
    turns,
    seen,
    open: (id, now) => reply(opens(id, now)),
    turn: (theCase, happening, now) => reply(turns(theCase, happening, now)),
  };
}

/** The event for a happening. Each turn has one, so the case's version names it. */
function eventOf(theCase: Case, happening: Happening): Event {
  const id = `${theCase.id}#${theCase.version}`;
  if ("settled" in happening)
    return { type: "settled", id, effect: runOf(theCase, happening.settled), outcome: happening.outcome };
  if ("sent" in happening) return { type: "progressed", id, effect: runOf(theCase, happening.sent), stage: "sent" };
  const question = questionId(theCase)!;
  const from = { id: owner };
  if ("pressed" in happening) return { type: "pressed", id, from, choice: happening.pressed, question };
  return { type: "said", id, from, text: happening.said, question };
}

/** The id of the running effect of a step. The desk knows it from the job; here a case runs only one of each kind. */
function runOf(theCase: Case, key: string): string {
  for (const id in theCase.working) if (theCase.working[id]!.key === key) return id;
  throw new Error(`${theCase.id} waits for no ${key}.`);
}

/** What a person reads. */
const said = (text: Text) => say(text, hour);

/** An instant as an hour of the day in UTC. It is cheap, so that no date formatting is measured. */
export function hour(at: number): string {
  const minutes = Math.floor(at / 60_000) % 1440;
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
