import type { Choice, Field, Json, Outcome, Stage, Text, View } from "./types.ts";

// biome-ignore lint/suspicious/noExplicitAny: steps checked their own answers when the flow was built
export type Answers = Record<string, any>;

/** The side effects a flow may ask for: the flow knows what, the desk knows how. */
export type EffectTypes = Record<string, { input: Json; output: Json }>;

export type Facts = Record<string, Json>;

export type Key<A> = Extract<keyof A, string>;
type Question = Pick<View, "body" | "choices" | "inputs">;

/** Who answers: the owner, or the customer if one is named. */
type By = "owner" | "customer";

interface Asking<A> {
  label: Text;
  view: (answers: A, facts: Facts) => Question;
  /** Said from the second refusal on. */
  help: Text;
  by?: By;
  /** Other words people use for the field in `edit <field>`. */
  alias?: string[];
}

/**
 * What the answer is about: when that changes, the answer no longer counts. Values, never words. A form or a sentence
 * may give an answer before the ones it hangs on, so these may be missing here; while the result is undefined it is not read.
 */
export type About<A> = (answers: Partial<A>, facts: Facts) => Json | undefined;

export interface Ask<A, Known, T, Skip> extends Asking<A> {
  read: (said: string, answers: Known, facts: Facts) => Outcome<T>;
  /** How the answer looks in a summary and when it is read back. */
  show: (value: T) => Text | string;
  /** May be skipped, which answers null. */
  optional?: Skip;
  /** How a form asks for it; plain text when left out. A `choice` is one of the view's, once what it is about is known. */
  as?: "mail" | "choice";
  /** Too many choices to list: what fits the beginning of a word. */
  search?: (query: string, limit: number) => Choice[];
}

export interface AskSecret<A> extends Asking<A> {
  about?: About<A>;
  read: (said: string) => Outcome<string>;
  keepMs: number;
  /** Asked for a second time in the same form; the two must be equal. */
  twice?: boolean;
  /** A choice that lets the bot make it. */
  make?: Make;
  /** How often the world may refuse it for one subject before `then` must be done again, and no sooner than `lockMs`. */
  limit?: Limit<A>;
}

interface Make {
  choice: string;
  keepMs: number;
  /** Then it is made without asking; what is typed is never taken. */
  unasked?: (facts: Facts) => boolean;
}

interface Limit<A> {
  tries: number;
  of: (answers: A) => string;
  then: Key<A>;
  lockMs: number;
  why: Text;
}

export interface Review<A> {
  label: Text;
  intro: Text;
  go: Text;
  fields: (answers: A, facts: Facts) => Field[];
  about: (answers: A, facts: Facts) => Json;
}

export interface Approve<A> extends Omit<Review<A>, "label" | "go"> {
  role: string;
  declined: Key<A>;
  when?: When<A>;
}

export interface Perform<A, I> {
  label: Text;
  input: (answers: A, facts: Facts) => I;
  repeat: "safe" | "once";
  /** Steps whose answer lets it run once. Without any, reaching it is enough. */
  go?: Key<A>[];
  /** Shown when it waits for a go of its own: to run at all, or again after a refusal. */
  ask?: { body: (answers: A) => Text[]; go: Text };
  /** The next questions open while it runs; only another effect waits for it. */
  ahead?: boolean;
  /** May be asked for again after this long (ms). Only of one that runs ahead, whose result knows when it was promised. */
  againMs?: number;
  /** Its result no longer counts after this long (ms), which `old` explains. Of one that runs ahead, too. */
  freshMs?: number;
  old?: Text;
  working?: (stage: Stage, answers: Partial<A>) => Text[];
  /** Of the last one: said to whoever would change something once it may have begun. */
  busy?: Text;
}

/** Whether a step applies. Asked at any time, so any answer may be missing. */
export type When<A> = (answers: Partial<A>, facts: Facts) => boolean;

/** What later steps see of an effect that runs ahead: which one it is, when it was promised (ms), and its result once there is one. */
export type Ahead<O> = { effect: string; at: number } & Partial<O>;

// biome-ignore lint/suspicious/noExplicitAny: the builder checks answers against each step; behind it they are one record
export type Any = any;

export type Step =
  | ({ kind: "ask"; key: string; about?: About<Any> } & StepBase & Ask<Any, Any, Any, boolean>)
  | ({ kind: "secret"; key: string } & StepBase & AskSecret<Any>)
  | ({ kind: "review"; key: string } & StepBase & Review<Any>)
  | ({ kind: "approve"; key: string } & StepBase & Approve<Any>)
  | ({ kind: "perform"; key: string; effect: string } & StepBase & Perform<Any, Json>);

export type StepOf<K extends Step["kind"]> = Extract<Step, { kind: K }>;

interface StepBase {
  when?: When<Any>;
}

/** Whether nobody is asked for it, because the bot makes it. */
export function isUnasked(step: Step, facts: Facts): boolean {
  return step.kind === "secret" && (step.make?.unasked?.(facts) ?? false);
}
