import type { Flow } from "../flow.ts";
import { goLabel } from "../go-label.ts";
import { isDigest, isMadeFrom } from "../made-from.ts";
import type { Answers, Step, StepOf } from "../step.ts";
import { promisedAt } from "../turn/forget.ts";
import { missesOf } from "../turn/secret-limit.ts";
import type { Case, Choice, Pending, Text, View } from "../types.ts";
import { refusalOf } from "../walk.ts";

type Asked = Omit<View, "title">;

/**
 * The open question on the card of the person who must answer it: what is new, why it is asked again, and the buttons.
 */
export function question(flow: Flow, theCase: Case, step: Step, answers: Answers): Asked {
  const { notes = [], why, offers = [], tries = 0, meant } = pendingOf(theCase, step);
  const { body, choices = [], fields, inputs } = ask(theCase, step, answers, flow);
  const vain = tries + (step.kind === "secret" && step.limit ? missesOf(step, theCase) : 0);
  const help = vain >= 2 && "help" in step ? [step.help] : [];
  const person: Choice[] = vain >= 3 ? [{ key: "person", label: { key: "talk.choice-person" } }] : [];
  const told = step.kind === "review" ? notes.filter(({ key }) => key !== "talk.took") : notes; // its fields tell it
  return {
    body: [...told, ...(why ? [why] : []), ...body, ...help],
    choices: [
      ...offers.map(({ key, label }): Choice => ({ key, label, ...(key === "use" && { style: "primary" }) })),
      ...(meant ? [{ key: "not-answer", label: { key: "said.is-it-no" } }] : []),
      ...choices.filter(({ key }) => !offers.some((offer) => offer.key === key)),
      ...anywhere(flow, theCase, step),
      ...person,
    ],
    ...(fields && { fields }),
    ...(inputs && { inputs }),
  };
}

/**
 * The notes and tries kept for this step. Empty when the question kept in the case is another one, as after a deploy
 * that added a question before it.
 */
function pendingOf({ pending }: Case, step: Step): Partial<Pending> {
  return pending?.key === step.key ? pending : {};
}

function ask(theCase: Case, step: Step, answers: Answers, flow: Flow): Asked {
  const { facts } = theCase;
  switch (step.kind) {
    case "ask":
      return step.view(answers, facts);
    case "secret":
      return secretQuestion(flow, theCase, step, answers);
    case "review": {
      const fields = step.fields(answers, facts);
      const edits = fields.map(
        ({ key, label }): Choice => ({
          key: `edit:${key}`,
          label: { key: "talk.choice-edit", values: { field: label } },
        }),
      );
      const label = goLabel(flow, theCase, step, answers);
      return {
        body: [...voided(flow, theCase, step), step.intro],
        fields,
        choices: [{ key: "go", label, style: "primary" }, ...edits],
      };
    }
    case "approve":
      return {
        body: [{ key: "talk.asked-by", values: { person: { person: theCase.people.owner } } }, step.intro],
        fields: step.fields(answers, facts),
        choices: [
          { key: "go", label: { key: "talk.choice-approve" }, style: "primary" },
          { key: "decline", label: { key: "talk.choice-decline" }, style: "danger" },
        ],
      };
    case "perform":
      return goQuestion(theCase, step, answers);
  }
}

/** What stands above a review whose effect, such as a text, was done for other answers and is not old yet. */
function voided({ performs }: Flow, theCase: Case, { key }: Step): Text[] {
  const { answers, facts, from } = theCase;
  return performs.flatMap((step) => {
    const made = from?.[step.key];
    const at = promisedAt(answers[step.key]);
    if (!step.void || !step.go?.includes(key) || at === undefined || made === undefined || isDigest(made)) return [];
    const isOver = at + (step.freshMs ?? 0) <= lastTurnOf(theCase) || isMadeFrom(made, step.input(answers, facts));
    return isOver ? [] : [step.void(made)];
  });
}

/**
 * The question for a secret. For a secret with a limit, such as a texted code, it says how many tries are left and how
 * to get another one.
 */
function secretQuestion(flow: Flow, theCase: Case, step: StepOf<"secret">, answers: Answers): Asked {
  const { body, choices = [], inputs } = step.view(answers, theCase.facts);
  const missed = step.limit ? missesOf(step, theCase) : 0;
  const left: Text[] = missed > 0 ? [{ key: "talk.tries-left", values: { left: step.limit!.tries - missed } }] : [];
  const source = sourceOf(flow, step);
  const typed = inputs && { inputs };
  if (!source) return { body: [...body, ...left], choices, ...typed };
  const again = ((answers[source.key] as { at?: number }).at ?? 0) + source.againMs!;
  const soon: Text[] = again > lastTurnOf(theCase) ? [{ key: "talk.again-at", values: { at: { at: again } } }] : [];
  return { body: [...body, ...left, ...soon], choices: [...choices, ...resendOf(flow, step)], ...typed };
}

function lastTurnOf({ asOf, touched }: Case): number {
  return asOf ?? touched;
}

/** The perform that gives this secret to the person, such as the text with the code, if it may be asked for again. */
function sourceOf(flow: Flow, step: StepOf<"secret">): StepOf<"perform"> | undefined {
  return flow.performs.find(({ key, againMs }) => key === step.limit?.then && againMs !== undefined);
}

/** The Resend button, if this step asks for a texted code that can be texted again. Empty otherwise. */
export function resendOf(flow: Flow, step: Step): Choice[] {
  const isTexted = step.kind === "secret" && sourceOf(flow, step) !== undefined;
  return isTexted ? [{ key: "resend", label: { key: "talk.choice-resend" } }] : [];
}

function goQuestion(theCase: Case, step: StepOf<"perform">, answers: Answers): Asked {
  const refused = refusalOf(theCase, step.key, step.input(answers, theCase.facts));
  const go = step.ask?.go ?? { key: "talk.choice-again" };
  const choices: Choice[] = [
    { key: "go", label: go, style: "primary" },
    { key: "edit", label: { key: "talk.choice-edit-any" } },
  ];
  if (!refused) return { body: step.ask?.body(answers) ?? [], choices };
  const isEarly = refused.until !== undefined && refused.until > lastTurnOf(theCase);
  if (refused.cap !== undefined) choices.push({ key: "person", label: { key: "talk.choice-person" } });
  return { body: isEarly ? [{ key: "talk.try-at", values: { at: { at: refused.until! } } }] : [], choices };
}

/**
 * The buttons under every question but an approval, as far as they apply: skip, back (or leaving things as they are,
 * while a field is edited), cancel and help.
 */
function anywhere(flow: Flow, theCase: Case, step: Step): Choice[] {
  if (step.kind === "approve") return [];
  const cancel: Choice = { key: "cancel", label: { key: "talk.choice-cancel" } };
  const skip: Choice[] =
    step.kind === "ask" && step.optional ? [{ key: "skip", label: { key: "talk.choice-skip" } }] : [];
  if (theCase.aside) return [...skip, { key: "keep", label: { key: "talk.choice-keep" } }, cancel];
  const isFirst = flow.steps.find(({ kind }) => kind === "ask") === step;
  const back: Choice[] = isFirst || step.kind === "review" ? [] : [{ key: "back", label: { key: "talk.choice-back" } }];
  return [...skip, ...back, cancel, { key: "help", label: { key: "talk.choice-help" } }];
}
