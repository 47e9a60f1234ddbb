import { type Draft, draftOf, quiet } from "./draft.ts";
import { close } from "./finish.ts";
import type { Flow } from "./flow.ts";
import { answererOf } from "./people.ts";
import { proceed } from "./proceed.ts";
import { labelOf, retiredEnd, retiredText } from "./status.ts";
import type { Case, Text, Turn } from "./types.ts";
import { operators } from "./verdict.ts";

/** Time alone: a draft nobody touched ends, and before that its side is reminded. Nothing is ever sent from here. */
export function expire(flow: Flow, theCase: Case, { quietly = false }: { quietly?: boolean }, now: number): Turn {
  if (theCase.state !== "open" || theCase.due === undefined || theCase.due > now) return quiet(theCase);
  const d: Draft = { ...draftOf(flow, theCase, now), byTime: true };
  if (theCase.touched + flow.draftMs <= now) {
    if (flow.retired && !quietly) tellParties(d, retiredEnd(flow, theCase));
    return close(d, "expired");
  }
  remind(d, quietly);
  return proceed(d);
}

function tellParties({ case: { people }, posts }: Draft, notice: Text): void {
  for (const to of new Set([people.owner, people.customer ?? people.owner])) posts.push({ notice, to });
}

/** A word to whoever owes the answer. */
function remind(d: Draft, quietly: boolean): void {
  const { flow, case: c, now, posts } = d;
  const waited = Math.floor((now - c.touched) / flow.remindMs);
  if (waited <= (c.reminded ?? 0)) return;
  c.reminded = waited;
  const step = c.pending && flow.byKey.get(c.pending.key);
  if (c.held) {
    const values = { case: c.id, at: { at: c.touched + flow.draftMs } };
    posts.push({ notice: { key: "talk.held-reminder", values }, to: operators });
  }
  if (quietly) return;
  if (flow.retired && !c.held) return tellParties(d, retiredText(flow, c));
  if (!step) return;
  const values = { case: c.id, field: labelOf(step), at: { at: c.touched + flow.draftMs } };
  posts.push({
    notice: { key: "talk.reminder", values },
    to: step.kind === "approve" ? step.role : answererOf(c.people, step),
  });
}
