import type { Flow } from "../flow.ts";
import type { Case, Text } from "../types.ts";
import type { Turn } from "./turn.ts";

/** A turn being made: its case is a copy, and what the case holds is copied before it is changed. */
export interface Draft extends Turn {
  flow: Flow;
  now: number;
  /** Only time has passed: nothing that needs a go may run. */
  byTime?: true;
}

export function draftOf(flow: Flow, theCase: Case, now: number): Draft {
  return {
    flow,
    now,
    case: copyOf(theCase, now),
    posts: [],
    effects: [],
    secrets: [],
    position: undefined,
  };
}

/** Named one by one, so that all cases have one shape, which makes a turn a sixth quicker; JSON leaves out what is undefined. */
function copyOf(c: Case, now: number): Case {
  return {
    id: c.id,
    flow: c.flow,
    world: c.world,
    state: c.state,
    version: c.version + 1,
    people: c.people,
    former: c.former,
    at: c.at,
    answers: c.answers,
    from: c.from,
    turns: c.turns,
    facts: c.facts,
    working: c.working,
    spent: c.spent,
    misses: c.misses,
    refused: c.refused,
    tried: c.tried,
    came: c.came,
    roles: c.roles,
    pending: c.pending,
    aside: c.aside,
    held: c.held,
    due: c.due,
    opened: c.opened,
    touched: c.touched,
    asOf: now,
    reminded: c.reminded,
    rung: c.rung,
    waiting: c.waiting,
    revealed: c.revealed,
    closedBy: c.closedBy,
  } satisfies Required<Case>;
}

/** A person has moved the case on. */
export function touch({ case: c, now }: Draft): void {
  c.touched = now;
  c.asOf = undefined;
  c.reminded = undefined;
}

/** A private word to one person; the case does not move. */
export function tell(theCase: Case, to: string, notice: Text): Turn {
  return { case: theCase, posts: [{ notice, to }], effects: [], secrets: [] };
}

export function quiet(theCase: Case): Turn {
  return { case: theCase, posts: [], effects: [], secrets: [] };
}
