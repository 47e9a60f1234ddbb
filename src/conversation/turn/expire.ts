import { toParties } from "../case.ts";
import { livesMs } from "../empty.ts";
import type { Flow } from "../flow.ts";
import { goneText, hasSeal, retiredEnd, retiredText, withTeam } from "../status.ts";
import type { Case } from "../types.ts";
import { type Draft, draftOf, quiet } from "./draft.ts";
import { close, finish } from "./finish.ts";
import { remindersPassed } from "./next-due.ts";
import { proceed } from "./proceed.ts";
import { remindOperators } from "./remind-operators.ts";
import { stop } from "./stop.ts";
import type { Turn } from "./turn.ts";
import { operators } from "./verdict.ts";

/**
 * A due time of the case has passed. A request that nobody touched for too long ends, or waits while the desks are
 * paused. Before that, the person who must answer is reminded. No effect is ever promised here that needs a go.
 */
export function expire(
  flow: Flow,
  theCase: Case,
  { quietly = false, paused = false }: { quietly?: boolean; paused?: boolean },
  now: number,
): Turn {
  if (theCase.state !== "open" || theCase.due === undefined || theCase.due > now) return quiet(theCase);
  const d: Draft = { ...draftOf(flow, theCase, now), byTime: true };
  remindOperators(d, quietly);
  if (hasSeal(theCase)) return finish(d);
  if (theCase.stopped) return proceed(d);
  if (theCase.touched + livesMs(flow, theCase) <= now) {
    if (paused) {
      stop(d);
      return proceed(d);
    }
    if (flow.retired && !quietly) d.posts.push(...toParties(theCase.people, retiredEnd(flow, theCase)));
    return close(d, "expired");
  }
  remind(d, quietly);
  return proceed(d);
}

/** Notes that a reminder is due, and reminds those whom no question waits for. */
function remind(d: Draft, quietly: boolean): void {
  const { flow, case: c, now, posts } = d;
  const waited = remindersPassed(flow, c, now);
  if (waited <= (c.reminded ?? 0)) return;
  c.reminded = waited; // whoever must answer is called, because this has risen
  if (c.held) {
    const values = { case: c.id, at: { at: c.touched + flow.draftMs } };
    posts.push({ notice: { key: "talk.held-reminder", values }, to: operators });
    if (!quietly) posts.push(...toParties(c.people, withTeam({ key: "talk.held-waits", values })));
  }
  if (c.left?.owner !== undefined) posts.push({ notice: goneText(c), to: operators });
  if (flow.retired && !c.held && !c.left && !quietly) posts.push(...toParties(c.people, retiredText(flow, c)));
}
