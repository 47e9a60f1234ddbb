import type { Call } from "../conversation/shown/call.ts";
import type { Form } from "../conversation/shown/form.ts";
import type { Case, Choice, FromPerson, Person, Stage, Text, View } from "../conversation/types.ts";
import type { Pause, Paused, WantedPause } from "../ledger/pauses.ts";
import type { PractisedCase } from "../ledger/practised.ts";
import type { Secret } from "../machine/secret.ts";
import type { GiveLink } from "./give-link.ts";
import type { ListKind } from "./list-kinds.ts";
import type { TurnedDown } from "./turned-down.ts";

/**
 * What the desk offers to an adapter. A promise of `open`, `receive`, `resume` or `follow` resolves after the commit,
 * so the adapter may then ack the delivery. Every method rejects with StoreDown while the desk's database is away; the
 * adapter must then tell the person, because nobody else can.
 */
export interface Reception extends GiveLink {
  /** Opens a case and gives its number. The same delivery again gives the same number. @throws NotOpened */
  open(opening: Opening): Promise<string>;
  /**
   * Gives the desk what a person did. An event whose `id` was seen before changes nothing. So does one for a case that
   * does not exist in this world.
   */
  receive(caseId: string, event: FromPerson): Promise<void>;
  /**
   * Shows this person's card again, at the address `at` if it is given. The case does not move. Nothing happens for
   * somebody who has no part in the case.
   */
  resume(caseId: string, by: { event: string; from: Person; at?: string }): Promise<void>;
  /**
   * Lets a person go on with their own case on another platform: a person who is linked to the owner or the customer
   * takes their place and reads the card at `at`. Nothing happens for anybody else.
   */
  follow(caseId: string, by: { event: string; from: Person; at: string }): Promise<void>;
  /**
   * A list of cases for this person, a page at a time: those they own, under any of their ids, or of their colleagues
   * too. Open ones come first, and the newest of them.
   */
  cases(person: string, wanted: PageWanted): Promise<CasePage>;
  /**
   * Finds cases of this person's workspace or server, open ones first, newest first: by number, e-mail address, phone
   * number, domain or Tencent's id exactly, or by the beginning of a word of the customer's name. Undefined when the
   * text holds nothing to look by. @throws AskedTooOften
   */
  find(person: string, text: string): Promise<CaseLine[] | undefined>;
  /**
   * The people of a case, the addresses where they read, and its state. Undefined when there is no such case in this
   * world.
   */
  whose(caseId: string): Promise<Pick<Case, "people" | "at" | "state"> | undefined>;
  /** What is said to a person whom the case asks nothing. Undefined when there is no such case in this world. */
  notAsked(caseId: string, person: Person): Promise<Text | undefined>;
  /**
   * Pauses the open cases in which this person has a part, because they have left: all of them, the one, or those that
   * they read at an address, such as a channel.
   */
  left(person: string, only?: { caseId: string } | { at: string }): Promise<void>;
  /** Whether a case is open whose owner or customer has an id that begins with this, such as `slack:T1:`. */
  isOpenFor(beginning: string): Promise<boolean>;
  /** For a desk of the real world: a practice case by its number, or the one that a person left open lately. */
  practised(by: { id: string } | { person: string }): Promise<PractisedCase | undefined>;
  /**
   * For the owner of a case that is over: its kind, and what they may pass on to the customer, who is named if one was.
   * "open" while it is not over. Undefined for anybody else.
   */
  ended(caseId: string, person: string): Promise<Ended | "open" | undefined>;
  /** The card of this person as it is now. Undefined when they are neither owner nor customer. */
  card(caseId: string, person: string): Promise<ShownCard | undefined>;
  /** That card with the form for this person, both of one version of the case. Undefined where `card` is. */
  cardAndForm(caseId: string, person: string): Promise<{ card: ShownCard; form: Form | undefined } | undefined>;
  /** The versions of these cases, of those that exist, by number. */
  versions(caseIds: readonly string[]): Promise<Map<string, number>>;
  /** The open cases that wait for a decision of those who run the desk. */
  judged(): Promise<string[]>;
  /**
   * What an operator is asked for who has found what was made: the id that the answer must carry, and what the number
   * is called. Undefined when nothing is to be judged, or no number is needed.
   */
  foundBox(caseId: string): Promise<{ question: string; name: Text } | undefined>;
  /**
   * The e-mail address or phone number that a case is about, for an operator. An audit row says who has seen it.
   * Undefined when there is none.
   */
  peek(caseId: string, by: { event: string; from: Person }): Promise<string | undefined>;
  /** The form for this person as it is now. Undefined when the case asks them nothing that a form could hold. */
  form(caseId: string, person: string): Promise<Form | undefined>;
  /** Checks a filled form: a message for each wrong field, by step key. Nothing is kept and the case does not move. */
  check(caseId: string, answers: Record<string, string>): Promise<Record<string, Text>>;
  /**
   * At most `limit` choices of a field that is searched, such as a country, the best first. `of` is a case's number, or
   * a flow's id before there is a case.
   */
  search(of: string, field: string, query: string, limit: number): Promise<Choice[]>;
  /**
   * Remembers something for an adapter, such as the language that a person chose. It is sealed and kept for `keepMs` (a
   * year when left out). An empty value forgets the name.
   */
  remember(name: string, value: string, keepMs?: number): Promise<void>;
  /**
   * Remembers what the platform shows, such as which message a card became. Like `remember`, but it does not wait for
   * the disk: a power cut may undo it, and then something may be shown once more.
   */
  rememberShown(name: string, value: string, keepMs?: number): Promise<void>;
  /**
   * Remembers what `to` makes of what is remembered under this name, like `rememberShown`. If another desk writes
   * between reading and writing, `to` is asked again. An empty value forgets the name.
   */
  change(name: string, keepMs: number, to: (before: string | undefined) => string): Promise<void>;
  /** What was remembered under this name. Undefined when there is nothing, or its time is over. */
  recall(name: string): Promise<string | undefined>;
  /** The remembered names that have this beginning. */
  remembered(beginning: string): Promise<string[]>;
  /**
   * Whether the caller is the first, on any desk, to ask for this name within `everyMs`. For work that all desks
   * together do only so often.
   */
  takeSlot(name: string, everyMs: number): Promise<boolean>;
  /** The pauses in force, and how many requests wait for their end. */
  paused(): Promise<{ pauses: Pause[]; waits: number }>;
  /** Pauses all desks. The platform has just said that the person may. */
  pause(wanted: WantedPause): Promise<Pause>;
  /** Ends these pauses. Gives those that were in force, and how many requests waited. */
  goOn(kinds: readonly Paused[], by: string): Promise<{ ended: Pause[]; waits: number }>;
  /** The ledger's time (ms), by which rights grow old. */
  now(): Promise<number>;
  /** Notes that somebody was refused, or something forged was. It is kept beside the way that a person waits for. */
  refused(refusal: TurnedDown): void;
  /** Tells the operators what only they can mend, once a day for each `what`. Never rejects. */
  tellOperators(what: string, notice: Text): Promise<void>;
}

export { type Action, agents, approvers, may, supervisors, triedBy } from "../conversation/may.ts";
export type { Call } from "../conversation/shown/call.ts";
export { type Form, type FormField, inOneBox } from "../conversation/shown/form.ts";
export { isJudgement } from "../conversation/turn/hold.ts";
export { onlyOperator, operators } from "../conversation/turn/verdict.ts";
export { digitsOfCode } from "../flows/fields/code-said.ts";
export { passwordRules } from "../flows/fields/password.ts";
export { passwordSaid } from "../flows/fields/password-said.ts";
export { nearest } from "../flows/fields/typos.ts";
export { understand } from "../hearing/understand.ts";
export { StoreDown } from "../ledger/errors.ts";
export type { Leases } from "../ledger/ledger.ts";
export { kindsOfPause, type Pause } from "../ledger/pauses.ts";
export type { PractisedCase } from "../ledger/practised.ts";
export { createRecent } from "../ledger/recent.ts";
export { countEach } from "../machine/count-each.ts";
export { whyNot } from "../machine/no-answer.ts";
export { Secret } from "../machine/secret.ts";
export { StartError } from "../machine/start-error.ts";
export { attending } from "./attending.ts";
export { caseNumberIn } from "./case-number.ts";
export { type Enrolled, isEnrolled, isServed } from "./enrolment.ts";
export type { GivenLink } from "./give-link.ts";
export type { Inspected, InspectedStep, InspectedTurn } from "./inspect.ts";
export { type ListKind, listKinds } from "./list-kinds.ts";
export { NotYet } from "./not-now.ts";
export { type PauseSaid, readPause } from "./pause-said.ts";
export { whoIs } from "./pause-words.ts";
export { StaleRights } from "./stale-rights.ts";
export { type Forgery, turnedDown } from "./turned-down.ts";

/** The beginning of the choice that hands a case to a colleague. Their id follows. */
export const takeoverChoice = "hand:";

/**
 * No case was opened, and `why` is for the person. `oldest` is their oldest open case, if having too many is the
 * reason.
 */
export class NotOpened extends Error {
  override name = "NotOpened" as const;
  readonly why: Text;
  readonly oldest: CaseLine | undefined;

  constructor(why: Text, oldest?: CaseLine) {
    super("This person has too much going to open another request.");
    this.why = why;
    this.oldest = oldest;
  }
}

/** A case that is over, for its owner. `lines` are for the customer. */
interface Ended {
  kind: string;
  lines: Text[];
  customer?: string;
}

/** A person has looked for requests too often within a minute. `why` is for them. */
export class AskedTooOften extends Error {
  override name = "AskedTooOften" as const;
  readonly why: Text;

  constructor(why: Text) {
    super("This person has looked for requests too often.");
    this.why = why;
  }
}

/**
 * One case in a list. Of somebody else's case it tells the number, the kind, the side and the holder, and nothing of
 * its customer.
 */
export interface CaseLine {
  id: string;
  /** The id of the flow, as it is given to `open`. `flow` is its name. */
  kind: string;
  flow: Text;
  state: Case["state"];
  /** The side that must act, or how the case ended. */
  side: Text;
  /** Whom it is for: the name in the answers, else the customer as a mention. */
  name?: Text | string;
  /** The customer's e-mail address or phone number, masked. */
  contact?: string;
  /** How long ago a person last moved the case on. */
  age?: Text;
  /** One sentence on how far the case is. */
  status?: Text;
  /** The id that an answer must carry. Absent while nothing is asked of this person. */
  question?: string;
  /** The holder's id, unless that is the one who reads. */
  owner?: string;
  /** When a person last moved the case on (ms). */
  touched: number;
}

/** Which page of a list is wanted, and the most lines that it may have. */
interface PageWanted {
  most: number;
  /** The name that a neighbouring page gives, or a kind of list for its first page. One's own when left out. */
  page?: string | undefined;
  /** Only cases that are open. All cases when left out. */
  only?: "open";
  /** The person approves requests, so what waits for that is listed among what waits for them. */
  approves?: boolean;
}

/** One page of a list, and the names of the pages beside it, if there are any. */
export interface CasePage {
  lines: CaseLine[];
  /** The kind of list, unless it is one's own. */
  kind?: ListKind;
  newer?: string;
  older?: string;
}

/**
 * A person's wish to open a case. `flow` is the id of the kind of request; `customer` is the customer and the address
 * at which they read.
 */
export interface Opening {
  /** The identity of the delivery. The same one again opens no second case. */
  event: string;
  flow: string;
  from: Person;
  /** The address at which the owner reads the card. */
  at: string;
  /** What the person wrote along with the command. */
  text?: string;
  customer?: { id: string; at: string };
  /** The number of an earlier request of theirs that this one is to be like. */
  like?: string;
  /** What the platform cannot do. A platform that cannot mask what is typed must never ask for a password. */
  facts?: { masks: false };
}

/**
 * What an adapter offers to the desk. `name` is the platform's name, such as `slack`. Addresses and ids of people begin
 * with it and a colon. A method that fails rejects with DeliveryError to be called again later, or with NobodyThere to
 * be given up.
 */
export interface Platform {
  name: string;
  /**
   * Shows the newest card of a case at this address. It may be called again with the same version after a crash, so it
   * edits the message that is there.
   */
  show(address: string, card: ShownCard): Promise<void>;
  /**
   * Calls the reader of a card by a new message at this address, or edits the message once the call is over. It may be
   * called again with the same call after a crash. One call rings at most twice, and only if the platform's answer got
   * lost.
   */
  call(address: string, call: ShownCall): Promise<void>;
  /** The time zone of a person, by its IANA name. Undefined, or left out, where the platform does not tell. */
  zoneOf?(person: string): Promise<string | undefined>;
  /**
   * Says one notice to one address. The desk calls it once, or twice after a crash between the call and its own commit.
   */
  tell(address: string, notice: Text): Promise<void>;
  /**
   * Whether this person has left the workspace or server, or was deactivated. False while the platform does not tell.
   * Left out where people do not leave.
   */
  isGone?(person: string): Promise<boolean>;
  /**
   * Resolves when nobody waits there for the answer to what they did, or has waited in vain. Promised work begins then.
   * Left out where nobody waits.
   */
  calm?(): Promise<unknown>;
  /** Shows a secret to the one person who reads at this address, with the words that stand above and below it. */
  reveal(address: string, caseId: string, secret: Secret, words: { above: Text; below?: Text }): Promise<void>;
}

/** A card as an adapter gets it: what to draw, and what an answer must send back. */
export interface ShownCard {
  caseId: string;
  version: number;
  world: Case["world"];
  state: Case["state"];
  /** The reader of the card: `owner`, `customer`, or a role. */
  audience: string;
  people: Case["people"];
  /** The id that an answer must carry. Absent while nothing is asked of this audience. */
  question?: string;
  /** How far the effect is that the case waits for. Absent while a question is open. */
  stage?: Stage;
  view: View;
  /** Why the question is asked again. The view's body has the same text. */
  why?: Text;
  /** The person who reads this card as the last one and may read nothing more of the case. */
  leaves?: string;
  /** Set when some of the view's choices are values to take instead of typing again. */
  offers?: true;
  /** For the owner: the customer whom the newest link names, and whether that link waits to be opened. */
  link?: { person: string; waits: boolean };
  /** The call to the card's reader that may ring now. A card that is posted as a new message makes this call. */
  call?: Call;
}

/** A call as an adapter gets it. */
export interface ShownCall extends Call {
  /** What the caller is asked, with the buttons to answer it. */
  card: ShownCard;
}

/**
 * The platform's app was removed from that workspace or server, so nobody there can be shown anything. The desk does
 * not try again.
 */
export class NobodyThere extends Error {
  override name = "NobodyThere" as const;

  constructor(address: string, cause?: unknown) {
    super(`Nobody can be reached at ${address} any more.`, { cause });
  }
}

/** A delivery failed in a way that may pass. The desk tries again after `afterMs`. */
export class DeliveryError extends Error {
  override name = "DeliveryError" as const;
  readonly afterMs: number;

  constructor(address: string, afterMs: number, cause: unknown) {
    super(`Nothing could be shown at ${address}; will try again.`, { cause });
    this.afterMs = afterMs;
  }
}
