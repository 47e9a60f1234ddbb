import type { Flow } from "../flow.ts";
import type { Case } from "../types.ts";
import { corrections } from "./put-right.ts";
import type { FieldRead, Saying } from "./read-field.ts";
import { standing } from "./remember-answer.ts";

/** Meanings that count whatever else a text tells. */
const decisive: ReadonlySet<string> = new Set(
  "cancel start-over back skip keep no not-me person wait later".split(" "),
);
const courtesies: ReadonlySet<string> = new Set(["hello", "thanks", "ok", "yes", "sorry"]);

/**
 * Whether a text tells or corrects answers, and what it means besides counts less: "a company account, please" sounds
 * like another request, and "name: Example Ltd" like a wish to edit the name.
 */
export function tellsAnswers(
  flow: Flow,
  theCase: Case,
  means: string,
  event: Saying,
  field: FieldRead | undefined,
): boolean {
  if (decisive.has(means)) return false;
  const isEdit = means === "edit" || flow.hears.fields?.[means] !== undefined;
  const corrected = corrections(flow, theCase, event, field);
  if (corrected.some(({ to, isPlain }) => isEdit || (to !== undefined && isPlain))) return true;
  if (!field) return false;
  const known = standing({ flow, case: theCase });
  const told = Object.keys(flow.takes(event.text, known).values).filter((key) => !(key in known));
  return isEdit || courtesies.has(means) ? told.length > 0 : told.includes(field.at.step.key);
}
