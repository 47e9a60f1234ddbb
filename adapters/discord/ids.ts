import { createHash } from "node:crypto";
import { readRef, refOf } from "../chat/payload.ts";
import { fitting, limits } from "./limits.ts";

/**
 * What a button or list does. `press` answers with a choice, and `pick` with the option chosen in a list. The others
 * are acts of this adapter.
 */
const doings = [
  "press",
  "pick",
  "form",
  "code",
  "resume",
  "sure",
  "cancel",
  "keep",
  "open",
  "list",
  "reveal",
  "found",
  "why",
  "lift",
] as const;
export type Doing = (typeof doings)[number];

export interface Id {
  do: Doing;
  caseId: string;
  question?: string;
  /** The key of a choice; for a menu its number; for `open` the flow; for `list` the page. */
  what?: string;
}

/**
 * The custom id of a button, list or form. It is not secret. Anybody may forge it, and the desk checks who may do what.
 */
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

/** The box to tick in a form for a link to the customer. It belongs to no flow. */
export const linkField = "for-link";

/** A nonce made from a content. Discord posts a message with the same nonce only once. */
export function nonceOf(...parts: unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, limits.nonce);
}

const discordEpoch = 1_420_070_400_000n;

/** The instant at which something was made (ms), out of its id. */
export function instantOf(id: string): number {
  return Number((BigInt(id) >> 22n) + discordEpoch);
}
