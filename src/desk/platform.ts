import type { Form } from "../conversation/shown/form.ts";
import type { Case, Choice, FromPerson, Person, Stage, Text, View } from "../conversation/types.ts";
import type { PractisedCase } from "../ledger/practised.ts";

/**
 * What an adapter needs of the desk. Each resolves after the commit, so that acking is safe. While the desk's database is
 * away each rejects with StoreDown; then people are told, for nobody else can.
 */
export interface Reception {
  /** The case's number; the same delivery again answers the same one. @throws NotOpened */
  open(opening: Opening): Promise<string>;
  receive(caseId: string, event: FromPerson): Promise<void>;
  /** Shows the card again where it stands, at `at` if given; nothing moves. */
  resume(caseId: string, by: { event: string; from: Person; at?: string }): Promise<void>;
  /** Whoever is linked to the owner or the customer takes their place and reads the card at `at`; for others nothing moves. */
  follow(caseId: string, by: { event: string; from: Person; at: string }): Promise<void>;
  /** Cases this person owns or takes part in, newest first. */
  cases(person: string, state?: Case["state"]): Promise<CaseLine[]>;
  /**
   * Cases of anybody by number, e-mail or mobile number, newest first, each with its owner unless that is this person;
   * undefined when the text holds none of the three. Whose cases a person may know of is the adapter's to say.
   */
  find(person: string, text: string): Promise<CaseLine[] | undefined>;
  /** Whose the case is, where they read, and whether it is over; undefined when there is no such case here. */
  whose(caseId: string): Promise<Pick<Case, "people" | "at" | "state"> | undefined>;
  /** Whether a request is open of somebody whose id begins so. */
  isOpenFor(beginning: string): Promise<boolean>;
  /** A request of practice, by its number or by who left it open, for a desk that is real. */
  practised(by: { id: string } | { person: string }): Promise<PractisedCase | undefined>;
  /** What this person would be shown now; undefined when the case is not theirs. */
  card(caseId: string, person: string): Promise<ShownCard | undefined>;
  /** What one form can ask of this person now; undefined when the case asks them nothing. */
  form(caseId: string, person: string): Promise<Form | undefined>;
  /** What is wrong with a filled form, by field. Nothing is kept and nothing moves. */
  check(caseId: string, answers: Record<string, string>): Promise<Record<string, Text>>;
  /** Choices of a field that is searched, such as a country: `of` a case, or of a flow before there is one. */
  search(of: string, field: string, query: string, limit: number): Promise<Choice[]>;
  /** What an adapter must not forget, such as which message a card became. Sealed, for a year if not said; empty forgets. */
  remember(name: string, value: string, keepMs?: number): Promise<void>;
  recall(name: string): Promise<string | undefined>;
  /** The names that begin so, of what is remembered. */
  remembered(beginning: string): Promise<string[]>;
}

export { agents, may } from "../conversation/may.ts";
export type { Form, FormField } from "../conversation/shown/form.ts";
export { onlyOperator, operators } from "../conversation/turn/verdict.ts";
export { nearest } from "../flows/fields/typos.ts";
export type { Leases } from "../ledger/ledger.ts";
export { whileSomebodyWaits } from "../ledger/patience.ts";
export type { PractisedCase } from "../ledger/practised.ts";
export { createRecent } from "../ledger/recent.ts";
export { StoreDown } from "../ledger/refusals.ts";
export { StartError } from "../machine/start-error.ts";
export { caseNumberIn } from "./case-number.ts";
export { type Enrolled, isEnrolled, namesOrganisations } from "./enrolment.ts";

/** Somebody has as much going as one person may; why, and their oldest request to go on with, if that is in the way. */
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

export interface CaseLine {
  id: string;
  /** The flow's id, as in an order to open one. */
  kind: string;
  flow: Text;
  state: Case["state"];
  status: Text;
  /** What must be carried to answer; absent while nothing is asked of this person. */
  question?: string;
  /** Of one that was looked for and is somebody else's. */
  owner?: string;
  touched: number;
}

export interface Opening {
  /** The delivery's identity: the same one again opens nothing. */
  event: string;
  flow: string;
  from: Person;
  /** Where the owner reads the card. */
  at: string;
  text?: string;
  customer?: { id: string; at: string };
  /** What the platform cannot do; a platform that does not mask must not ask for a password. */
  facts?: { masks: false };
}

/** What the desk needs of an adapter. Addresses and person ids begin with the platform's name and a colon. */
export interface Platform {
  name: string;
  /** Shows the newest card. Called again for the same version after a crash. */
  show(address: string, card: ShownCard): Promise<void>;
  tell(address: string, notice: Text): Promise<void>;
  /** Shows a secret to its one reader, between what `words` say it is. */
  reveal(address: string, caseId: string, secret: string, words: { above: Text; below?: Text }): Promise<void>;
}

export interface ShownCard {
  caseId: string;
  version: number;
  world: Case["world"];
  state: Case["state"];
  /** Who reads it: `owner`, `customer`, or a role. */
  audience: string;
  people: Case["people"];
  /** What an answer must carry; absent while nothing is asked of this audience. */
  question?: string;
  /** How far the world is, while it has the word. */
  stage?: Stage;
  view: View;
  /** Why the question is asked again. It stands in the view's body as well. */
  why?: Text;
  /** Some choices are values to take instead of typing again. */
  offers?: true;
}

/** The platform's app was taken out of that place, so nobody there can be shown anything. */
export class NobodyThere extends Error {
  override name = "NobodyThere" as const;

  constructor(address: string, cause?: unknown) {
    super(`Nobody can be reached at ${address} any more.`, { cause });
  }
}

/** Delivery failed in a way that a later try may mend. */
export class DeliveryError extends Error {
  override name = "DeliveryError" as const;
  readonly afterMs: number;

  constructor(address: string, afterMs: number, cause: unknown) {
    super(`Nothing could be shown at ${address}; will try again.`, { cause });
    this.afterMs = afterMs;
  }
}
