import { takeBack } from "../case.ts";
import type { Json, Refused, SecretChange } from "../types.ts";
import { effectOf, refusalOf } from "../walk.ts";
import type { Draft } from "./draft.ts";

/** Takes an answer back, together with its secret and with every answer that depends on it. */
export function forget(d: Draft, key: string): void {
  const effect = effectOf(d.case, key);
  dropSecret(d, key);
  takeBack(d.case, key);
  if (effect !== undefined) forgetDependents(d, effect);
}

/** Has the commit forget the secret of this step, if it has one. */
export function dropSecret(d: Draft, key: string): void {
  const kept = d.case.answers[key] as { ref?: string } | null | undefined;
  if (kept?.ref) d.secrets.push({ ref: kept.ref, drop: true } satisfies SecretChange);
}

/** Takes back every answer that depends on the result of this run of an effect. */
export function forgetDependents(d: Draft, effect: string): void {
  for (const [key, from] of Object.entries(d.case.from ?? {})) if (from === effect) forget(d, key);
}

/**
 * Takes back results that have grown too old, such as a text whose code is not worth a try any more. A result that a
 * running create may be using stays.
 */
export function forgetOld(d: Draft): void {
  const c = d.case;
  for (const id in c.working) if (c.working[id]!.seal) return;
  for (const { key, freshMs, old } of d.flow.performs) {
    const at = freshMs === undefined ? undefined : promisedAt(c.answers[key]);
    if (at === undefined || at + freshMs! > d.now) continue;
    const from = c.from![key]!;
    forget(d, key);
    if (old) refuse(d, { key, from, why: old });
  }
}

/** The instant at which the run that gave this result was promised (ms). */
export function promisedAt(result: Json | undefined): number | undefined {
  return (result as { at?: number } | null | undefined)?.at;
}

/** Notes a refusal. From now on a person decides whether this step runs again with the same input. */
export function refuse(d: Draft, refused: Refused): void {
  pardon(d, refused.key, refused.from);
  d.case.refused = [...(d.case.refused ?? []), refused];
}

/** Forgets the refusal of a step for this input, so that the step may run again with it. */
export function pardon({ case: c }: Draft, key: string, from: Json): void {
  const refused = refusalOf(c, key, from);
  if (refused) c.refused = c.refused!.filter((other) => other !== refused);
}
