import type { Answers } from "./step.ts";
import type { Json, SecretRef, Text } from "./types.ts";

/** What is said around a secret that somebody is owed one look at. */
export interface Reveals {
  owed: Text;
  /** On the button. */
  show: Text;
  shown: Text;
  /** A key whose words need `person`. */
  notYours: string;
  lost: Text;
  /** A key whose words need `case`; they stand above the secret. */
  handed: string;
  /** Stands below it. */
  next?: Text;
}

export const passwordReveals: Reveals = {
  owed: { key: "talk.owed" },
  show: { key: "talk.choice-reveal" },
  shown: { key: "talk.revealed-before" },
  notYours: "talk.reveal-not-yours",
  lost: { key: "talk.secret-lost" },
  handed: "talk.handed-password",
  next: { key: "talk.handed-password-next" },
};

/** The secret that the bot made, or that came with a result. */
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
