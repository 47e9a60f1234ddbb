import type { Choice } from "../../../../src/conversation/types.ts";
import type { Inspected, ShownCard } from "../../../../src/desk/platform.ts";
import type { Side } from "../front.ts";
import type { Entry } from "../pane.ts";
import type { Call, Mishap, PhoneText, PracticeBooks } from "../settings.ts";

/** All that the page shows, at one moment. */
export interface Scene {
  caseId: string;
  entries: Record<Side, readonly Entry[]>;
  /** The card of the present case that each side can answer. */
  cards: Partial<Record<Side, ShownCard>>;
  inspected?: Inspected;
  calls: readonly Call[];
  phone: readonly PhoneText[];
  books: PracticeBooks;
  mishaps: readonly Mishap[];
  /** Answers that will be filled in, by step. */
  armed: Readonly<Record<string, string>>;
  flows: readonly Choice[];
  /** Whether the same talk goes on at a terminal too. */
  hasTerminal: boolean;
  /** The reader's time zone, by its IANA name, and the instant of this moment (ms). */
  wall: { zone: string; now: number };
}

/** The parts of the page that are drawn anew by themselves. */
export const regions = [
  "agent-log",
  "agent-ask",
  "customer-log",
  "customer-ask",
  "phone",
  "wrong",
  "books",
  "walk",
  "turn",
  "calls",
] as const;

export type Region = (typeof regions)[number];
