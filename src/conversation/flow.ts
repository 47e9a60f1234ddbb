import type { Case, Choice, Field, Json, Outcome, SecretRef, Stage, Text, View } from "./types.ts";

/** The side effects a flow may ask for: the flow knows what, the desk knows how. */
export type EffectTypes = Record<string, { input: Json; output: Json }>;

export type Facts = Record<string, Json>;

type Key<A> = Extract<keyof A, string>;
type Question = Pick<View, "body" | "choices" | "inputs">;

/** Who answers: the owner, or the customer if one is named. */
export type By = "owner" | "customer";

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
type About<A> = (answers: Partial<A>, facts: Facts) => Json | undefined;

interface Ask<A, Known, T, Skip> extends Asking<A> {
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

interface AskSecret<A> extends Asking<A> {
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

interface Review<A> {
  label: Text;
  intro: Text;
  go: Text;
  fields: (answers: A, facts: Facts) => Field[];
  about: (answers: A, facts: Facts) => Json;
}

interface Approve<A> extends Omit<Review<A>, "label" | "go"> {
  role: string;
  declined: Key<A>;
  when?: When<A>;
}

interface Perform<A, I> {
  label: Text;
  input: (answers: A, facts: Facts) => I;
  repeat: "safe" | "once";
  /** Steps whose answer lets it run once. Without any, reaching it is enough. */
  go?: Key<A>[];
  /** Shown when it waits for a go of its own: to run at all, or again after a refusal. */
  ask?: { body: (answers: A) => Text[]; go: Text };
  /** The next questions open while it runs; only another effect waits for it. */
  ahead?: boolean;
  /** May be asked for again after this long (ms). */
  againMs?: number;
  /** Its result no longer counts after this long (ms), which `old` explains. */
  freshMs?: number;
  old?: Text;
  working?: (stage: Stage, answers: Partial<A>) => Text[];
  /** Of the last one: said to whoever would change something once it may have begun. */
  busy?: Text;
}

/** Whether a step applies. Asked at any time, so any answer may be missing. */
type When<A> = (answers: Partial<A>, facts: Facts) => boolean;

/** What later steps see of an effect that runs ahead: which one it is, when it was promised (ms), and its result once there is one. */
export type Ahead<O> = { effect: string; at: number } & Partial<O>;

// biome-ignore lint/suspicious/noExplicitAny: the builder checks answers against each step; behind it they are one record
type Any = any;

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

export interface Flow {
  id: string;
  name: Text;
  steps: readonly Step[];
  byKey: ReadonlyMap<string, Step>;
  performs: readonly StepOf<"perform">[];
  /** The last perform: once it is under way nothing before it may move, and its success closes the case. */
  seal: StepOf<"perform"> | undefined;
  /** What one text tells about several fields at once; values as `read` would give them. */
  takes: (text: string, answers: Any) => Record<string, Json>;
  /** What a case can be found by later. */
  index: (answers: Any) => { mail?: string; phone?: string };
  done: (answers: Any, theCase: Case) => View;
  /** The draft expires this long after a person last moved it (ms), and reminds each `remindMs` until then. */
  draftMs: number;
  remindMs: number;
  /** Said above the first question. */
  hello?: Text;
}

/** Whether nobody is asked for it, because the bot makes it. */
export function isUnasked(step: Step, facts: Facts): boolean {
  return step.kind === "secret" && (step.make?.unasked?.(facts) ?? false);
}

export function flow<E extends EffectTypes>(id: string, name: Text) {
  // biome-ignore lint/complexity/noBannedTypes: a flow begins with no answers
  return new FlowBuilder<{}, E, {}>(id, name, []);
}

/** `A` are the answers so far, `Last` what the last perform gives. */
class FlowBuilder<A extends object, E extends EffectTypes, Last extends object> {
  readonly #id: string;
  readonly #name: Text;
  readonly #steps: readonly Step[];

  constructor(id: string, name: Text, steps: readonly Step[]) {
    this.#id = id;
    this.#name = name;
    this.#steps = steps;
  }

  /** Only a step that says what its answer is about may read it by all that was answered before. */
  ask<K extends string, T extends Json, Skip extends boolean = false>(
    key: K,
    ask: Ask<A, A, T, Skip> & { about: About<A> },
  ): FlowBuilder<A & Record<K, Skip extends true ? T | null : T>, E, Last>;
  ask<K extends string, T extends Json, Skip extends boolean = false>(
    key: K,
    ask: Ask<A, Partial<A>, T, Skip>,
  ): FlowBuilder<A & Record<K, Skip extends true ? T | null : T>, E, Last>;
  ask(key: string, ask: Ask<A, Any, Json, boolean>) {
    return this.#with<object>({ ...ask, kind: "ask", key });
  }

  secret<K extends string>(key: K, ask: AskSecret<A>) {
    return this.#with<Record<K, SecretRef>>({ ...ask, kind: "secret", key });
  }

  /** A summary with one Edit a field; only a press goes on. */
  review<K extends string>(key: K, review: Review<A>) {
    return this.#with<Record<K, true>>({ ...review, kind: "review", key });
  }

  /** Hands the case to somebody with the role, who is neither owner nor customer, until they press. */
  approve<K extends string>(key: K, approve: Approve<A>) {
    return this.#with<Record<K, true>>({ ...approve, kind: "approve", key });
  }

  perform<K extends string, N extends Key<E>, I extends E[N]["input"], const O extends Perform<A, I>>(
    key: K,
    effect: N,
    perform: O & { input: (answers: A, facts: Facts) => Exact<I, E[N]["input"]> },
  ) {
    type Result = Record<K, O extends { ahead: true } ? Ahead<E[N]["output"]> : E[N]["output"]>;
    const step: Step = { ...(perform as Perform<Any, Json>), kind: "perform", key, effect };
    return new FlowBuilder<A & Result, E, Result>(this.#id, this.#name, [...this.#steps, step]);
  }

  /** Steps that apply only while `test` holds; later steps see their answers as perhaps missing. */
  when<B extends object, L extends object>(
    test: When<A>,
    branch: (inner: FlowBuilder<A, E, Last>) => FlowBuilder<B, E, L>,
  ): FlowBuilder<A & Partial<Omit<B, keyof A>>, E, [Last] extends [L] ? Last : Partial<L>> {
    const inner = new FlowBuilder<A, E, Last>(this.#id, this.#name, this.#steps);
    const added = branch(inner).#steps.slice(this.#steps.length);
    const guarded = added.map((step): Step => {
      const own = step.when;
      return { ...step, when: own ? (a, facts) => test(a, facts) && own(a, facts) : test };
    });
    return new FlowBuilder(this.#id, this.#name, [...this.#steps, ...guarded]);
  }

  /** Once the last effect has happened, only its result is sure to be there: a deploy may have added questions meanwhile. */
  done(end: {
    view: (answers: Partial<Omit<A, keyof Last>> & Last, theCase: Case) => View;
    draftMs: number;
    remindMs?: number;
    hello?: Text;
    takes?: (text: string, answers: Partial<A>) => Record<string, Json>;
    index?: (answers: Partial<A>) => { mail?: string; phone?: string };
  }): Flow {
    const byKey = new Map(this.#steps.map((step) => [step.key, step]));
    if (byKey.size !== this.#steps.length) throw new Error(`Flow ${this.#id} has two steps with one key.`);
    const performs = this.#steps.filter((step) => step.kind === "perform");
    return {
      id: this.#id,
      name: this.#name,
      steps: this.#steps,
      byKey,
      performs,
      seal: performs.at(-1),
      takes: end.takes ?? (() => ({})),
      index: end.index ?? (() => ({})),
      done: end.view,
      draftMs: end.draftMs,
      remindMs: end.remindMs ?? end.draftMs / 3,
      ...(end.hello && { hello: end.hello }),
    };
  }

  #with<B>(step: Step) {
    return new FlowBuilder<A & B, E, Last>(this.#id, this.#name, [...this.#steps, step]);
  }
}

type Exact<I, Wanted> = I & Record<Exclude<keyof I, keyof Wanted>, never>;
