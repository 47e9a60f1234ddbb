import type { Answers } from "./step.ts";
import type { Json, SecretRef, Text } from "./types.ts";

/** The words around a secret that is shown once to one person, such as the password that the bot made. */
export interface Reveals<K extends string = string> {
  owed: Text<K>;
  /** In place of `owed` where an operator has found what was to be made. */
  owedFound?: Text<K>;
  /** The label of the button that shows the secret. */
  show: Text<K>;
  shown: Text<K>;
  /** The message key of what anybody else is told who presses it. Its words need `person`, the one who may. */
  notYours: K;
  lost: Text<K>;
  /** The message key of what stands above the secret. Its words need `case`. */
  handed: K;
  /** What stands below the secret. */
  next?: Text<K>;
}

/** The words around a password that the bot made. */
export const passwordReveals: Reveals = {
  owed: { key: "talk.owed" },
  owedFound: { key: "talk.owed-found" },
  show: { key: "talk.choice-reveal" },
  shown: { key: "talk.revealed-before" },
  notYours: "talk.reveal-not-yours",
  lost: { key: "talk.secret-lost" },
  handed: "talk.handed-password",
  next: { key: "talk.handed-password-next" },
};

/**
 * The reference of the secret that is to be shown at the end: one that the bot made, or one that came within an
 * effect's result.
 */
export function madeIn(answers: Answers): SecretRef | undefined {
  for (const value of Object.values(answers) as (Json | undefined)[]) {
    if (isMade(value)) return value;
    const within = typeof value === "object" && value !== null ? Object.values(value).find(isMade) : undefined;
    if (within) return within;
  }
  return undefined;
}

function isMade(value: unknown): value is SecretRef {
  return typeof value === "object" && value !== null && (value as { made?: unknown }).made === true;
}
