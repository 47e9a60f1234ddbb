import type { Case, Post } from "../types.ts";
import type { Draft } from "./draft.ts";
import { dropSecret } from "./forget.ts";
import { nextDue } from "./next-due.ts";
import type { Turn } from "./turn.ts";

/** Closes the case in this state. Secrets are dropped, except one that is still to be shown. */
export function close(d: Draft, state: Exclude<Case["state"], "open">): Turn {
  const c = d.case;
  c.state = state;
  c.pending = undefined;
  c.aside = undefined;
  c.held = undefined;
  if (state !== "done") c.trouble = undefined;
  c.waiting = undefined;
  c.came = undefined;
  c.working = undefined;
  for (const [key, value] of Object.entries(c.answers)) {
    const made = (value as { made?: true } | null)?.made;
    if (!(made && state === "done")) dropSecret(d, key);
  }
  return finish(d);
}

/**
 * Makes the turn out of the draft, with a card for every audience of the case. The desk delivers only the newest card
 * of each.
 */
export function finish(d: Draft): Turn {
  const { case: c, posts, effects, secrets, position } = d;
  const due = nextDue(d);
  c.due = due && Math.ceil(due); // a ledger keeps whole milliseconds
  const cards: Post[] = [{ card: "owner" }];
  if (c.people.customer !== undefined) cards.push({ card: "customer" });
  for (const card of c.roles ?? []) cards.push({ card });
  return { case: c, posts: posts.length > 0 ? [...cards, ...posts] : cards, effects, secrets, position };
}
