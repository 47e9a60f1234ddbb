import type { ShownCard } from "../../src/platform.ts";
import type { Choice, Text, View } from "../../src/conversation/types.ts";
import { say } from "../../src/words/words.ts";

/** These work at every question, so they are listed as words instead of numbers. */
const words = new Set(["back", "cancel", "help", "skip", "resend"]);

export const isWord = (choice: Choice): boolean => words.has(choice.key);

export function wordsOf(text: Text): string {
  return say(text, clock, (id) => (id === "terminal:you" ? "you" : id));
}

/** The hour of the reader's own clock, with the date when it is another day. */
function clock(at: number): string {
  const then = new Date(at);
  const time = then.toLocaleTimeString("en-GB");
  return then.toDateString() === new Date().toDateString() ? time : `${time} on ${then.toDateString()}`;
}

/** The card as a person reads it in a terminal. */
export function drawCard(card: ShownCard): string {
  const { view } = card;
  const title = `${card.world === "practice" ? "practice · " : ""}${wordsOf(view.title)}`;
  const lines = ["", `── ${title} ──`, ...bodyOf(view)];
  const numbered = (view.choices ?? []).filter((choice) => !isWord(choice));
  for (const [i, { label }] of numbered.entries()) lines.push(`  [${i + 1}] ${wordsOf(label)}`);
  const said = (view.choices ?? []).filter(isWord).map(({ key }) => key);
  if (said.length > 0) lines.push(`  (or type: ${said.join(", ")})`);
  return lines.join("\n");
}

/** The same as plain sentences, for a script. */
export function cardText(card: ShownCard): string {
  const label = card.world === "practice" ? "Practice: " : "";
  return [`${label}${wordsOf(card.view.title)}`, ...bodyOf(card.view)].join("\n");
}

function bodyOf(view: View): string[] {
  const width = Math.max(0, ...(view.fields ?? []).map(({ label }) => wordsOf(label).length));
  const fields = (view.fields ?? []).map(({ label, value }) => {
    return `  ${wordsOf(label).padEnd(width)}  ${typeof value === "string" ? value : wordsOf(value)}`;
  });
  return [...view.body.map(wordsOf), ...fields].map(withoutControls);
}

/** What people typed must not move the cursor or forge a line of ours. */
function withoutControls(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ");
}
