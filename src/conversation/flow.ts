import { type Hearing, plainHearing } from "./hearing.ts";
import { passwordReveals, type Reveals } from "./reveals.ts";
import type {
  Ahead,
  Any,
  Approve,
  Ask,
  AskSecret,
  DependsOn,
  EffectTypes,
  Facts,
  Key,
  Perform,
  Review,
  Step,
  StepOf,
  When,
} from "./step.ts";
import type { Case, Decision, Json, Refusal, SecretRef, Text, Value, View } from "./types.ts";

export type { Facts, Step } from "./step.ts";

/**
 * One kind of request: its steps in order, and what is said at its end. Made by `flow(…)…done(…)` and shared by all its
 * cases, so nothing in it ever changes.
 */
export interface Flow extends Steps {
  id: string;
  name: Text;
  /** Finds what one text tells about several fields at once. */
  takes: (text: string, answers: Any) => Taken;
  /** Finds what a text says to correct in answers that were given. */
  corrects: (text: string) => Correction[];
  index: (answers: Any) => IndexedBy;
  /**
   * The name of the number that somebody must give who finds what was made. Absent where it is found by
   * what the case knows already.
   */
  foundBy?: Text;
  /** What the agent may pass on to the customer of a case that is done, line by line. No secret is in it. */
  handout?: (answers: Any, theCase: Case) => Text[];
  /** Keys of the answers that a request like an earlier one begins with: no secret, no address and no id. */
  copies: readonly string[];
  /** The card of a case that is done. */
  done: (answers: Any, theCase: Case) => View;
  /**
   * An open request expires this long (ms) after a person last moved it on. At each of `remindersMs` (ms, in order)
   * until then, whoever must answer is called again.
   */
  draftMs: number;
  remindersMs: readonly number[];
  /** The same for a request with nothing in it yet but its kind, if that is sooner. */
  emptyMs: number;
  /** A greeting that stands above the first question. */
  hello?: Text;
  /** What a named customer is told first of all. */
  greets: Greets;
  /** In whose name people are asked. Absent where the desk was given no name. */
  deskName?: string;
  /** What it makes of words that answer no question. */
  hears: Hearing;
  /** The step whose answer is where a code goes, such as a phone number. Absent where no code is sent. */
  codeTo?: string;
  /** Its owner can give a link to a customer who is in no chat. */
  links?: true;
  /** The words around the secret that this kind of request hands over at its end, such as a password. */
  reveals: Reveals;
  /**
   * Set on a kind that this desk does not offer any more. Its open requests only come to their end: no new effect is
   * promised for them.
   */
  retired?: true;
}

/**
 * `what` is the key of the sentence on what is done for the customer, which needs `person` and `name`. `codeBy` is how a
 * code comes to them. Absent where none does.
 */
interface Greets<K extends string = string> {
  what: K;
  codeBy?: (answers: Any) => CodeBy;
  /** What the owner can do where no code ever comes, besides what anybody can. */
  noCode?: Text<K>;
}

/** How a code comes to somebody. `either` as long as it is not known. */
export type CodeBy = "text" | "mail" | "either";

/**
 * What one text tells. `values`: answers by step key, as each step's `read` would give them; only those that are
 * unmistakable. `asked`: why what the text tells of a field is asked about instead; `doubts`: the same as its `read`
 * refuses it, perhaps with values to take instead. `unused`: what it tells besides, by
 * name. With `early`, answers to questions that may come up later are kept as well.
 */
export interface Taken<K extends string = string> {
  values: Record<string, Json>;
  asked?: Record<string, Text<K>>;
  doubts?: Record<string, Refusal<K>>;
  unused?: Value;
  early?: true;
}

/** What a text says of an answer that was given, by the key of its step. */
export interface Correction {
  key: string;
  /** The new answer as people typed it. Absent where the text only says that the old one is wrong. */
  to?: string;
  /** The text can hardly mean anything else, so that an answer that can't be read is asked for again. */
  isPlain?: true;
}

/**
 * Begins a flow. `id` is kept in every case and must not change once there are cases. `E` lists the effects that its
 * steps may ask for, and `K` the keys of the words that it may say.
 */
export function flow<E extends EffectTypes, K extends string = string>(id: string, name: Text<K>) {
  // biome-ignore lint/complexity/noBannedTypes: a flow begins with no answers
  return new FlowBuilder<{}, E, {}, K>(id, name, []);
}

/**
 * Collects the steps of a flow and lets the compiler check that each reads only answers given before it. `A` are the
 * answers so far, `E` the effects, `Last` what the last perform gives, `K` the keys that have words. Each method returns a new builder.
 */
class FlowBuilder<A extends object, E extends EffectTypes, Last extends object, K extends string> {
  readonly #id: string;
  readonly #name: Text<K>;
  readonly #steps: readonly Step[];

  constructor(id: string, name: Text<K>, steps: readonly Step[]) {
    this.#id = id;
    this.#name = name;
    this.#steps = steps;
  }

  /**
   * A question that the owner or the customer answers. A step that declares `dependsOn` may rely, while reading, on all
   * answers given before; one that does not may be answered before they are there.
   */
  ask<S extends string, T extends Json, Skip extends boolean = false>(
    key: S,
    ask: Ask<A, A, T, Skip, K> & { dependsOn: DependsOn<A> },
  ): FlowBuilder<A & Record<S, Skip extends true ? T | null : T>, E, Last, K>;
  ask<S extends string, T extends Json, Skip extends boolean = false>(
    key: S,
    ask: Ask<A, Partial<A>, T, Skip, K>,
  ): FlowBuilder<A & Record<S, Skip extends true ? T | null : T>, E, Last, K>;
  ask(key: string, ask: Ask<A, Any, Json, boolean>) {
    return this.#with<object>({ ...ask, kind: "ask", key });
  }

  /**
   * A question whose answer never enters the case: the case keeps a reference, and the desk seals the value in the
   * vault.
   */
  secret<S extends string>(key: S, ask: AskSecret<A, K>) {
    return this.#with<Record<S, SecretRef>>({ ...ask, kind: "secret", key });
  }

  /** A summary with an Edit button for each field. Only the press on its own button goes on, never a typed word. */
  review<S extends string>(key: S, review: Review<A, K>) {
    return this.#with<Record<S, true>>({ ...review, kind: "review", key });
  }

  /** A decision by somebody with a role, who is neither the owner nor the customer. The case waits until they press. */
  approve<S extends string>(key: S, approve: Approve<A, K>) {
    return this.#with<Record<S, Decision>>({ ...approve, kind: "approve", key });
  }

  /**
   * A step that asks for an effect, such as a text or an account. Nothing runs here: the turn that reaches this step
   * promises the effect, and the desk does it after the commit.
   */
  perform<S extends string, N extends Key<E>, I extends E[N]["input"], const O extends Perform<A, I, K>>(
    key: S,
    effect: N,
    perform: O & { input: (answers: A, facts: Facts) => Exact<I, E[N]["input"]> },
  ) {
    type Result = Record<S, O extends { ahead: true } ? Ahead<E[N]["output"]> : E[N]["output"]>;
    const step: Step = { ...(perform as Perform<Any, Json>), kind: "perform", key, effect };
    return new FlowBuilder<A & Result, E, Result, K>(this.#id, this.#name, [...this.#steps, step]);
  }

  /** Steps that apply only while `test` holds. Later steps see their answers as optional. */
  when<B extends object, L extends object>(
    test: When<A>,
    branch: (inner: FlowBuilder<A, E, Last, K>) => FlowBuilder<B, E, L, K>,
  ): FlowBuilder<A & Partial<Omit<B, keyof A>>, E, [Last] extends [L] ? Last : Partial<L>, K> {
    const inner = new FlowBuilder<A, E, Last, K>(this.#id, this.#name, this.#steps);
    const added = branch(inner).#steps.slice(this.#steps.length);
    const guarded = added.map((step): Step => {
      const own = step.when;
      return { ...step, when: own ? (a, facts) => test(a, facts) && own(a, facts) : test };
    });
    return new FlowBuilder(this.#id, this.#name, [...this.#steps, ...guarded]);
  }

  /**
   * Ends the flow. `view` may rely only on the last effect's result: a deploy may have added questions that a case
   * which is done was never asked. Throws when two steps share a key, or when a step that does not run ahead has
   * `againMs` or `freshMs`.
   */
  done(end: {
    view: (answers: Partial<Omit<A, keyof Last>> & Last, theCase: Case) => View<K>;
    draftMs: number;
    remindersMs?: readonly number[];
    emptyMs?: number;
    hello?: Text<K>;
    greets?: { what: K; codeBy?: (answers: Partial<A>) => CodeBy; noCode?: Text<K> };
    foundBy?: Text<K>;
    hears?: Hearing;
    codeTo?: Key<A>;
    links?: true;
    reveals?: Reveals<K>;
    handout?: (answers: Partial<Omit<A, keyof Last>> & Last, theCase: Case) => Text<K>[];
    copies?: readonly Key<A>[];
    takes?: (text: string, answers: Partial<A>) => Taken<K>;
    corrects?: (text: string) => Correction[];
    index?: (answers: Partial<A>) => IndexedBy;
  }): Flow {
    const steps = stepsOf(this.#steps);
    if (steps.byKey.size !== this.#steps.length) throw new Error(`Flow ${this.#id} has two steps with one key.`);
    const ageless = steps.performs.find(({ ahead, againMs, freshMs }) => !ahead && (againMs ?? freshMs) !== undefined);
    if (ageless) throw new Error(`Flow ${this.#id} has times for ${ageless.key}, which does not run ahead.`);
    const isTexted = steps.performs.some(({ againMs }) => againMs !== undefined);
    return {
      ...steps,
      id: this.#id,
      name: this.#name,
      takes: end.takes ?? (() => ({ values: {} })),
      corrects: end.corrects ?? (() => []),
      index: end.index ?? (() => ({})),
      done: end.view,
      copies: end.copies ?? [],
      ...(end.handout && { handout: end.handout }),
      draftMs: end.draftMs,
      remindersMs: end.remindersMs ?? [end.draftMs / 3, (2 * end.draftMs) / 3],
      emptyMs: end.emptyMs ?? end.draftMs,
      reveals: end.reveals ?? passwordReveals,
      greets: end.greets ?? { what: "talk.for-you", ...(isTexted && { codeBy: () => "text" as const }) },
      hears: end.hears ?? plainHearing,
      ...(end.links && { links: end.links }),
      ...(end.codeTo && { codeTo: end.codeTo }),
      ...(end.hello && { hello: end.hello }),
      ...(end.foundBy && { foundBy: end.foundBy }),
    };
  }

  #with<B>(step: Step) {
    return new FlowBuilder<A & B, E, Last, K>(this.#id, this.#name, [...this.#steps, step]);
  }
}

type Exact<I, Wanted> = I & Record<Exclude<keyof I, keyof Wanted>, never>;

/** What a case can be told by in a list and found by later: whom it is for, and a phone number as digits, the country's code first. */
interface IndexedBy {
  name?: string;
  mail?: string;
  phone?: string;
}

/** The steps of a flow, and indexes over them that are computed once and read in every turn. */
export interface Steps {
  steps: readonly Step[];
  /**
   * What the walk needs of each step. All these objects have the same shape, which V8 reads several times as fast as
   * steps of different kinds.
   */
  stops: readonly Stop[];
  byKey: ReadonlyMap<string, Step>;
  performs: readonly StepOf<"perform">[];
  /**
   * The last perform of the flow, called the seal. Once its call may have been sent, no answer changes any more. Its
   * success closes the case.
   */
  seal: StepOf<"perform"> | undefined;
  /** Keys of the steps whose answer lets an effect run, such as the review. Such an answer is called a go. */
  goes: ReadonlySet<string>;
  /**
   * The place of each step: the number of questions up to it, if every question of the flow were asked. `most` is the
   * number of all questions, and `perhaps` are the steps that may not be asked.
   */
  places: ReadonlyMap<Step, number>;
  most: number;
  perhaps: readonly Step[];
}

interface Stop {
  key: string;
  when: When<Any> | undefined;
  asks: Exclude<Step, { kind: "perform" }> | undefined;
  dependsOn: DependsOn<Any> | undefined;
  performs: StepOf<"perform"> | undefined;
}

function stopOf(step: Step): Stop {
  const { key, when } = step;
  if (step.kind === "perform") return { key, when, asks: undefined, dependsOn: undefined, performs: step };
  return { key, when, asks: step, dependsOn: step.dependsOn, performs: undefined };
}

/** Builds the indexes over a flow's steps. */
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

/** Whether a question stands before this step, so that what is decided there may still change. */
export function isBefore({ steps }: Flow, asked: string | undefined, step: Step): boolean {
  const at = steps.findIndex(({ key }) => key === asked);
  return at >= 0 && at < steps.indexOf(step);
}
