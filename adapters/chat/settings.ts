import type { Case, Choice } from "../../src/conversation/types.ts";

/** The settings that every chat has, as the operator has set them. */
export interface ChatSettings<Lost = Error> {
  world: Case["world"];
  /** The slash command, with its slash. */
  command: string;
  /** The kinds of request that can be opened, each by its id and name. The first is the usual one. */
  flows: readonly Choice[];
  /** The address at which the operators read. Everybody who presses a button there counts as an operator. */
  operators?: string;
  /** Who approves requests, and where they read. Nobody when left out. */
  approvers?: Appointed;
  /** Who supervises the desk. Nobody when left out. */
  supervisors?: Appointed;
  /** How long an operator is shown whom a case is about (ms). Ten minutes when left out. */
  peekMs?: number;
  clock: () => number;
  /** Told how long each delivery waited for its first answer (ms), and of one that got none. */
  acked?: (ms: number | undefined) => void;
  log: ChatLog;
  /** Called once when the platform no longer takes the token, which only an operator can mend. */
  onLost: (error: Lost) => void;
}

/**
 * Those who have a role by a setting: where they read, which is a channel or one person, and the platform's ids of the
 * people, groups and roles who have it. Everybody who reads there if `who` is empty. Where no place was named, `at` is
 * the workspace or server alone, such as `slack:T0123ABCD`.
 */
export interface Appointed {
  at: string;
  who: readonly string[];
}

/** The log. It gets names and numbers, never what people typed. */
export type ChatLog = Record<"debug" | "info" | "warn" | "error", (fields: object, words: string) => void>;
