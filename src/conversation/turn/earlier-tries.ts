import { same } from "../case.ts";
import type { AskedWith, Case, Work } from "../types.ts";
import type { Draft } from "./draft.ts";
import { dropSecret } from "./forget.ts";

/** A create of which nobody was sure, and which is believed to have come to nothing, may still show. */
export function keepTried(c: Case, effect: string, { seal, stage }: Work): void {
  if (seal && (stage === "unknown" || stage === "manual")) c.tried = { ...c.tried, [effect]: askedWith(c) };
}

export function askedWith({ answers, from, turns }: Case): AskedWith {
  return { answers, from, turns };
}

/** What shows of an earlier try is told of as what it is, whatever was answered since. */
export function goBackTo(d: Draft, { answers, from, turns }: AskedWith): void {
  const c = d.case;
  for (const key in c.answers) if (!same(c.answers[key], answers[key])) dropSecret(d, key);
  c.answers = answers;
  c.from = from;
  c.turns = turns;
}
