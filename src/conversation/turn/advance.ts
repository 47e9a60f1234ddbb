import { isParty, mayAnswer, peopleOf, questionId } from "../case.ts";
import type { Flow } from "../flow.ts";
import { linkOf } from "../link.ts";
import { actionOf, may, partOf, triedBy } from "../may.ts";
import { busyOf, goneText, heldText, retiredText } from "../status.ts";
import type { Facts } from "../step.ts";
import type { Case, Event, FromPerson, Json, Person, Text } from "../types.ts";
import { isSealed, type Position, walk } from "../walk.ts";
import { answer, notYours } from "./answer.ts";
import { decidedText } from "./approval.ts";
import { asPress } from "./as-press.ts";
import { isBystander, turnAway } from "./bystander.ts";
import { withCalls } from "./call.ts";
import { type Command, commandPressed, commandSaid, disownsNumber, wishesCancel } from "./commands.ts";
import { converse } from "./converse.ts";
import { correct } from "./correct.ts";
import { withCustomersWords } from "./customer-words.ts";
import { draftOf, forbid, tell, touch } from "./draft.ts";
import { expire } from "./expire.ts";
import { finish } from "./finish.ts";
import { otherDecision, release, releaseIn } from "./hold.ts";
import { backIn, ifBack, leave, waitsForAnother } from "./leave.ts";
import { lift } from "./lift.ts";
import { asksOthers, linked, unlink, whyNoLink } from "./link.ts";
import { isNotThem } from "./not-them.ts";
import { takeNote } from "./note.ts";
import { obey } from "./obey.ts";
import { proceed } from "./proceed.ts";
import { putRight } from "./put-right.ts";
import { type FieldRead, readField } from "./read-field.ts";
import { takeFound } from "./remember-answer.ts";
import { ring } from "./ring-for-help.ts";
import { progress, settle } from "./settle.ts";
import { goOn } from "./stop.ts";
import type { Turn } from "./turn.ts";
import { isOperator, takeVerdict, type Verdict, verdictId, verdictIn } from "./verdict.ts";

/**
 * What a case begins with: `owner` and `customer` are ids of people, `at` the address where each audience reads. The
 * world is the real one when left out.
 */
export interface Seed {
  id: string;
  world?: Case["world"];
  owner: string;
  customer?: string;
  at?: Record<string, string>;
  facts?: Facts;
  /**
   * What the person wrote along with the command that opened the case. Whatever is unmistakable in it is taken as
   * answers.
   */
  text?: string;
  /** The request that this one is to be like, and the answers that it lends. */
  like?: { case: string; answers: Record<string, Json> };
}

/** Opens a case and goes on to its first question. The case of the turn has version 1. Pure, like `advance`. */
export function open(flow: Flow, seed: Seed, now: number): Turn {
  const fresh: Case = {
    id: seed.id,
    flow: flow.id,
    world: seed.world ?? "real",
    state: "open",
    version: 0,
    people: peopleOf(seed.owner, seed.customer),
    at: seed.at ?? {},
    answers: {},
    facts: seed.facts ?? {},
    opened: now,
    touched: now,
  };
  if (fresh.people.customer !== undefined) fresh.met = 1;
  const d = draftOf(flow, fresh, now);
  const lent = seed.like ? takeFound(d, { values: seed.like.answers }).notes : [];
  const like: Text[] = seed.like ? [{ key: "talk.like", values: { case: seed.like.case } }, ...lent] : [];
  const { notes: took, note } = seed.text ? takeFound(d, flow.takes(seed.text, {})) : { notes: [] };
  if (seed.text && took.length === 0 && !note) took.push({ key: "talk.took-nothing" });
  const notes = [...(flow.hello ? [flow.hello] : []), ...like, ...took];
  const turn = proceed(d, { notes, ...(note && { note }) });
  return withCalls(flow, undefined, turn, { type: "opened", from: { id: seed.owner } }, now);
}

/**
 * Takes one event and gives the next case, with the posts, effects and secrets that the desk carries out. Pure: the
 * same arguments give an equal turn, and none of them is changed. `now` is the ledger's time (ms); `known` is the
 * position of the turn that made `theCase`.
 */
export function advance(flow: Flow, theCase: Case, event: Event, now: number, known?: Position): Turn {
  return withCalls(flow, theCase, take(flow, theCase, event, now, known), event, now);
}

function take(flow: Flow, theCase: Case, event: Event, now: number, known: Position | undefined): Turn {
  switch (event.type) {
    case "settled":
      return settle(flow, theCase, event, now);
    case "corrected":
      return correct(flow, theCase, event, now);
    case "progressed":
      return progress(flow, theCase, event, now);
    case "left":
      return leave(flow, theCase, event, now);
    case "linked":
      return linked(flow, theCase, event, now);
    case "went-on":
      return goOn(flow, theCase, now);
    case "unlinked":
      return unlink(flow, theCase, event, now);
    case "lifted":
      return lift(flow, theCase, event, now);
    case "expired":
      return expire(flow, theCase, event, now);
    default:
      return (
        takeNote(flow, theCase, event, now) ??
        askForIt(flow, theCase, event, now) ??
        heard(flow, theCase, event, heedWhoever(flow, theCase, event, now, known))
      );
  }
}

/** Lets the owner hear what the customer said, unless it was a command or a word of politeness. */
function heard(flow: Flow, theCase: Case, event: FromPerson, turn: Turn): Turn {
  if (event.type !== "said" || commandOf(flow, theCase, event) !== undefined) return turn;
  const told = withCustomersWords(theCase, event, turn);
  return told !== turn && polite.has(flow.hears.means(event.text) ?? "") ? turn : told;
}

const polite: ReadonlySet<string> = new Set(["hello", "thanks", "bye", "yes", "no", "ok", "help", "status"]);

/** Heeds a person. One who was taken for gone is back with what they do, if it moves the case. */
function heedWhoever(flow: Flow, theCase: Case, event: FromPerson, now: number, known: Position | undefined): Turn {
  const whole = ifBack(theCase, event.from);
  const turn = heed(flow, whole, event, now, whole === theCase ? known : undefined);
  return whole !== theCase && turn.case === whole ? { ...turn, case: theCase } : turn;
}

function heed(flow: Flow, theCase: Case, given: FromPerson, now: number, known: Position | undefined): Turn {
  const event = asPress(flow, theCase, given);
  const { from } = event;
  const verdict = isOperator(from) ? verdictIn(event) : undefined;
  const released = theCase.held && isOperator(from) ? releaseIn(event, verdict) : undefined;
  if (released) return release(flow, theCase, released, event, now);
  if (verdict && theCase.held) return otherDecision(theCase, from.id);
  if (verdict && theCase.state === "open") return takeVerdict(flow, theCase, verdict, event, now);
  if (isOperator(from) && isDecision(event, verdict)) return tooLate(theCase, event);
  if (event.type === "pressed" && event.choice === "lift")
    return lift(flow, theCase, { type: "lifted", id: event.id, from, why: "" }, now);
  if (event.type === "handed" && mayGive(theCase, from)) return hand(flow, theCase, event, now);
  const stale = "question" in event && event.question !== undefined && event.question !== questionId(theCase);
  const command = commandOf(flow, theCase, event);
  if (command && isParty(theCase, from) && !(stale && dependsOnQuestion(command)))
    return obey(flow, theCase, command, event, now);
  if (isBystander(flow, theCase, from)) {
    const isAnswer = !stale && !command && "question" in event && event.question !== undefined;
    return turnAway(flow, theCase, event, isAnswer, command);
  }
  const position = known ?? (event.type === "said" ? walk(flow, theCase) : undefined);
  const field = position && event.type === "said" ? readField(theCase, position, event) : undefined;
  const talk = converse(flow, theCase, event, now, position, field);
  if (talk) return talk;
  if (theCase.state !== "open") return tell(theCase, from.id, { key: "talk.closed", values: { case: theCase.id } });
  if (event.type === "handed") return hand(flow, theCase, event, now);
  const step = theCase.pending && flow.byKey.get(theCase.pending.key);
  if (!isParty(theCase, from) && step?.kind !== "approve") return toApprover(flow, theCase, event, command);
  const why = whyStill(flow, theCase);
  if (why) return tell(theCase, from.id, why);
  if (stale && step && !mayAnswer(theCase, step, from)) return notYours(theCase, step, event);
  if (stale) return tell(theCase, from.id, { key: "talk.moved-on" });
  const corrected = event.type === "said" && putRight(flow, theCase, event, now, field);
  return corrected || answered(flow, theCase, event, now, position, field);
}

function answered(flow: Flow, theCase: Case, event: FromPerson, now: number, position?: Position, field?: FieldRead) {
  if (event.type === "said" || event.type === "pressed" || event.type === "filled")
    return answer(flow, theCase, event, now, position, field?.outcome);
  return forbid(theCase, event.from.id, { key: "talk.not-yours" }, triedBy(event));
}

/** Answers an approver of whom nothing is asked. What is not theirs to do at all is refused. */
function toApprover(flow: Flow, theCase: Case, event: FromPerson, command: Command | undefined): Turn {
  const told = tell(theCase, event.from.id, decidedText(flow, theCase, event.from));
  if (command) return { ...told, refused: actionOf(command.do) };
  const tried = triedBy(event);
  return event.type === "said" || tried === "answer" ? told : { ...told, refused: tried };
}

/** Why nothing that people answer moves the case now. Undefined while something is asked. */
function whyStill(flow: Flow, theCase: Case): Text | undefined {
  const { aside, held, pending } = theCase;
  if (isSealed(theCase)) return busyOf(flow, theCase);
  if (waitsForAnother(theCase) && !aside) return goneText(theCase);
  if (held && !aside) return heldText(theCase);
  if (flow.retired && (!aside || aside.kind === "edit")) return retiredText(flow, theCase);
  return pending || aside ? undefined : { key: "talk.one-moment" };
}

/** Whether somebody who is not its owner may give the case to another: an operator, while its owner is gone. */
function mayGive(theCase: Case, who: Person): boolean {
  return theCase.state === "open" && theCase.left?.owner !== undefined && isOperator(who);
}

/** Whether an operator has pressed one of the decisions on an operators' card. */
function isDecision(event: FromPerson, verdict: Verdict | undefined): boolean {
  return event.type === "pressed" && (verdict !== undefined || releaseIn(event, verdict) !== undefined);
}

/** Answers a decision of an operator about a case that is over, or that does not wait for this decision. */
function tooLate(theCase: Case, { from }: FromPerson): Turn {
  const values = { case: theCase.id };
  if (theCase.state !== "open") return tell(theCase, from.id, { key: "talk.closed", values });
  const key = verdictId(theCase) === undefined ? "talk.nothing-to-judge" : "talk.moved-on";
  return tell(theCase, from.id, { key, values });
}

/** Lets a colleague ask the owner for the request. Undefined when the event is no such wish. */
function askForIt(flow: Flow, theCase: Case, event: FromPerson, now: number): Turn | undefined {
  if (event.type !== "pressed" || event.choice !== "ask-for-it") return undefined;
  const { from } = event;
  if (theCase.state !== "open") return tell(theCase, from.id, { key: "talk.closed", values: { case: theCase.id } });
  if (!may(partOf(theCase, from), "askForIt")) return forbid(theCase, from.id, { key: "talk.not-yours" }, "askForIt");
  return ring(flow, theCase, from.id, { ...bellForIt, by: [theCase.people.owner] }, now);
}

const bellForIt = { what: "takeover", told: "talk.takeover-asked", heard: "talk.takeover-wanted" } as const;

function commandOf(flow: Flow, theCase: Case, event: FromPerson): Command | undefined {
  switch (event.type) {
    case "cancelled":
      return { do: "cancel", sure: "already" };
    case "back":
      return event.to ? { do: "edit", key: event.to } : { do: "back" };
    case "pressed":
      return commandPressed(event.choice);
    case "said":
      return commandSaid(flow, event.text) ?? sayingOf(theCase, event);
    default:
      return undefined;
  }
}

/**
 * Reads a sentence of an outside customer for two wishes: the number is not theirs, or cancel. Their sentences may be
 * read more freely than others', because they answer few questions.
 */
function sayingOf(theCase: Case, { from, text }: Extract<FromPerson, { type: "said" }>): Command | undefined {
  if (partOf(theCase, from) !== "customer") return undefined;
  if (disownsNumber(text)) return { do: "not-my-number" };
  return wishesCancel(text) ? { do: "ask-cancel" } : undefined;
}

/**
 * Whether the command means the question on the screen, as going back, skipping and another text do. Such a command is
 * refused when another question is open by now.
 */
function dependsOnQuestion(command: Command): boolean {
  return command.do === "back" || command.do === "skip" || command.do === "resend";
}

/**
 * Moves the card of the owner or the customer to another address. The card at the old address goes on telling how far
 * the request is.
 */
function goElsewhere(c: Case, role: "owner" | "customer", at: string): void {
  const [left, before] = [`left-${role}`, c.at[role]];
  if (before === at) return; // the card that is there becomes that of the next person
  c.at = { ...c.at, [role]: at, ...(before !== undefined && { [left]: before }) };
  if (before !== undefined) c.roles = [...new Set([...(c.roles ?? []), left])];
}

/** Gives the case, or the customer's part in it, to somebody else. Only the owner may. */
function hand(flow: Flow, theCase: Case, event: Extract<FromPerson, { type: "handed" }>, now: number): Turn {
  if (event.from.id !== theCase.people.owner && !(event.role === "owner" && mayGive(theCase, event.from)))
    return forbid(theCase, event.from.id, { key: "talk.not-yours" }, triedBy(event));
  if (event.role === "customer" && isNotThem(theCase, event.to)) {
    const values = { case: theCase.id, person: { person: event.to } };
    return tell(theCase, event.from.id, { key: "talk.not-me-named", values });
  }
  const noLink = event.link && whyNoLink(flow, theCase, event.from);
  if (noLink) return tell(theCase, event.from.id, noLink);
  const d = draftOf(flow, theCase, now);
  touch(d);
  const { owner, customer }: Case["people"] = { ...theCase.people, [event.role]: event.to };
  d.case.people = peopleOf(owner, customer);
  const before = theCase.people[event.role];
  if (event.to !== before) d.case.left = backIn(d.case, event.role);
  if (before !== undefined && before !== event.to) d.case.former = [...new Set([...(theCase.former ?? []), before])];
  const isByLink = event.role === "customer" && linkOf(theCase) !== undefined;
  if (event.at && isByLink)
    d.case.at = { ...d.case.at, customer: event.at }; // nobody reads at the old address any more
  else if (event.at) goElsewhere(d.case, event.role, event.at);
  if (event.role === "customer") d.case.link = event.link && { person: event.to, ...event.link };
  if (event.role === "customer" && customer !== before && !event.follows) d.case.met = d.case.version;
  const tellAbout = (to: string, key: string, person: string) =>
    d.posts.push({ notice: { key, values: { case: theCase.id, person: { person } } }, to });
  if (!event.link)
    tellAbout(event.from.id, event.role === "customer" ? "talk.customer-named" : "talk.handed", event.to);
  const isGiven = event.role === "owner" && !event.follows && event.to !== event.from.id;
  if (isGiven) tellAbout(event.to, "talk.handed-you", event.from.id);
  return waitsForAnother(theCase) || isByLink ? proceed(asksOthers(d)) : finish(d);
}
