import type { Config } from "../../settings/config.ts";

/** One thing that has to be right before a desk can work. */
export interface Check {
  title: string;
  /** Undefined when these settings have nothing to check. Rejects only for what nobody expected. */
  run(input: CheckInput): Finding | undefined | Promise<Finding | undefined>;
}

export interface CheckInput {
  config: Config;
  /** The version of Node, without the v. */
  node: string;
  clock: () => number;
  /** Whether a start here would have a terminal. */
  hasTerminal: boolean;
}

/**
 * One sentence for the operator, with no secret in it. If something is wrong it also says what to do. A warning keeps
 * no desk from starting.
 */
export interface Finding {
  is: "fine" | "warn" | "wrong";
  says: string;
  /** Whether it is wrong because something that is needed was not set. */
  isMissing?: boolean;
}

export const fine = (says: string): Finding => ({ is: "fine", says });
export const warn = (says: string): Finding => ({ is: "warn", says });
export const wrong = (says: string): Finding => ({ is: "wrong", says });
export const missing = (says: string): Finding => ({ is: "wrong", says, isMissing: true });
