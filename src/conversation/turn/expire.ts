import { answererOf, toParties } from "../case.ts";
import type { Flow } from "../flow.ts";
import { hasSeal, labelOf, retiredEnd, retiredText, withTeam } from "../status.ts";
import type { Case } from "../types.ts";
import { type Draft, draftOf, quiet } from "./draft.ts";
import { close, finish } from "./finish.ts";
import { proceed } from "./proceed.ts";
import { remindOperators } from "./remind-operators.ts";
import type { Turn } from "./turn.ts";
import { operators } from "./verdict.ts";

/**
 * A due time of the case has passed. A request that nobody touched for too long ends. Before that, the person who must
 * answer is reminded. No effect is ever promised here that needs a go.
 */
export function expire(flow: Flow, theCase: Case, { quietly = false }: { quietly?: boolean }, now: number): Turn {
  if (theCase.state !== "open" || theCase.due === undefined || theCase.due > now) return quiet(theCase);
  const d: Draft = { ...draftOf(flow, theCase, now), byTime: true };
  remindOperators(d, quietly);
  if (hasSeal(theCase)) return finish(d);
  if (theCase.touched + flow.draftMs <= now) {
    if (flow.retired && !quietly) d.posts.push(...toParties(theCase.people, retiredEnd(flow, theCase)));
    return close(d, "expired");
  }
  remind(d, quietly);
  return proceed(d);
}

/** Reminds the person, or the role, that must answer the open question. */
function remind(d: Draft, quietly: boolean): void {
  const { flow, case: c, now, posts } = d;
  const waited = Math.floor((now - c.touched) / flow.remindMs);
  if (waited <= (c.reminded ?? 0)) return;
  c.reminded = waited;
  const step = c.pending && flow.byKey.get(c.pending.key);
  if (c.held) {
    const values = { case: c.id, at: { at: c.touched + flow.draftMs } };
    posts.push({ notice: { key: "talk.held-reminder", values }, to: operators });
    if (!quietly) posts.push(...toParties(c.people, withTeam({ key: "talk.held-waits", values })));
  }
  if (quietly) return;
  if (flow.retired && !c.held) posts.push(...toParties(c.people, retiredText(flow, c)));
  if (!step || flow.retired) return;
  const values = { case: c.id, field: labelOf(step), at: { at: c.touched + flow.draftMs } };
  posts.push({
    notice: { key: "talk.reminder", values },
    to: step.kind === "approve" ? step.role : answererOf(c.people, step),
  });
}
