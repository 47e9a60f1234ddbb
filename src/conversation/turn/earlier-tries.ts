import { same } from "../case.ts";
import type { AskedWith, Case, Work } from "../types.ts";
import type { Draft } from "./draft.ts";
import { dropSecret } from "./forget.ts";

/**
 * Keeps the answers that a create was asked for with, if its end was ever in doubt. It is believed to have made
 * nothing, and may still show.
 */
export function keepTried(c: Case, effect: string, { seal, stage }: Work): void {
  if (seal && (stage === "unknown" || stage === "manual")) c.tried = { ...c.tried, [effect]: askedWith(c) };
}

/** The answers of a case, as an earlier create keeps them. */
export function askedWith({ answers, from, turns }: Case): AskedWith {
  return { answers, from, turns };
}

/**
 * Puts the case back to the answers of an earlier create that has turned out to have made something, so that people are
 * told of what it is, whatever they answered since. A secret that was taken back since is sealed no more.
 */
export function goBackTo(d: Draft, { answers, from, turns }: AskedWith): void {
  const c = d.case;
  for (const key in c.answers) if (!same(c.answers[key], answers[key])) dropSecret(d, key);
  const isGone = (key: string) => d.flow.byKey.get(key)?.kind === "secret" && !same(c.answers[key], answers[key]);
  c.answers = Object.fromEntries(Object.entries(answers).filter(([key]) => !isGone(key)));
  c.from = from;
  c.turns = turns;
}
