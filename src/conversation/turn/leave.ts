import { endWork } from "../case.ts";
import type { Flow } from "../flow.ts";
import { goneText } from "../status.ts";
import type { Case, Event, Person, Text, View } from "../types.ts";
import { isSealed } from "../walk.ts";
import { type Draft, draftOf, quiet } from "./draft.ts";
import { finish } from "./finish.ts";
import { forgetDependents } from "./forget.ts";
import { remindersPassed } from "./next-due.ts";
import type { Turn } from "./turn.ts";
import { askedBy, operators } from "./verdict.ts";

type Role = "owner" | "customer";

/**
 * Pauses the case of somebody who has left: nothing more is sent or spent for it, and the other side is told. What may
 * have been sent already goes to its end.
 */
export function leave(flow: Flow, theCase: Case, event: Extract<Event, { type: "left" }>, now: number): Turn {
  const { role, person } = event;
  if (theCase.state !== "open" || theCase.people[role] !== person || theCase.left?.[role] !== undefined)
    return quiet(theCase);
  const d = draftOf(flow, theCase, now);
  const c = d.case;
  c.left = { ...c.left, [role]: now };
  c.reminded = Math.max(c.reminded ?? 0, remindersPassed(flow, c, now)); // what is said now reminds
  takeBackUnsent(d);
  if (role === "owner" && !c.roles?.includes(operators)) c.roles = [...(c.roles ?? []), operators];
  return finish(d);
}

/** Takes back what was promised and is not under way. After the pause a person decides about it anew. */
export function takeBackUnsent(d: Draft): void {
  for (const [id, { key, stage }] of Object.entries(d.case.working ?? {})) {
    const step = d.flow.byKey.get(key);
    if (stage !== "queued" || step?.kind !== "perform" || step.repeat !== "once") continue;
    endWork(d.case, id);
    forgetDependents(d, id);
  }
}

/** Whether the case waits for another person in place of one who has left. */
export function waitsForAnother(c: Case): boolean {
  return c.left !== undefined && c.state === "open" && !isSealed(c);
}

/** The case without the pause, once somebody has this part in it again. */
export function backIn(c: Case, role: Role): Case["left"] {
  const { [role]: _, ...left } = c.left ?? {};
  return Object.keys(left).length > 0 ? left : undefined;
}

/** The case as it is when this person, who was taken for gone, does something in it again. */
export function ifBack(theCase: Case, { id }: Person): Case {
  const role = (["owner", "customer"] as const).find(
    (each) => theCase.left?.[each] !== undefined && theCase.people[each] === id,
  );
  return role ? { ...theCase, left: backIn(theCase, role) } : theCase;
}

/** The card of a paused case. */
export function leftCard(theCase: Case, title: Text, audience: string): View {
  if (audience === operators && theCase.left?.owner !== undefined) {
    const values = { case: theCase.id, person: { person: theCase.people.owner } };
    return { title, body: [{ key: "talk.left-owner-operators", values }], fields: [askedBy(theCase)] };
  }
  const isOwners = audience === "owner";
  return {
    title,
    body: [goneText(theCase)],
    choices: isOwners ? [{ key: "cancel", label: { key: "talk.choice-cancel" } }] : [],
  };
}
