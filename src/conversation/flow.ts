import { passwordReveals, type Reveals } from "./reveals.ts";
import type {
  About,
  Ahead,
  Any,
  Approve,
  Ask,
  AskSecret,
  EffectTypes,
  Facts,
  Key,
  Perform,
  Review,
  Step,
  StepOf,
  When,
} from "./step.ts";
import type { Case, Decision, Json, SecretRef, Text, View } from "./types.ts";

export type { Facts, Step } from "./step.ts";

export interface Flow extends Steps {
  id: string;
  name: Text;
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
  /** What is said around the secret it hands over, if there is one. */
  reveals: Reveals;
  /** Offered no more: what is open of it only comes to its end, and promises nothing. */
  retired?: true;
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
    return this.#with<Record<K, Decision>>({ ...approve, kind: "approve", key });
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
    reveals?: Reveals;
    takes?: (text: string, answers: Partial<A>) => Record<string, Json>;
    index?: (answers: Partial<A>) => { mail?: string; phone?: string };
  }): Flow {
    const steps = stepsOf(this.#steps);
    if (steps.byKey.size !== this.#steps.length) throw new Error(`Flow ${this.#id} has two steps with one key.`);
    const ageless = steps.performs.find(({ ahead, againMs, freshMs }) => !ahead && (againMs ?? freshMs) !== undefined);
    if (ageless) throw new Error(`Flow ${this.#id} has times for ${ageless.key}, which does not run ahead.`);
    return {
      ...steps,
      id: this.#id,
      name: this.#name,
      takes: end.takes ?? (() => ({})),
      index: end.index ?? (() => ({})),
      done: end.view,
      draftMs: end.draftMs,
      remindMs: end.remindMs ?? end.draftMs / 3,
      reveals: end.reveals ?? passwordReveals,
      ...(end.hello && { hello: end.hello }),
    };
  }

  #with<B>(step: Step) {
    return new FlowBuilder<A & B, E, Last>(this.#id, this.#name, [...this.#steps, step]);
  }
}

type Exact<I, Wanted> = I & Record<Exclude<keyof I, keyof Wanted>, never>;

/** A flow's steps, with what is asked of them again and again. */
export interface Steps {
  steps: readonly Step[];
  /** What the walk asks of each, in objects of one shape, which V8 reads several times as fast. */
  stops: readonly Stop[];
  byKey: ReadonlyMap<string, Step>;
  performs: readonly StepOf<"perform">[];
  /** The last perform: once it is under way nothing before it may move, and its success closes the case. */
  seal: StepOf<"perform"> | undefined;
  /** Steps whose answer lets an effect run. */
  goes: ReadonlySet<string>;
  /** How many steps a person has up to each, and in all, were every one asked; and those that may not be. */
  places: ReadonlyMap<Step, number>;
  most: number;
  perhaps: readonly Step[];
}

interface Stop {
  key: string;
  when: When<Any> | undefined;
  asks: Exclude<Step, { kind: "perform" }> | undefined;
  about: About<Any> | undefined;
  performs: StepOf<"perform"> | undefined;
}

function stopOf(step: Step): Stop {
  const { key, when } = step;
  if (step.kind === "perform") return { key, when, asks: undefined, about: undefined, performs: step };
  return { key, when, asks: step, about: step.about, performs: undefined };
}

export function stepsOf(steps: readonly Step[]): Steps {
  const performs = steps.filter((step) => step.kind === "perform");
  const asked = (step: Step) => step.kind !== "perform";
  let most = 0;
  const places = new Map(steps.map((step) => [step, asked(step) ? ++most : most]));
  return {
    steps,
    stops: steps.map(stopOf),
    byKey: new Map(steps.map((step) => [step.key, step])),
    performs,
    seal: performs.at(-1),
    goes: new Set(performs.flatMap(({ go = [] }) => go)),
    places,
    most,
    perhaps: steps.filter((step) => asked(step) && (step.when || (step.kind === "secret" && step.make?.unasked))),
  };
}
