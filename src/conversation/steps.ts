import type { About, Any, Step, StepOf, When } from "./step.ts";

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
