import type { Flow } from "./flow.ts";
import { dropSecret } from "./forget.ts";
import type { Case, Post, Text, Turn } from "./types.ts";
import { nextDue } from "./wake.ts";

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
    case: { ...theCase, version: theCase.version + 1, asOf: now },
    posts: [],
    effects: [],
    secrets: [],
  };
}

/** A person has moved the case on. */
export function touch({ case: c, now }: Draft): void {
  c.touched = now;
  delete c.reminded;
}

export function close(d: Draft, state: Exclude<Case["state"], "open">): Turn {
  const c = d.case;
  c.state = state;
  delete c.pending;
  delete c.aside;
  c.working = {};
  for (const [key, value] of Object.entries(c.answers)) {
    const made = (value as { made?: true } | null)?.made;
    if (!(made && state === "done")) dropSecret(d, key);
  }
  return finish(d);
}

/** Every audience that can see a difference gets its card; the desk delivers only the newest. */
export function finish(d: Draft): Turn {
  const due = nextDue(d);
  if (due === undefined) drop(d, "due");
  else d.case.due = due;
  const { case: c, posts, effects, secrets } = d;
  const audiences = ["owner", ...(c.people.customer ? ["customer"] : []), ...(c.roles ?? [])];
  posts.unshift(...audiences.map((card): Post => ({ card })));
  return { case: c, posts, effects, secrets };
}

/** By a copy: an object that something was deleted from takes twice as long to become JSON. */
export function drop(d: Draft, key: "pending" | "due"): void {
  if (d.case[key] === undefined) return;
  const { [key]: _, ...rest } = d.case;
  d.case = rest;
}

/** A private word to one person; the case does not move. */
export function tell(theCase: Case, to: string, notice: Text): Turn {
  return { case: theCase, posts: [{ notice, to }], effects: [], secrets: [] };
}

export function quiet(theCase: Case): Turn {
  return { case: theCase, posts: [], effects: [], secrets: [] };
}
