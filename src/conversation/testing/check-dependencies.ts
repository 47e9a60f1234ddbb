import type { Answers, StepOf } from "../step.ts";
import type { Case, Json } from "../types.ts";
import { answerTo, type Bot } from "./bot.ts";
import { alike, must } from "./promise.ts";

/**
 * Changes one answer after the other and checks that whatever is made from it notices: a review whose press lets an
 * effect run, and an answer that is read with another. `answered` is a case in which all questions were answered.
 */
export function checkDependencies(bot: Bot, answered: Case): void {
  const { flow } = bot;
  const { answers, facts } = answered;
  for (const step of flow.steps) {
    if (step.kind !== "ask" || !(step.key in answers)) continue;
    const other = anotherAnswer(bot, step, answered);
    if (other === undefined) continue;
    const changed: Answers = { ...answers, [step.key]: other };
    for (const perform of flow.performs) if (perform.go) checkGo(bot, perform, step.key, answered, changed);
    for (const later of flow.steps.slice(flow.steps.indexOf(step) + 1))
      if (later.kind === "ask" && later.key in answers) checkRead(bot, later, step.key, answers, changed, facts);
  }
}

/** Another value that the step takes, if the bot has a second answer that is one. */
function anotherAnswer(bot: Bot, step: StepOf<"ask">, { answers, facts }: Case): Json | undefined {
  if ((bot.answers[step.key]?.length ?? 0) < 2) return undefined;
  const outcome = step.read(answerTo(bot, step, 1), answers, facts);
  must(outcome.ok, `The step "${step.key}" refuses the second answer given for it.`);
  return alike(outcome.value, answers[step.key]) ? undefined : (outcome.value as Json);
}

function checkGo({ flow }: Bot, perform: StepOf<"perform">, key: string, { answers, facts }: Case, changed: Answers) {
  if (alike(perform.input(answers, facts), perform.input(changed, facts))) return;
  for (const go of perform.go!) {
    const review = flow.byKey.get(go);
    if (review?.kind !== "review" && review?.kind !== "approve") continue;
    must(
      !alike(review.dependsOn(answers, facts), review.dependsOn(changed, facts)),
      `"${go}" lets the effect "${perform.effect}" run, which is made from "${key}", and does not notice when "${key}" changes: name it in the dependsOn of "${go}".`,
    );
  }
}

function checkRead(
  bot: Bot,
  later: StepOf<"ask">,
  key: string,
  answers: Answers,
  changed: Answers,
  facts: Case["facts"],
): void {
  const text = answerTo(bot, later);
  if (alike(later.read(text, answers, facts), later.read(text, changed, facts))) return;
  const isNoticed = !alike(later.dependsOn?.(answers, facts), later.dependsOn?.(changed, facts));
  must(
    isNoticed,
    `The answer to "${later.key}" is read with "${key}", and does not notice when "${key}" changes: name it in the dependsOn of "${later.key}".`,
  );
}
