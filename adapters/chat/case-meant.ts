import { digitsOfCode } from "../../src/desk/platform.ts";
import { type Answer, type Said, thisCode } from "./front.ts";
import type { Asking } from "./last-asked.ts";

/**
 * The case that is meant in private: the one whose card is replied to; for a code the one that waits for it; else the
 * one that asked last. When several wait for a code, the code is kept and the cases to choose from are given.
 */
export async function caseMeant(
  asking: Asking,
  person: string,
  { text, replies }: Pick<Said, "text" | "replies">,
): Promise<string | { which: string[] } | undefined> {
  const replied = replies === undefined ? undefined : asking.caseShownIn(person, replies);
  if (replied !== undefined) return replied;
  const current = await asking.current(person);
  const digits = digitsOfCode(text);
  const waiting = digits > 0 ? await asking.codes.waiting(person) : [];
  const isCurrents = current !== undefined && waiting.includes(current);
  if (waiting.length > 1 && (isCurrents || digits === 6)) {
    await asking.codes.keep(person, text);
    return { which: waiting };
  }
  return waiting.length === 1 && digits === 6 ? waiting[0] : current;
}

/**
 * The answer of a press. The one that says for which case a code is gives that code; undefined when it is not kept any
 * more.
 */
export async function codeGiven({ codes }: Asking, person: string, answer: Answer): Promise<Answer | undefined> {
  if (answer.type !== "pressed" || !answer.choice.startsWith(thisCode)) return answer;
  const text = await codes.take(person);
  return text === undefined ? undefined : { type: "said", text };
}
