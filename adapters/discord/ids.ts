import { readRef, refOf } from "../chat/payload.ts";
import { fitting, limits } from "./limits.ts";

/** What a press does: `press` answers with a choice, `pick` with the option chosen in a list; the others are doings of this adapter. */
const doings = ["press", "pick", "form", "code", "resume", "sure", "cancel", "keep", "open", "list", "reveal"] as const;
export type Doing = (typeof doings)[number];

export interface Id {
  do: Doing;
  caseId: string;
  question?: string;
  /** A choice's key; for a list only its number; for `open` the flow, for `list` the page. */
  what?: string;
}

/** As a button, a list or a form carries it. Nothing secret; anybody may forge it, and the desk checks who may what. */
export function idOf(id: { do: Doing; caseId?: string; question?: string | undefined; what?: string }): string {
  const { caseId = "-", question, what = "" } = id;
  const whole = `fd:${id.do}:${refOf({ caseId, question })}:${what}`;
  return fitting(`The choice "${what}"`, whole, limits.customId);
}

export function readId(id: string): Id | undefined {
  const found = /^fd:([a-z]+):([^:]*):(.*)$/su.exec(id);
  const ref = readRef(found?.[2] ?? "");
  const doing = doings.find((known) => known === found?.[1]);
  if (!found || !ref || !doing) return undefined;
  return { do: doing, ...ref, ...(found[3] && { what: found[3] }) };
}
