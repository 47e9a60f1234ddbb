import { linkOf } from "./link.ts";
import type { Case, Choice, Field, Json, Outcome, Stage, Text, View } from "./types.ts";

// biome-ignore lint/suspicious/noExplicitAny: steps checked their own answers when the flow was built
export type Answers = Record<string, any>;

/**
 * The effects that a flow may ask for, by name, with the shape of what goes in and what comes back. The desk has a
 * performer for each.
 */
export type EffectTypes = Record<string, { input: Json; output: Json }>;

/** What is known for a case and was not answered by a person, such as the API profile. */
export type Facts = Record<string, Json>;

/** The keys of the answers that a flow has so far. */
export type Key<A> = Extract<keyof A, string>;
type Question<K extends string> = Pick<View<K>, "body" | "choices" | "inputs">;

/** Who answers a step. `customer` is the owner as long as no customer is named. */
type By = "owner" | "customer";

interface Asking<A, K extends string> {
  label: Text<K>;
  view: (answers: A, facts: Facts) => Question<K>;
  /** An explanation that stands below the question from the second refused answer on. */
  help: Text<K>;
  by?: By;
  /** Other words people use for the field in `edit <field>`. */
  alias?: string[];
}

/**
 * The values that an answer depends on. When they change, the answer no longer counts and is asked again. A form or a
 * sentence may give an answer before earlier ones, so any of them may be missing here. While this gives undefined, the
 * answer is not read.
 */
export type DependsOn<A> = (answers: Partial<A>, facts: Facts) => Json | undefined;

/**
 * A question whose answer is kept in the case. `read` takes what a person typed, or the key of a choice; it gets the
 * answers before this step, is pure, and refuses with a reason.
 */
export interface Ask<A, Known, T, Skip, K extends string = string> extends Asking<A, K> {
  read: (said: string, answers: Known, facts: Facts) => Outcome<T, K>;
  /** How the answer looks in a summary and wherever it is read back to people. */
  show: (value: T) => Text<K> | string;
  /** The person may skip the question. The answer is null then. */
  optional?: Skip;
  /**
   * Set where any words can be the answer. Gives the question whether these are, for words that people also say to the
   * bot.
   */
  free?: (said: string) => Text<K>;
  /**
   * The kind of box that a form has for it; plain text when left out. The choices of a `choice` are those of `view`,
   * and the box is left out until the answers it depends on are known.
   */
  as?: "mail" | "choice";
  /** A form asks for this answer and for that of an earlier step in one box. */
  inOne?: InOne<Known, K>;
  /** For a field with too many choices to list: those that fit what was typed so far, the best first. */
  search?: (query: string, limit: number) => Choice<K>[];
}

/** One box of a form for two answers, such as a line of business and its industry. */
interface InOne<Known, K extends string> {
  /** The step whose answer the box gives as well. */
  with: Key<Known>;
  /** All choices. The same list each time is drawn only once. */
  groups: () => Group<K>[];
  /** The answers to both steps, by key, as one answer to this step tells them. Empty when it doesn't tell them. */
  spread: (said: string) => Record<string, string>;
}

/** Choices that stand together under a label. */
export interface Group<K extends string = string> {
  label: Text<K>;
  choices: Choice<K>[];
}

/**
 * A question for a secret, such as a password. `read` checks what was typed and gives the secret, which the vault keeps
 * for `keepMs` (ms).
 */
export interface AskSecret<A, K extends string = string> extends Asking<A, K> {
  dependsOn?: DependsOn<A>;
  read: (said: string) => Outcome<string, K>;
  keepMs: number;
  /** How long it is kept when a customer has typed it on the page of their link (ms). As `keepMs` when left out. */
  keepOnPageMs?: number;
  /** The form has a second box for it, and what is typed into both must be equal. */
  twice?: boolean;
  /** Lets the bot make the secret instead of having somebody type it. */
  make?: Make;
  /**
   * How often an effect may be refused because of the secret, for one subject such as a phone number. After that the
   * step `then` must be done again, no sooner than `lockMs` later.
   */
  limit?: Limit<A, K>;
}

interface Make {
  choice: string;
  keepMs: number;
  /** While this gives true, the bot makes the secret without asking, and what somebody types is never taken. */
  unasked?: (facts: Facts) => boolean;
}

interface Limit<A, K extends string> {
  tries: number;
  of: (answers: A) => string;
  then: Key<A>;
  lockMs: number;
  why: Text<K>;
  /** Why the secret was refused, where the step `then` was done more than once: it may be of an earlier time. */
  replaced?: Text<K>;
}

/** A summary that a person must confirm. The confirmation counts while what `dependsOn` gives stays the same. */
export interface Review<A, K extends string = string> {
  label: Text<K>;
  intro: Text<K>;
  /**
   * The label of the confirming button. `runs` tells whether the confirmation lets an effect run at once, which it does
   * not when a result of that effect still counts.
   */
  go: Text<K> | ((answers: A, facts: Facts, runs: boolean) => Text<K>);
  fields: (answers: A, facts: Facts) => Field<K>[];
  dependsOn: (answers: A, facts: Facts) => Json;
}

/** A decision by a role. `declined` is the step to go back to when the request is not approved. */
export interface Approve<A, K extends string = string> extends Omit<Review<A, K>, "label" | "go"> {
  role: string;
  declined: Key<A>;
  when?: When<A>;
  /** When nobody has decided for so long (ms), the agent may take the request back. Never when left out. */
  takeBackMs?: number;
}

/**
 * An effect and when it may run. `input` gives what the effect gets. An effect with `repeat: "once"` is never repeated
 * after a crash; a `safe` one is.
 */
export interface Perform<A, I, K extends string = string> {
  label: Text<K>;
  input: (answers: A, facts: Facts) => I;
  repeat: "safe" | "once";
  /**
   * Keys of the steps whose answer lets the effect run, once for each answer. When left out, the effect runs as soon as
   * the walk reaches it.
   */
  go?: readonly Key<A>[];
  /** The question for a go of the effect's own: to run at all, or to run again after a refusal. */
  ask?: { body: (answers: A) => Text<K>[]; go: Text<K> };
  /** The effect runs while the next questions are asked. Only another effect waits for its end. */
  ahead?: boolean;
  /**
   * People may ask for another run this long (ms) after the last one was promised. Only for an effect that runs
   * `ahead`, because only its result holds that instant.
   */
  againMs?: number;
  /**
   * The result no longer counts this long (ms) after the effect was promised, and `old` says why. Only for an effect
   * that runs `ahead`.
   */
  freshMs?: number;
  /**
   * Whoever is asked for what the effect has sent, such as a code, is called again this long (ms) after it was promised.
   */
  remindMs?: number;
  old?: Text<K>;
  /** Stands above the review while the newest result is for other answers, which `input` are. Only with `freshMs`. */
  void?(input: I): Text<K>;
  working?: (stage: Stage, answers: Partial<A>) => Text<K>[];
  /** For the last perform: what is said to a person who wants to change an answer after its call may have been sent. */
  busy?: Text<K>;
}

/** Whether a step applies to a case. It may be asked at any time, so any answer may be missing. */
export type When<A> = (answers: Partial<A>, facts: Facts) => boolean;

/**
 * What later steps see of an effect that runs ahead: its id, the instant it was promised (ms), and the fields of its
 * result once there is one.
 */
export type Ahead<O> = { effect: string; at: number } & Partial<O>;

// biome-ignore lint/suspicious/noExplicitAny: the builder checks answers against each step; behind it they are one record
export type Any = any;

/** A step of a built flow. */
export type Step =
  | ({ kind: "ask"; key: string; dependsOn?: DependsOn<Any> } & StepBase & Ask<Any, Any, Any, boolean>)
  | ({ kind: "secret"; key: string } & StepBase & AskSecret<Any>)
  | ({ kind: "review"; key: string } & StepBase & Review<Any>)
  | ({ kind: "approve"; key: string } & StepBase & Approve<Any>)
  | ({ kind: "perform"; key: string; effect: string } & StepBase & Perform<Any, Json>);

/** A step of one kind. */
export type StepOf<K extends Step["kind"]> = Extract<Step, { kind: K }>;

interface StepBase {
  when?: When<Any>;
}

/** What the answer or the result of a step is made from now, given the answers before it. */
export function inputOf(step: Step, answers: Answers, facts: Case["facts"]): Json | undefined {
  return step.kind === "perform" ? step.input(answers, facts) : step.dependsOn?.(answers, facts);
}

/** Whether the bot makes this secret without asking anybody. A customer with a link is asked, because a page can mask. */
export function isUnasked(step: Step, theCase: Pick<Case, "facts" | "link" | "people">): boolean {
  return step.kind === "secret" && linkOf(theCase) === undefined && (step.make?.unasked?.(theCase.facts) ?? false);
}
