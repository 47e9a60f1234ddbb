import { peopleOf } from "../case.ts";
import type { Flow } from "../flow.ts";
import { linkOf } from "../link.ts";
import { may, partOf } from "../may.ts";
import { busyOf, heldText, retiredText } from "../status.ts";
import { isUnasked } from "../step.ts";
import type { Case, Event, FromPerson, Person, Text } from "../types.ts";
import { isSealed } from "../walk.ts";
import { type Draft, draftOf, forbid, quiet, tell, touch } from "./draft.ts";
import { finish } from "./finish.ts";
import { proceed } from "./proceed.ts";
import type { Turn } from "./turn.ts";

/** Why this person can't give a link for the case now. Undefined if they can. */
export function whyNoLink(flow: Flow, theCase: Case, who: Person): Text | undefined {
  if (!may(partOf(theCase, who), "nameCustomer")) return { key: "talk.not-yours" };
  if (theCase.state !== "open") return { key: "talk.closed", values: { case: theCase.id } };
  if (isSealed(theCase)) return busyOf(flow, theCase);
  if (theCase.held) return heldText(theCase);
  return flow.retired ? retiredText(flow, theCase) : undefined;
}

/** Notes what became of the link of the customer. The owner is called for what they must do something about. */
export function linked(flow: Flow, theCase: Case, event: Extract<Event, { type: "linked" }>, now: number): Turn {
  const { people, link: before } = theCase;
  const isNewest = people.customer === event.link.person || before?.person === event.link.person;
  if (!isNewest) return quiet(theCase);
  const d = draftOf(flow, theCase, now);
  if (theCase.state === "open" && event.is === "opened") touch(d);
  d.case.link = {
    ...event.link,
    ...(before?.person === event.link.person && before),
    ...(event.is === "opened" ? { opened: now } : { trouble: { is: event.is, at: now } }),
    ...(event.is === "leaked" && { ended: now }),
  };
  return finish(d);
}

/**
 * Ends the link by which the customer reads. Their part ends with it, and the owner is asked in their place. Once the
 * account is being opened the customer stays named, so that nobody else is shown what was made for them.
 */
export function unlink(flow: Flow, theCase: Case, { from }: FromPerson, now: number): Turn {
  if (!may(partOf(theCase, from), "nameCustomer"))
    return forbid(theCase, from.id, { key: "talk.not-yours" }, "nameCustomer");
  const { link } = theCase;
  if (!link || link.ended !== undefined) return tell(theCase, from.id, { key: "link.none" });
  const isTheirs = linkOf(theCase) !== undefined && theCase.state === "open" && !isSealed(theCase);
  const d = draftOf(flow, theCase, now);
  const c = d.case;
  c.link = { ...link, ended: now };
  if (!isTheirs) return finish(d);
  touch(d);
  const { customer: _, ...at } = c.at;
  c.people = peopleOf(c.people.owner, undefined);
  c.at = at;
  if (c.aside?.by !== undefined) c.aside = undefined;
  return proceed(asksOthers(d));
}

/** Goes on where the question was for somebody who could type a password, and nobody can now. */
export function asksOthers(d: Draft): Draft {
  const step = d.case.pending && d.flow.byKey.get(d.case.pending.key);
  if (step && isUnasked(step, d.case)) d.case.pending = undefined;
  return d;
}
