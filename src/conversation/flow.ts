import type { Case, Field, Json, Outcome, SecretRef, Stage, Text, View } from "./types.ts";

/** The side effects a flow may ask for: the flow knows what, the desk knows how. */
export type EffectTypes = Record<string, { input: Json; output: Json }>;

export type Facts = Record<string, Json>;

type Key<A> = Extract<keyof A, string>;
type Question = Pick<View, "body" | "choices" | "inputs">;

/** Who answers: the owner, the customer if one is named, or anyone holding a role. */
export type By = "owner" | "customer" | { role: string };

interface Asking<A> {
  label: Text;
  view: (answers: A, facts: Facts) => Question;
  /** Said from the second refusal on. */
  help: Text;
  /** What the answer is about. When that changes, the answer no longer counts. Values, never words. */
  about?: (answers: A, facts: Facts) => Json;
  by?: By;
  /** Other words people use for the field in `edit <field>`. */
  alias?: string[];
}

interface Ask<A, T> extends Asking<A> {
  read: (said: string, answers: A, facts: Facts) => Outcome<T>;
  /** How the answer looks in a summary and when it is read back. */
  show: (value: T, answers: A) => Text | string;
  optional?: boolean;
}

interface AskSecret<A> extends Asking<A> {
  read: (said: string) => Outcome<string>;
  keepMs: number;
  /** Asked for a second time in the same form; the two must be equal. */
  twice?: boolean;
  /** A choice that lets the bot make it. */
  make?: { choice: string; keepMs: number };
  /** How often the world may refuse it for one subject before `then` must be done again, and no sooner than `lockMs`. */
  limit?: Limit<A>;
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
  when?: (answers: A, facts: Facts) => boolean;
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
  /** Its result no longer counts after this long (ms). */
  freshMs?: number;
  working?: (stage: Stage, answers: A) => Text[];
}

/** What later steps see of an effect that runs ahead: which one it is, and its result once there is one. */
export type Ahead<O> = { effect: string } & Partial<O>;

// biome-ignore lint/suspicious/noExplicitAny: the builder checks answers against each step; behind it they are one record
type Any = any;

export type Step =
  | ({ kind: "ask"; key: string } & StepBase & Ask<Any, Any>)
  | ({ kind: "secret"; key: string } & StepBase & AskSecret<Any>)
  | ({ kind: "review"; key: string } & StepBase & Review<Any>)
  | ({ kind: "approve"; key: string } & StepBase & Approve<Any>)
  | ({ kind: "perform"; key: string; effect: string } & StepBase & Perform<Any, Json>);

export type StepOf<K extends Step["kind"]> = Extract<Step, { kind: K }>;

interface StepBase {
  when?: (answers: Any, facts: Facts) => boolean;
}

export interface Flow {
  id: string;
  name: Text;
  steps: readonly Step[];
  byKey: ReadonlyMap<string, Step>;
  /** The last perform: once it is under way nothing before it may move, and its success closes the case. */
  seal: StepOf<"perform"> | undefined;
  /** What one text tells about several fields at once; values as `read` would give them. */
  takes: (text: string, answers: Any) => Record<string, Json>;
  /** What a case can be found by later. */
  index: (answers: Any) => { mail?: string; phone?: string };
  done: (answers: Any, theCase: Case) => View;
  /** The draft expires this long after a person last moved it (ms). */
  draftMs: number;
}

export function flow<E extends EffectTypes>(id: string, name: Text) {
  // biome-ignore lint/complexity/noBannedTypes: a flow begins with no answers
  return new FlowBuilder<{}, E>(id, name, []);
}

class FlowBuilder<A extends object, E extends EffectTypes> {
  readonly #id: string;
  readonly #name: Text;
  readonly #steps: readonly Step[];

  constructor(id: string, name: Text, steps: readonly Step[]) {
    this.#id = id;
    this.#name = name;
    this.#steps = steps;
  }

  ask<K extends string, T extends Json>(key: K, ask: Ask<A, T>) {
    return this.#with<Record<K, T>>({ ...ask, kind: "ask", key });
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
    return this.#with<Record<K, O extends { ahead: true } ? Ahead<E[N]["output"]> : E[N]["output"]>>({
      ...(perform as Perform<Any, Json>),
      kind: "perform",
      key,
      effect,
    });
  }

  /** Steps that apply only while `test` holds; later steps see their answers as perhaps missing. */
  when<B extends object>(
    test: (answers: A, facts: Facts) => boolean,
    branch: (inner: FlowBuilder<A, E>) => FlowBuilder<B, E>,
  ): FlowBuilder<A & Partial<Omit<B, keyof A>>, E> {
    const added = branch(this).#steps.slice(this.#steps.length);
    const guarded = added.map((step): Step => {
      const inner = step.when;
      return { ...step, when: inner ? (a, facts) => test(a, facts) && inner(a, facts) : test };
    });
    return new FlowBuilder(this.#id, this.#name, [...this.#steps, ...guarded]);
  }

  done(end: {
    view: (answers: A, theCase: Case) => View;
    draftMs: number;
    takes?: (text: string, answers: Partial<A>) => Record<string, Json>;
    index?: (answers: Partial<A>) => { mail?: string; phone?: string };
  }): Flow {
    const byKey = new Map(this.#steps.map((step) => [step.key, step]));
    if (byKey.size !== this.#steps.length) throw new Error(`Flow ${this.#id} has two steps with one key.`);
    return {
      id: this.#id,
      name: this.#name,
      steps: this.#steps,
      byKey,
      seal: this.#steps.findLast((step) => step.kind === "perform"),
      takes: end.takes ?? (() => ({})),
      index: end.index ?? (() => ({})),
      done: end.view,
      draftMs: end.draftMs,
    };
  }

  #with<B>(step: Step) {
    return new FlowBuilder<A & B, E>(this.#id, this.#name, [...this.#steps, step]);
  }
}

type Exact<I, Wanted> = I & Record<Exclude<keyof I, keyof Wanted>, never>;
