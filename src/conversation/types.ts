/** Plain data. Everything here survives `JSON.parse(JSON.stringify(x))`. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What a message says, before any language: a key of `src/words/` and the values it needs. */
export interface Text {
  key: string;
  values?: Record<string, Value>;
}

/** `at` is an instant in milliseconds, shown in the reader's own clock; `person` is an id, shown as a mention. */
export type Value = string | number | { at: number } | { person: string } | Text;

/** How reading an answer and settling an effect end. Without `redo`, a person chooses what happens next. */
export type Outcome<T = Json> = { ok: true; value: T } | Refusal;

export interface Refusal {
  ok: false;
  why: Text;
  /** The step to ask again. */
  redo?: string;
  /** Not worth another try before this instant (ms). */
  until?: number;
  /** What the refusal taught us about the world; merged into the facts of the case. */
  facts?: Record<string, Json>;
  /** Values the person may take with one press instead of typing again, such as a mended spelling. */
  offers?: Offer[];
  /** Trying on leads nowhere: those who run the desk have the word. */
  hold?: true;
}

export interface Offer {
  key: string;
  label: Text;
  value: Json;
}

/** Someone on some platform. `id` is opaque to us, such as `slack:T1:U9`; roles are as the platform knew them for this event. */
export interface Person {
  id: string;
  roles?: readonly string[];
  /** Other ids of the same person. */
  also?: readonly string[];
}

/**
 * What people do, told by an adapter. A press carries its question; the desk stamps what was said with the one then open.
 * Who `follows` their own case to another platform is told nothing of it.
 */
export type FromPerson =
  | { type: "said"; id: string; from: Person; text: string; question?: string }
  | { type: "pressed"; id: string; from: Person; choice: string; question?: string }
  | { type: "filled"; id: string; from: Person; answers: Record<string, string>; question?: string }
  | { type: "back"; id: string; from: Person; to?: string }
  | { type: "cancelled"; id: string; from: Person }
  | { type: "handed"; id: string; from: Person; role: "owner" | "customer"; to: string; at?: string; follows?: true };

export type Answering = Extract<FromPerson, { type: "said" | "pressed" | "filled" }>;

/** What happened: people's doings, and what the desk tells itself. An `unsent` end counts only while the effect is queued. */
export type Event =
  | FromPerson
  | { type: "progressed"; id: string; effect: string; stage: Stage; evidence?: Evidence; inSeconds?: number }
  | { type: "settled"; id: string; effect: string; outcome: Outcome; unsent?: true }
  | Corrected
  /** `quietly` when nobody may answer, so nobody is reminded. */
  | { type: "expired"; id: string; quietly?: true };

/**
 * What the world shows of a create against what the case was told of it: what was made, or that a person must judge anew.
 * `asked` is what was looked for, when the case has no such create.
 */
export type Corrected = { type: "corrected"; id: string; effect: string } & (
  | { value: Json; asked?: AskedWith }
  | { evidence: Evidence }
);

/** What a person has to go by who must judge a create: nothing secret, and personal data masked. */
export interface Evidence {
  fields: Field[];
  /** Ids that look-ups showed and that may be the one. */
  found: string[];
}

/** How far the world is with an effect. Only `settled` is certain. */
export type Stage = "queued" | "sent" | "unknown" | "manual";

/** One conversation about one request. `answers` and what they were made from are the only progress there is: no cursor, no stack. */
export interface Case {
  id: string;
  flow: string;
  world: "practice" | "real";
  state: "open" | "done" | "cancelled" | "expired" | "failed";
  /** Turns taken so far; the compare-and-swap of the ledger. */
  version: number;
  people: { owner: string; customer?: string };
  /** Who was one of them before. */
  former?: string[] | undefined;
  /** Where each audience reads its card, such as `slack:T1:D7`. Opaque. */
  at: Record<string, string>;
  /** Every answer and every result by its step, whether or not it still counts. */
  answers: Record<string, Json>;
  /** What each was made from, of those that were made from something. */
  from?: Record<string, Json> | undefined;
  /** The turn that gave an answer which lets an effect run; of a result, the turn that promised the effect. */
  turns?: Record<string, number> | undefined;
  /** What outcomes taught us about this request, such as the API profile. */
  facts: Record<string, Json>;
  /** Effects promised and not settled, by id. */
  working?: Record<string, Work> | undefined;
  /** Kind of effect to the newest turn that let it run. The same press never spends twice. */
  spent?: Record<string, number> | undefined;
  /** Answers the world refused, by step and subject. Resending a code does not reset them. */
  misses?: Record<string, number> | undefined;
  /** Refusals with no field to mend, each for one input: a person decides whether it runs again. */
  refused?: Refused[] | undefined;
  /** With what each create was asked for that is believed to have come to nothing, by effect. */
  tried?: Record<string, AskedWith> | undefined;
  /** What earlier tries have made, by effect, which showed while another one was under way. */
  came?: Record<string, Json> | undefined;
  /** Further audiences that hear how it goes on: roles that were asked to decide, `left-owner` and `left-customer` where they were before. */
  roles?: string[] | undefined;
  pending?: Pending | undefined;
  /** A detour over the walk: one field edited, or a cancel to confirm. */
  aside?: Aside | undefined;
  /** It waits for those who run the desk. */
  held?: Held | undefined;
  /** When the desk must wake this case (ms). */
  due?: number | undefined;
  opened: number;
  /** Last time a person moved the case on (ms). */
  touched: number;
  /** The instant of the last turn (ms), if no person took it: cards are drawn as of then, so that they need no clock. */
  asOf?: number | undefined;
  /** Reminders since a person last moved the case on. */
  reminded?: number | undefined;
  /** When somebody else was last let know of what (ms). */
  rung?: Record<string, number> | undefined;
  /** What those who run the desk owe to it: a judgement, or a person's help. */
  waiting?: { judge?: Waiting; person?: Waiting } | undefined;
  revealed?: boolean | undefined;
  /** The last perform by the name it had when its success closed the case. */
  closedBy?: string | undefined;
}

/** The answer to a step that is handed over: who decided, and when (ms). */
export type Decision = { by: string; at: number };

/** `by` is a customer who went on it themselves. */
type Aside = ({ kind: "edit"; key: string } | { kind: "pick" } | { kind: "cancel" }) & { by?: string };

export interface Work {
  key: string;
  from: Json;
  stage: Stage;
  /** The turn and the instant (ms) that promised it. */
  n: number;
  at: number;
  /** Its result remembers which run it came from, because questions were open meanwhile. */
  ahead?: true;
  /** The last perform of the flow: from `sent` on, nothing before it moves. */
  seal?: true;
  /** Of a `queued` one that has to wait: for about so long from when that was told. */
  inSeconds?: number;
  /** Of a `manual` one. */
  evidence?: Evidence;
  /** Who of those who run the desk said first that nothing was made, and their other ids. */
  absentBy?: string;
  absentAs?: readonly string[];
  /** Who of them said that it was found; without an id, that it is the only one there can be. */
  said?: Said[];
  /** Steps answered anew since it was promised. */
  since?: string[];
}

export interface Said {
  by: string;
  as?: readonly string[];
  id: string | null;
}

/** Since when (ms), and how many reminders are over. */
export interface Waiting {
  since: number;
  reminded: number;
}

/** `effect` is the create that nothing came of, as far as anybody knows. */
interface Held {
  why: Text;
  n: number;
  effect?: string;
}

export type AskedWith = Pick<Case, "answers" | "from" | "turns">;

export interface Refused {
  key: string;
  from: Json;
  why: Text;
  until?: number;
}

/** The question now open. Its id in posts and presses is `<case id>.<n>`. */
export interface Pending {
  key: string;
  n: number;
  from?: Json | undefined;
  tries?: number | undefined;
  why?: Text | undefined;
  offers?: Offer[] | undefined;
  /** What was just understood, shown once above the question. */
  notes?: Text[] | undefined;
}

/** What a person sees. Plain data in few words, because every adapter must render each one. */
export interface View {
  title: Text;
  body: Text[];
  fields?: Field[];
  choices?: Choice[];
  inputs?: Input[];
}

export interface Field {
  key: string;
  label: Text;
  value: Text | string;
}

export interface Choice {
  key: string;
  label: Text;
  style?: "primary" | "danger";
}

/** Something to type. A `secret` one is masked where the platform can, and never asked where it cannot. */
export interface Input {
  key: string;
  label: Text;
  secret?: boolean;
}

/** Who reads a card: the people of the case, or a role such as `approvers`. */
export type Audience = string;

/** A card is drawn from the newest case when it is delivered; a notice is said once, to one person. */
export type Post = { card: Audience } | { notice: Text; to: string } | { reveal: string; to: string };

/** A promised act on the world. `id` is its idempotency key; `once` means never repeated after a crash. */
export interface Effect {
  id: string;
  key: string;
  name: string;
  input: Json;
  repeat: "safe" | "once";
}

/** What the case keeps of a secret. `made` means the bot invented it and owes somebody one look at it. */
export type SecretRef = { ref: string; made?: true };

/** A secret leaves beside the turn and is sealed by the desk; the case holds only `ref`. `make` asks the desk to invent it. */
export type Secret =
  | { ref: string; keepMs: number; value: string }
  | { ref: string; keepMs: number; make: "password" }
  | { ref: string; drop: true };
