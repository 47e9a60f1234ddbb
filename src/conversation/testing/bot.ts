import { questionId } from "../case.ts";
import type { Facts, Flow } from "../flow.ts";
import type { Step } from "../step.ts";
import type { Case, Event, Outcome, Text } from "../types.ts";
import { walk } from "../walk.ts";
import { must } from "./promise.ts";

/** A flow, and what the kit must know to play with it. */
export interface Bot {
  flow: Flow;
  /**
   * By step key, what people answer: what they type, or the key of the choice that they press. The first answer is
   * taken; with a second one the kit also tries what changes. What is given for a secret may be found nowhere else, so
   * it must be like nothing else.
   */
  answers: Readonly<Record<string, readonly string[]>>;
  /** By name of an effect, how it may end, the good end first. */
  outcomes: Readonly<Record<string, readonly [Outcome, ...Outcome[]]>>;
  /** Turns a text into words. It throws when there are none. */
  say: (text: Text) => unknown;
  facts?: Facts;
}

export const owner = { id: "kit:owner" };
export const stranger = { id: "kit:stranger" };
const deciding = (role: string) => ({ id: "kit:approver", roles: [role] });

/** The good end of an effect. @throws BrokenPromise when the bot has none. */
export function goodEnd({ outcomes }: Bot, name: string): Outcome {
  must(Object.hasOwn(outcomes, name), `The kit needs to know how the effect "${name}" ends: give outcomes.${name}.`);
  return outcomes[name]![0];
}

/** The answer to a step, the `nth` of those that the bot has. @throws BrokenPromise when it has none. */
export function answerTo({ answers }: Bot, { key }: Step, nth = 0): string {
  const given = Object.hasOwn(answers, key) ? answers[key]! : [];
  must(given.length > 0, `The kit needs an answer to the step "${key}": give answers.${key}.`);
  return given[nth % given.length]!;
}

/** What leads a case on: the end of an effect, or the answer to the open question. Undefined where nothing does. */
export function nextEvent(bot: Bot, theCase: Case, id: string, nth = 0): Event | undefined {
  if (theCase.state !== "open") return undefined;
  const [work] = Object.entries(theCase.working ?? {});
  if (work) {
    const [effect, { key }] = work;
    const step = bot.flow.byKey.get(key);
    if (step?.kind === "perform") return { type: "settled", id, effect, outcome: goodEnd(bot, step.effect) };
  }
  const step = theCase.pending && bot.flow.byKey.get(theCase.pending.key);
  return step && answering(bot, theCase, step, id, nth);
}

/** The answer to this question, typed or pressed. */
function answering(bot: Bot, theCase: Case, step: Step, id: string, nth: number): Event {
  const from = step.kind === "approve" ? deciding(step.role) : owner;
  const question = questionId(theCase)!;
  if (step.kind !== "ask" && step.kind !== "secret") return { type: "pressed", id, from, choice: "go", question };
  const text = answerTo(bot, step, nth);
  const { choices = [] } = step.view(walk(bot.flow, theCase).answers, theCase.facts);
  if (choices.some(({ key }) => key === text)) return { type: "pressed", id, from, choice: text, question };
  if (step.kind === "secret" && step.twice)
    return { type: "filled", id, from, answers: { [step.key]: text, again: text }, question };
  return { type: "said", id, from, text, question };
}

/** What is given as answers to secrets, and typed rather than chosen. */
export function secretsOf({ flow, answers }: Bot): string[] {
  const secrets = flow.steps.flatMap((step) =>
    step.kind === "secret" ? (answers[step.key] ?? []).filter((text) => text !== step.make?.choice) : [],
  );
  for (const secret of secrets)
    must(secret.length >= 6, "Give secrets of at least six characters: shorter ones are found anywhere by chance.");
  return secrets;
}
