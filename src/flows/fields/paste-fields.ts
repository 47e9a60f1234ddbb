import type { Taken } from "../../conversation/flow.ts";
import type { Json, Outcome, Refusal, Text } from "../../conversation/types.ts";
import { t } from "../../words/words.ts";
import { all } from "./list.ts";
import { readPaste, type Unused, unusedIn, valuesOf } from "./paste.ts";
import type { Meaning } from "./paste-labels.ts";

/** A field that a pasted text tells under its label: what its label means, and how its value is read. */
export interface LabelledField {
  means: Meaning[];
  read: (said: string) => Outcome;
}

/** What a pasted text tells under labels, by key of the field. What is told twice, or can't be read, is asked for. */
export function takeLabelled(text: string, fields: Record<string, LabelledField>, unused: Unused[]): Taken {
  const paste = readPaste(text);
  if (!paste) return { values: {} };
  const values: Record<string, Json> = {};
  const asked: Record<string, Text> = {};
  const doubts: Record<string, Refusal> = {};
  for (const [key, { means, read }] of Object.entries(fields)) {
    const [said, another] = new Set(means.map((each) => valuesOf(paste, each)).find((found) => found.length > 0));
    if (said === undefined) continue;
    const outcome = read(said);
    if (another !== undefined) asked[key] = t("paste.two");
    else if (outcome.ok) values[key] = outcome.value;
    else doubts[key] = outcome;
  }
  const left = unusedIn(paste, unused);
  return { values, asked, doubts, ...(left.length > 0 && { unused: all(left) }) };
}

/** What the labels of these fields mean, by key. */
export function meaningsOf(fields: Record<string, LabelledField>): Record<string, Meaning[]> {
  return Object.fromEntries(Object.entries(fields).map(([key, { means }]) => [key, means]));
}
