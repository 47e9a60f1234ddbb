import type { Config } from "../../settings/config.ts";

/** One thing that has to be right before a desk can work. */
export interface Check {
  title: string;
  /** Undefined where these settings have nothing to look at. Rejects only for what nobody has thought of. */
  run(input: CheckInput): Finding | undefined | Promise<Finding | undefined>;
}

export interface CheckInput {
  config: Config;
  /** Without the v. */
  node: string;
  clock: () => number;
}

/** In one sentence for whoever runs the desk, with no secret in it; of what is wrong, also what to do. A warning stops nobody. */
export interface Finding {
  is: "fine" | "warn" | "wrong";
  says: string;
}

export const fine = (says: string): Finding => ({ is: "fine", says });
export const warn = (says: string): Finding => ({ is: "warn", says });
export const wrong = (says: string): Finding => ({ is: "wrong", says });
