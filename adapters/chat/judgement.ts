import { caseNumberIn, isJudgement } from "../../src/desk/platform.ts";

/** What somebody who runs the desk decides by, and the case if they name it. */
export interface Judgement {
  text: string;
  caseId?: string;
}

/**
 * The judgement in what somebody wrote, with the case's number anywhere in it: `found R-7K2P 200000123456`,
 * `R-7K2P: confirmed absent`. Undefined when it is none.
 */
export function judgementIn(written: string): Judgement | undefined {
  const numbered = caseNumberIn(written);
  const text = (numbered?.rest ?? written)
    .replace(/\s+/g, " ")
    .replace(/^[ :,;–-]+/, "")
    .trim()
    .replace(/ (?:for|in|on)$/i, "");
  return isJudgement(text) ? { text, ...(numbered && { caseId: numbered.id }) } : undefined;
}
