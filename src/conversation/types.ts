/** Plain data. Everything here survives `JSON.parse(JSON.stringify(x))`. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * What a message says, before any language: a key of somebody's words, and the values that those need. `K` are the keys
 * that there are words for.
 */
export interface Text<K extends string = string> {
  key: K;
  values?: Record<string, Value>;
}

/**
 * `at` is an instant in milliseconds, shown in the reader's own clock; `person` is an id, shown as a mention; `country` is
 * an ISO 3166 code, shown by its name in the reader's language, and `name` its English name. `names` are other
 * languages' words for a `name`, by language.
 */
export type Value =
  | string
  | number
  | { at: number }
  | { person: string }
  | { country: string; name: string }
  | { name: string; names: Record<string, string> }
  | Text;

/**
 * How reading an answer ends, and how an effect ends. `remedy` is what the people who run the desk must look after all
 * the same; it is told to them alone, in the same turn. A refusal without `redo` leaves it to a person what happens next.
 */
export type Outcome<T = Json, K extends string = string> = { ok: true; value: T; remedy?: Text<K> } | Refusal<K>;

/** The refusal of an answer or an effect. `why` is the reason as people read it. */
export interface Refusal<K extends string = string> {
  ok: false;
  why: Text<K>;
  /** The key of the step to ask again. */
  redo?: string;
  /** Another try is not worth it before this instant (ms). */
  until?: number;
  /** What the refusal has shown, such as which API is offered. It is merged into the facts of the case. */
  facts?: Record<string, Json>;
  /** Values the person may take with one press instead of typing again, such as a mended spelling. */
  offers?: Offer<K>[];
  /** What only the people who run the desk can do about it. It is told to them alone, in the same turn. */
  remedy?: Text<K>;
  /** The limit that was reached, of those that can be lifted for one case. */
  cap?: string;
  /** All desks are paused, so nothing was sent. `why` says who has done that. The case is called once they go on. */
  paused?: true;
  /** More tries would lead nowhere. The case is held until an operator has decided. */
  hold?: true;
}

/**
 * A value to take with one press. `label` is the text of the button. What most people want has the key `use`, and `yes`
 * means that a typed yes takes it too.
 */
export interface Offer<K extends string = string> {
  key: string;
  label: Text<K>;
  value: Json;
  yes?: true;
}

/**
 * A person on a platform. `id` is opaque to the core, such as `slack:T1:U9`. `roles` are those that the platform told
 * for this event.
 */
export interface Person {
  id: string;
  roles?: readonly string[];
  /** The other ids of the same person, on this platform or another. */
  also?: readonly string[];
  /**
   * When the platform was asked for what the person's rights stand on, the oldest of it (ms, by the ledger's clock).
   * Absent where no platform knows of rights.
   */
  askedAt?: number;
}

/**
 * What people do, as an adapter tells it. `id` is the event's identity: an event with an id that was seen before
 * changes nothing. A press carries the id of its question; the desk adds the open question's id to what was said. With
 * `follows` a person takes their own case to another platform, and is not told that it was handed to them. With `link`
 * a customer is named who reads by that link.
 */
export type FromPerson =
  | { type: "said"; id: string; from: Person; text: string; question?: string; seen?: Seen }
  | { type: "pressed"; id: string; from: Person; choice: string; question?: string }
  | { type: "filled"; id: string; from: Person; answers: Record<string, string>; question?: string }
  | { type: "back"; id: string; from: Person; to?: string }
  | { type: "cancelled"; id: string; from: Person }
  | {
      type: "handed";
      id: string;
      from: Person;
      role: "owner" | "customer";
      to: string;
      at?: string;
      follows?: true;
      link?: NewLink;
    }
  /** A limit that has stopped this case is lifted for one more try, for a reason. */
  | { type: "lifted"; id: string; from: Person; why: string }
  /** The owner ends the link by which the customer reads, and so that customer's part. */
  | { type: "unlinked"; id: string; from: Person };

/** A link that was made just now. */
type NewLink = Pick<CaseLink, "words" | "made" | "until" | "agent">;

/**
 * The card that a person had before their eyes when they wrote: shown to them before, and either they write where
 * nobody else reads or they reply to that very card. Only then a typed word can stand for a press.
 */
export interface Seen {
  question?: string;
  /** The keys of its choices, and the one whose words the text is. */
  choices: string[];
  named?: string;
}

/** An event that can be the answer to a question. */
export type Answering = Extract<FromPerson, { type: "said" | "pressed" | "filled" }>;

/**
 * What happened: what people do, and what the desk tells the case itself. A settled event with `unsent` counts only
 * while its effect is still queued.
 */
export type Event =
  | FromPerson
  | { type: "progressed"; id: string; effect: string; stage: Stage; evidence?: Evidence; inSeconds?: number }
  | { type: "settled"; id: string; effect: string; outcome: Outcome; unsent?: true }
  | Corrected
  /**
   * A person of the case is known to have left the workspace or server, or to be deactivated. It counts only while
   * they have this part in it.
   */
  | { type: "left"; id: string; role: "owner" | "customer"; person: string }
  /** What became of the link of a customer. It counts only while that one is the customer. */
  | { type: "linked"; id: string; link: NewLink & Pick<CaseLink, "person">; is: "opened" | LinkTrouble }
  /**
   * A due time has passed. `quietly` means that the people of the case are not served now, so nobody is reminded; `paused`
   * that no desk may spend now, so the case does not end.
   */
  | { type: "expired"; id: string; quietly?: true; paused?: true }
  /** The desks go on after a pause. It counts only for a case that the pause has stopped. */
  | { type: "went-on"; id: string };

/**
 * A look-up shows something else than the case was told of a create. `value` is what was made after all; `evidence` is
 * for a person to judge by. `asked` holds the answers that were looked for, when the case itself has no such create.
 */
export type Corrected = { type: "corrected"; id: string; effect: string } & (
  | { value: Json; asked?: AskedWith }
  | { evidence: Evidence }
);

/** What an operator is shown who must judge a create. Nothing in it is secret, and personal data is masked. */
export interface Evidence {
  fields: Field[];
  /** Ids that look-ups showed and that may be what the create has made. */
  found: string[];
}

/**
 * How far an effect is: waiting, sent, without a known end, or waiting for a person's judgement. An effect that has
 * certainly ended has no stage.
 */
export type Stage = "queued" | "sent" | "unknown" | "manual";

/**
 * One conversation about one request, as plain data. `answers` and what they were made from are the only progress kept:
 * there is no cursor and no stack.
 */
export interface Case {
  id: string;
  flow: string;
  world: "practice" | "real";
  state: "open" | "done" | "cancelled" | "expired" | "failed";
  /**
   * The number of turns taken so far. The ledger keeps a turn only if the version is still the one it was made from.
   */
  version: number;
  people: { owner: string; customer?: string };
  /** Ids of people who were owner or customer before. */
  former?: string[] | undefined;
  /** The address at which each audience reads its card, such as `slack:T1:D7`. Opaque to the core. */
  at: Record<string, string>;
  /** Every answer and every result, by step key, whether or not it still counts. */
  answers: Record<string, Json>;
  /**
   * What each answer and result was made from, by step key. Those that depend on nothing are not in it. What is
   * long is kept as its digest (`made-from.ts`).
   */
  from?: Record<string, Json> | undefined;
  /**
   * By step key: for an answer that lets an effect run, the turn it was given in; for a result, the turn that promised
   * its effect.
   */
  turns?: Record<string, number> | undefined;
  /** What is known for this request and was not answered by a person, such as the API profile. Outcomes add to it. */
  facts: Record<string, Json>;
  /** Effects promised and not settled, by id. */
  working?: Record<string, Work> | undefined;
  /** By name of effect, the newest turn whose go has been used. The same press never spends twice. */
  spent?: Record<string, number> | undefined;
  /**
   * How often an effect was refused because of an answer, by step and subject. Sending a new code does not reset it.
   */
  misses?: Record<string, number> | undefined;
  /**
   * Refusals that no other answer would mend. Each holds for one input of one step, until a person decides to run the
   * step again.
   */
  refused?: Refused[] | undefined;
  /**
   * By effect, the answers that each create was asked for with which is believed to have made nothing. Should a look-up
   * show it later, they tell what it was.
   */
  tried?: Record<string, AskedWith> | undefined;
  /**
   * By effect, what an earlier create turned out to have made while a newer one was under way. It is told when the
   * newer one has ended.
   */
  came?: Record<string, Json> | undefined;
  /**
   * Further audiences that get cards: roles that were asked to decide, and `left-owner` or `left-customer` for the
   * place that somebody has left.
   */
  roles?: string[] | undefined;
  pending?: Pending | undefined;
  /** What was understood while the desk had something to look up. It stands above the next question. */
  untold?: Text[] | undefined;
  /** A detour that the person has begun: editing one field, picking the field to edit, or confirming a cancel. */
  aside?: Aside | undefined;
  /** Set while the case waits for an operator's decision. */
  held?: Held | undefined;
  /**
   * Set while the case waits for the end of a pause of all desks, since turn `n`. `why` is what its agent reads, if
   * something was not sent for it. An earlier build leaves it out of the turns it takes.
   */
  stopped?: { n: number; why?: Text } | undefined;
  /** Since when somebody is gone who has a part in the case (ms). Until another is named, the case waits. */
  left?: { owner?: number; customer?: number } | undefined;
  /** Who has said that they are not the customer, and the address at which they read. They hear nothing more of the case. */
  notThem?: { person: string; at?: string }[] | undefined;
  /** The turn from which on the customer of now has their part. Absent for a case that was opened before there was a greeting. */
  met?: number | undefined;
  /** The newest link by which a customer reads. An earlier build leaves it out of the turns it takes. */
  link?: CaseLink | undefined;
  /** What only the people who run the desk can mend, until the step has gone well. They have a card of it. */
  trouble?: Trouble | undefined;
  /** The instant at which the desk must tell the case that time has passed (ms). */
  due?: number | undefined;
  opened: number;
  /** The last instant at which a person moved the case on (ms). */
  touched: number;
  /**
   * The instant of the last turn (ms), unless a person took it, whose instant is `touched`. Cards are drawn as of then,
   * so that drawing needs no clock.
   */
  asOf?: number | undefined;
  /** How many reminders were sent since a person last moved the case on. */
  reminded?: number | undefined;
  /** The person who last moved the case on. The owner when left out. */
  movedBy?: string | undefined;
  /** By audience, the newest call to it. */
  called?: Record<Audience, Called> | undefined;
  /** When somebody last asked for a person's help (ms), by what they needed. */
  rung?: Record<string, number> | undefined;
  /** What agents have noted, oldest first. Customers never see it. */
  agentNotes?: Note[] | undefined;
  /** Limits that were lifted for this case. An earlier build leaves them out of the turns it takes. */
  lifts?: Lift[] | undefined;
  /** What operators owe to this case: a judgement, or a person's help. */
  waiting?: { judge?: Waiting; person?: Waiting } | undefined;
  revealed?: boolean | undefined;
  /** The key that the last perform had when its success closed the case, since a deploy may rename it. */
  closedBy?: string | undefined;
  /** An operator has found what the last perform was to make, so the record does not tell who made it. */
  found?: true | undefined;
}

/** What the agent is told about a link, and has to do something about. */
export type LinkTrouble = "elsewhere" | "asked" | "leaked";

/** What a case keeps of the link by which its customer reads. The link itself stands nowhere in it. Instants are in ms. */
export interface CaseLink {
  /** The customer that the link has named. */
  person: string;
  /** Two words, with a blank between them, by which people know it again. */
  words: string;
  made: number;
  /** Until when it can be opened. */
  until: number;
  /** Who has made it, and what they are called, which the customer's page says. */
  agent?: { person: string; name: string };
  opened?: number;
  /**
   * `elsewhere`: it was opened a second time, in another browser. `asked`: somebody without it asks for a new one.
   * `leaked`: servers have seen it.
   */
  trouble?: { is: LinkTrouble; at: number };
  ended?: number;
}

/** A note: who wrote it, and when (ms). */
interface Note {
  by: string;
  at: number;
  text: string;
}

/** The answer to an approval: who decided, and when (ms). `as` are their other ids. */
export type Decision = { by: string; at: number; as?: string[] };

/** What a person is doing instead of answering the open question. `by` is the customer, if they began it. */
type Aside = ({ kind: "edit"; key: string } | { kind: "pick" } | { kind: "cancel" }) & { by?: string };

/** An effect that is promised and has not ended. `key` is its step, and `from` its input, or the digest of that. */
export interface Work {
  key: string;
  from: Json;
  stage: Stage;
  /** The turn that promised the effect, and its instant (ms). */
  n: number;
  at: number;
  /** The effect runs ahead of open questions, so its result keeps the id of the run it came from. */
  ahead?: true;
  /** This is the last perform of the flow. From stage `sent` on, no answer changes. */
  seal?: true;
  /** For a queued effect: about how many seconds it had to wait when that was last told. */
  inSeconds?: number;
  /** For an `unknown` or `manual` effect: what is known of it. Operators are shown all, the owner some. */
  evidence?: Evidence;
  /** The operator who was first to say that nothing was made, and in `absentAs` their other ids. */
  absentBy?: string;
  absentAs?: readonly string[];
  /** The operators who said that it was found. */
  said?: Said[];
  /** Keys of the steps that were answered anew since the effect was promised. */
  since?: string[];
}

/**
 * The newest call to one audience. `n` is the turn that promised it, and `at` the instant from which it may ring (ms).
 * `of` is the turn that opened what it is about, while that can be answered. `rings` are the instants of the last rings,
 * this one among them.
 */
export interface Called {
  n: number;
  about: CallAbout;
  at: number;
  of?: number;
  rings: number[];
  /**
   * It is about the customer's link. An earlier build, which doesn't know that, tells instead that the customer is
   * silent.
   */
  link?: LinkTrouble;
  /** It is made because the desks go on after a pause. An earlier build, which doesn't know that, tells what is asked. */
  wentOn?: true;
  /** It was answered, or something else came instead. */
  over?: true;
  /** The person wants no calls for this case. */
  off?: true;
}

/**
 * What a call is about. `turn`: something is asked. `reminder`: it is still asked. `silent`: somebody else is asked and
 * does not answer. `stuck`: operators must decide. `ended`: the case is over.
 */
export type CallAbout = "turn" | "reminder" | "silent" | "stuck" | "ended";

/**
 * One operator's word that the create has made something. `as` are their other ids. `id` is what was found, or null
 * when they gave none.
 */
export interface Said {
  by: string;
  as?: readonly string[];
  id: string | null;
}

/** Since when operators owe something (ms), and how many reminders of it were sent. */
export interface Waiting {
  since: number;
  reminded: number;
}

/**
 * Why a case waits for an operator's decision, since turn `n`. `effect` is the create that has made nothing, as far as
 * anybody knows.
 */
interface Held {
  why: Text;
  n: number;
  effect?: string;
}

/**
 * Trouble that the people who run the desk were told of, with the step that met it. `why` is what the people of the
 * case read; it is absent where the step went well all the same.
 */
interface Trouble {
  key: string;
  why?: Text;
  remedy: Text;
}

/** The answers that a create was asked for with. */
export type AskedWith = Pick<Case, "answers" | "from" | "turns">;

/**
 * A refusal of one step for one input. Another try is not worth it before `until` (ms). `cap` is the limit that was
 * reached, of those that can be lifted.
 */
export interface Refused {
  key: string;
  from: Json;
  why: Text;
  until?: number;
  cap?: string;
  /** All desks were paused. */
  paused?: true;
}

/** One limit that was lifted for one run of a step: by whom, when (ms) and why. `used` is the effect that ran so. */
interface Lift {
  cap: string;
  key: string;
  by: string;
  at: number;
  why: string;
  used?: string;
}

/**
 * The question that is open now. `n` is the turn that opened it, and `<case id>.<n>` its id in posts and presses.
 * `tries` counts the answers that were refused.
 */
export interface Pending {
  key: string;
  n: number;
  from?: Json | undefined;
  tries?: number | undefined;
  why?: Text | undefined;
  offers?: Offer[] | undefined;
  /** A typed answer may have been meant for the bot, so the person is asked. What it would mean then. */
  meant?: string | undefined;
  /** What was understood from the last answers. It stands above the question until that is answered. */
  notes?: Text[] | undefined;
}

/**
 * What a person sees of a case, as plain data. It has few kinds of parts, because every adapter must render each of
 * them.
 */
export interface View<K extends string = string> {
  title: Text<K>;
  body: Text<K>[];
  fields?: Field<K>[];
  choices?: Choice<K>[];
  inputs?: Input<K>[];
  /** It is over for this reader, however the case goes on. */
  over?: true;
}

/** A labelled value on a card. */
export interface Field<K extends string = string> {
  key: string;
  label: Text<K>;
  value: Text<K> | string;
}

/** Something to press. `key` is what a press sends back. */
export interface Choice<K extends string = string> {
  key: string;
  label: Text<K>;
  style?: "primary" | "danger";
}

/**
 * Something to type. A `secret` input is masked where the platform can do that, and never asked for where it cannot.
 */
export interface Input<K extends string = string> {
  key: string;
  label: Text<K>;
  secret?: boolean;
}

/** Who reads a card: `owner`, `customer`, or a role such as `approvers`. */
export type Audience = string;

/**
 * What the desk must show. A card or a call is drawn from the newest case at the moment it is delivered. A notice is
 * said once, to the person or role `to`. A reveal shows the secret with that vault reference, once.
 */
export type Post =
  | { card: Audience }
  /** A card shows, and a call rings: a new message for who must act, or who waits for an end. */
  | { call: Audience }
  | { notice: Text; to: string }
  | { reveal: string; to: string };

/**
 * A promised call to the outside, such as a create. `id` is its idempotency key, `key` the step that asks for it,
 * `name` the performer that does it. A `once` effect is never repeated after a crash; a `safe` one is.
 */
export interface Effect {
  id: string;
  key: string;
  name: string;
  input: Json;
  repeat: "safe" | "once";
}

/**
 * What the case keeps of a secret: its reference in the vault. `made` means that the bot made the secret and must show
 * it once.
 */
export type SecretRef = { ref: string; made?: true };

/**
 * A secret travels beside the turn, and the commit keeps it, sealed, in the vault for `keepMs`. `make` asks the desk to
 * make a password; `drop` has the commit forget the secret.
 */
export type SecretChange =
  | { ref: string; keepMs: number; value: string }
  | { ref: string; keepMs: number; make: "password" }
  | { ref: string; drop: true };
