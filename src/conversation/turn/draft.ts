import type { Flow } from "../flow.ts";
import type { Action } from "../may.ts";
import type { Case, Text } from "../types.ts";
import type { Turn } from "./turn.ts";

/**
 * A turn that is being made. Its case is a copy at the next version, so it may be changed; objects within the case are
 * shared with the old one, so they are replaced and never changed.
 */
export interface Draft extends Turn {
  flow: Flow;
  now: number;
  /** Set when only time has passed, so no effect that needs a go may run. */
  byTime?: true;
}

/** Begins a turn on a copy of the case at the next version. */
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

/**
 * A copy at the next version. Its members are named one by one so that all cases have one shape for V8, which makes a
 * turn a sixth quicker. JSON leaves out those that are undefined.
 */
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
    untold: c.untold,
    aside: c.aside,
    held: c.held,
    stopped: c.stopped,
    trouble: c.trouble,
    left: c.left,
    notThem: c.notThem,
    met: c.met,
    link: c.link,
    due: c.due,
    opened: c.opened,
    touched: c.touched,
    asOf: now,
    reminded: c.reminded,
    movedBy: c.movedBy,
    called: c.called,
    rung: c.rung,
    agentNotes: c.agentNotes,
    lifts: c.lifts,
    waiting: c.waiting,
    revealed: c.revealed,
    closedBy: c.closedBy,
    found: c.found,
  } satisfies Required<Case>;
}

/** Notes that a person has moved the case on just now. Reminders begin anew. */
export function touch({ case: c, now }: Draft): void {
  c.touched = now;
  c.asOf = undefined;
  c.reminded = undefined;
}

/** A turn that only says something to one person. The case stays as it is. */
export function tell(theCase: Case, to: string, notice: Text): Turn {
  return { case: theCase, posts: [{ notice, to }], effects: [], secrets: [] };
}

/** A turn that only tells one person that they may not do this. */
export function forbid(theCase: Case, to: string, notice: Text, refused: Action): Turn {
  return { ...tell(theCase, to, notice), refused };
}

/** A turn that changes nothing and says nothing. */
export function quiet(theCase: Case): Turn {
  return { case: theCase, posts: [], effects: [], secrets: [] };
}
