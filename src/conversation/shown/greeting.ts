import type { CodeBy, Flow } from "../flow.ts";
import { linkOf, masksTyping } from "../link.ts";
import type { Case, Text, View } from "../types.ts";
import { codeBy } from "../ways-out.ts";

/**
 * What a customer is shown, with a greeting around it as long as they have done nothing and see the question for the
 * first time.
 */
export function greeted(flow: Flow, theCase: Case, shown: Omit<View, "title">, isAsked: boolean): Omit<View, "title"> {
  const { met, pending } = theCase;
  if (met === undefined || (isAsked && pending !== undefined && pending.n > met)) return shown;
  const first = hello(flow, theCase);
  const comes = whatComes(flow, theCase, isAsked);
  return { ...shown, body: isAsked ? [first, ...shown.body, ...comes] : [first, ...comes, ...shown.body] };
}

/** Who asks, and what for. */
function hello({ greets, name, deskName }: Flow, { people }: Case): Text {
  const what: Text = { key: greets.what, values: { person: { person: people.owner }, name } };
  if (deskName === undefined) return { key: "talk.greet", values: { what } };
  return { key: "talk.greet-desk", values: { what, desk: deskName } };
}

/** What comes and how long it takes, what is never asked, and how to get out of it. */
function whatComes(flow: Flow, theCase: Case, isAsked: boolean): Text[] {
  const { comes, asked, out } = words[codeBy(flow, theCase) ?? "none"];
  const person = { person: theCase.people.owner };
  const first = isAsked ? asked : setsPassword(flow, theCase) ? "link.greet" : comes;
  return [
    { key: first, values: { person } },
    { key: masksTyping(theCase) ? "talk.greet-never-papers" : "talk.greet-never" },
    { key: out },
  ];
}

/** Whether the customer has still to set a password, on the page of their link. */
function setsPassword({ steps }: Flow, theCase: Case): boolean {
  const step = steps.find((each) => each.kind === "secret" && each.make !== undefined);
  return step !== undefined && linkOf(theCase) !== undefined && theCase.answers[step.key] === undefined;
}

/** What is said of a code by how it comes: before it is asked for, once it is, and of the ways out. */
const words: Record<CodeBy | "none", { comes: string; asked: string; out: string }> = {
  text: { comes: "talk.greet-text", asked: "talk.greet-asked-text", out: "talk.greet-out-number" },
  mail: { comes: "talk.greet-mail", asked: "talk.greet-asked-mail", out: "talk.greet-out-address" },
  either: { comes: "talk.greet-either", asked: "talk.greet-asked-either", out: "talk.greet-out-number" },
  none: { comes: "talk.greet-none", asked: "talk.greet-asked-none", out: "talk.greet-out" },
};
