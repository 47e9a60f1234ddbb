import type { Flow } from "../conversation/flow.ts";
import { isDigest, isMadeFrom } from "../conversation/made-from.ts";
import { labelOf } from "../conversation/status.ts";
import { inputOf, type Step } from "../conversation/step.ts";
import type { Case, Effect, Json, Post, Stage, Text } from "../conversation/types.ts";
import { applies, effectOf, type Position, walk } from "../conversation/walk.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { createRecent } from "../ledger/recent.ts";
import type { Promised } from "./commit.ts";

/** A case as those read it who learn how it works. Secrets are dots in it, and personal data is not masked. */
export interface Inspected {
  caseId: string;
  /** The kind of request, by the id of its flow. */
  kind: string;
  name: Text;
  state: Case["state"];
  /** The number of turns so far. */
  version: number;
  people: Case["people"];
  /** Where the walk has ended. */
  at: Position["at"];
  steps: InspectedStep[];
  /** The newest turn. Undefined when another desk has taken it, or it was before this desk's start. */
  turn?: InspectedTurn;
}

/**
 * What a step's answer is to the walk. `counts`: it was made from what is still so. `open`: it is asked now. `works`: an
 * effect has not ended. `next`: an effect comes next. `outdated`: what it was made from has changed. `early`: the
 * walk has not come to it. `to-come`: there is no answer yet. `left-out`: the step does not apply.
 */
type StepIs = "counts" | "open" | "works" | "next" | "outdated" | "early" | "to-come" | "left-out";

export interface InspectedStep {
  key: string;
  kind: Step["kind"];
  label: Text;
  is: StepIs;
  /** The name of the effect, and whether it is repeated after a crash. */
  effect?: { name: string; repeat: "safe" | "once"; stage?: Stage };
  /** The answer as people read it. */
  shown?: Text | string;
  /** The answer as the case keeps it, as JSON. */
  kept?: string;
  /** What the answer was made from, as JSON. */
  from?: string;
  /** The turn of an answer that lets an effect run, or that promised a result. */
  turn?: number;
}

/** One turn: the event, and what was promised with it. */
export interface InspectedTurn {
  /** The version of the case after it. */
  n: number;
  event: string;
  actor: string;
  /** When it was committed here (ms). */
  at: number;
  posts: Post[];
  effects: (Pick<Effect, "id" | "name" | "repeat"> & { input: string })[];
}

/** A turn that was kept. */
type KeptTurn = Promised & { theCase: Case };

const mostCases = 200;

interface InspectorParts {
  ledger: Pick<Ledger, "load">;
  world: Case["world"];
  flow: (id: string) => Flow | undefined;
  clock: () => number;
}

/** Shows how a case stands with its flow, and what its newest turn has promised. */
export function createInspector({ ledger, world, flow: flowOf, clock }: InspectorParts) {
  const turns = createRecent<KeptTurn & { at: number }>(mostCases);

  return {
    /** To be told of each turn that is kept. */
    keep(turn: KeptTurn): void {
      turns.set(turn.theCase.id, { ...turn, at: clock() });
    },
    /** Undefined when there is no such case in this world. */
    async inspect(caseId: string): Promise<Inspected | undefined> {
      const theCase = await ledger.load(caseId);
      const flow = theCase && theCase.world === world ? flowOf(theCase.flow) : undefined;
      if (!theCase || !flow) return undefined;
      const position = walk(flow, theCase);
      const dots = createDots(theCase);
      const turn = turns.get(caseId);
      const { id, state, version, people } = theCase;
      return {
        caseId: id,
        kind: flow.id,
        name: flow.name,
        state,
        version,
        people,
        at: position.at,
        steps: flow.steps.map((step) => inspectStep(step, flow, theCase, position, dots)),
        ...(turn?.theCase.version === version && { turn: inspectTurn(turn, dots) }),
      };
    },
  };
}

type Dots = (value: Json) => string;

function inspectStep(step: Step, flow: Flow, theCase: Case, position: Position, dots: Dots): InspectedStep {
  const { key, kind } = step;
  const value = theCase.answers[key];
  const from = madeFrom(step, theCase, position);
  const turn = theCase.turns?.[key];
  const stage = Object.values(theCase.working ?? {}).find((work) => work.key === key)?.stage;
  return {
    key,
    kind,
    label: kind === "perform" ? step.label : labelOf(step),
    is: standingOf(step, flow, theCase, position),
    ...(kind === "perform" && {
      effect: { name: step.effect, repeat: step.repeat, ...(stage && { stage }) },
    }),
    ...(kind === "ask" && value !== undefined && value !== null && { shown: step.show(value) }),
    ...(value !== undefined && { kept: dots(value) }),
    ...(from !== undefined && { from: dots(from) }),
    ...(turn !== undefined && { turn }),
  };
}

/** What an answer was made from: the value itself in place of its digest, as long as that is still so. */
function madeFrom(step: Step, { from, facts }: Case, { answers }: Position): Json | undefined {
  const kept = from?.[step.key];
  if (!isDigest(kept) || !(step.key in answers)) return kept;
  const now = inputOf(step, answers, facts);
  return isMadeFrom(kept, now) ? now : kept;
}

function standingOf(step: Step, { steps }: Flow, theCase: Case, position: Position): StepIs {
  const { key } = step;
  if (!applies(step, theCase)) return "left-out";
  if ("step" in position && position.step.key === key)
    return position.at === "question" ? "open" : position.at === "perform" ? "next" : "works";
  if (Object.values(theCase.working ?? {}).some((work) => work.key === key)) return "works";
  const hasAnswer = theCase.answers[key] !== undefined;
  if (key in position.answers) return "counts";
  if (!hasAnswer) return "to-come";
  const here = "step" in position ? steps.indexOf(position.step) : steps.length;
  return steps.indexOf(step) > here && effectOf(theCase, key) === undefined ? "early" : "outdated";
}

function inspectTurn({ theCase, by, posts, effects, at }: KeptTurn & { at: number }, dots: Dots): InspectedTurn {
  const told = effects.map(({ id, name, repeat, input }) => ({ id, name, repeat, input: dots(input) }));
  return { n: theCase.version, event: by.what, actor: by.actor, at, posts, effects: told };
}

const hidden = "••••••";

/** Writes plain data as JSON, with dots for each reference to a secret of this case. */
function createDots({ answers }: Case): Dots {
  const refs = new Set(Object.values(answers).flatMap((answer) => refIn(answer) ?? []));
  return (value) =>
    JSON.stringify(value, (_, each: Json) => {
      if (typeof each === "string" && refs.has(each)) return hidden;
      return refIn(each) === undefined ? each : hidden;
    });
}

function refIn(value: Json): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return typeof value.ref === "string" ? value.ref : undefined;
}
