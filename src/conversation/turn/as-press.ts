import { questionId } from "../case.ts";
import type { Flow } from "../flow.ts";
import type { Case, FromPerson, Seen } from "../types.ts";

/**
 * A message that is nothing but a yes, a no or the words of a button, as the press it stands for: of the card that the
 * person had before their eyes, if its question is still the open one. Never an approval or a verdict.
 */
export function asPress(flow: Flow, theCase: Case, event: FromPerson): FromPerson {
  if (event.type !== "said" || event.seen === undefined || theCase.state !== "open") return event;
  const { seen, id, from, text } = event;
  const step = theCase.pending && flow.byKey.get(theCase.pending.key);
  if (seen.question !== questionId(theCase) || step?.kind === "approve") return event;
  const choice = choiceMeant(flow, theCase, text, seen);
  const { question } = seen;
  return choice === undefined ? event : { type: "pressed", id, from, choice, ...(question && { question }) };
}

function choiceMeant({ hears }: Flow, { pending }: Case, text: string, { choices, named }: Seen): string | undefined {
  if (named !== undefined && choices.includes(named)) return named;
  const decision = hears.decides(text);
  if (decision === undefined) return undefined;
  const meant = pending?.offers?.find(({ yes }) => yes)?.key;
  const pressed = {
    yes: choices.includes("cancel:yes")
      ? "cancel:yes"
      : choices.includes("not-answer")
        ? "keep-typed"
        : (meant ?? "go"),
    no: choices.includes("cancel:yes") ? "keep" : "not-answer",
  }[decision];
  return choices.includes(pressed) ? pressed : undefined;
}
