import type { Box } from "../../chat/front.ts";
import type { Does } from "../../chat/parts.ts";
import type { Side } from "./front.ts";

/** What a browser has sent from one of the panes. */
export type Sent =
  | { is: "words"; words: string }
  | { is: "pressed"; does: Does; caseId: string; question?: string; what?: string }
  /** What was typed into boxes that hide it. */
  | { is: "secret"; caseId: string; question?: string; answers: Record<string, string> }
  | { is: "form"; caseId: string; question: string; box: Box; answers: Record<string, string>; link?: true }
  /** A text on the practice phone was tapped. */
  | { is: "code"; code: string }
  /** Something is to go wrong. */
  | { is: "mishap"; mishap: string }
  /** The same person plays the customer of this case as well. */
  | { is: "customer"; caseId: string };

const doing: readonly string[] = [
  ...(["press", "form", "code", "resume", "sure", "open", "list", "reveal", "found"] satisfies Does[]),
];

const mostLetters = 4_000;

/** Reads the fields of a form that a pane has sent. Undefined for anything that no pane sends. */
export function readSent(fields: Record<string, string>): { side: Side; sent: Sent } | undefined {
  const { side, is } = fields;
  if (side !== "agent" && side !== "customer") return undefined;
  if (Object.values(fields).some((value) => value.length > mostLetters)) return undefined;
  const sent = fields.button ? readButton(fields.button, fields) : readForm(is, fields);
  return sent && { side, sent };
}

function readForm(is: string | undefined, fields: Record<string, string>): Sent | undefined {
  const { case: caseId = "", question } = fields;
  switch (is) {
    case "words":
      return { is, words: (fields.words ?? "").trim() };
    case "secret":
      return { is, caseId, ...(question && { question }), answers: answersIn(fields) };
    case "form":
      return {
        ...{ is, caseId, question: question ?? "", box: "form", answers: answersIn(fields) },
        ...(fields.link && { link: true as const }),
      };
    case "code":
      return { is, code: fields.code ?? "" };
    case "mishap":
      return { is, mishap: fields.mishap ?? "" };
    case "customer":
      return { is, caseId };
    default:
      return undefined;
  }
}

/** A button says what it does in its value: `press R-7K2P.4 go`. A menu's choice stands in a field of its own. */
function readButton(button: string, { choice }: Record<string, string>): Sent | undefined {
  const [does = "", ref = "-", ...rest] = button.split(" ");
  if (!doing.includes(does)) return undefined;
  const [caseId = "", n] = ref === "-" ? [] : ref.split(".");
  const what = rest.join(" ") || choice;
  return { is: "pressed", does: does as Does, caseId, ...(n && { question: ref }), ...(what && { what }) };
}

/** The value of a button, as `readSent` reads it. Without `what` the choice of the menu beside it counts. */
export function buttonValue(does: Does, ref: string | undefined, what = ""): string {
  return `${does} ${ref ?? "-"} ${what}`.trim();
}

const answer = "answer:";

/** The name of the field that holds the answer to a step. */
export const nameOf = (key: string): string => answer + key;

function answersIn(fields: Record<string, string>): Record<string, string> {
  const given = Object.entries(fields).filter(([name]) => name.startsWith(answer));
  return Object.fromEntries(given.map(([name, value]) => [name.slice(answer.length), value]));
}
