import { takeBack } from "../case.ts";
import type { Json, Refused, Secret } from "../types.ts";
import { effectOf, refusalOf } from "../walk.ts";
import type { Draft } from "./draft.ts";

/** Takes an answer back, with its secret and with what was answered about it. */
export function forget(d: Draft, key: string): void {
  const effect = effectOf(d.case, key);
  dropSecret(d, key);
  takeBack(d.case, key);
  if (effect !== undefined) forgetAbout(d, effect);
}

export function dropSecret(d: Draft, key: string): void {
  const kept = d.case.answers[key] as { ref?: string } | null | undefined;
  if (kept?.ref) d.secrets.push({ ref: kept.ref, drop: true } satisfies Secret);
}

/** Takes back what was answered about one run of an effect. */
export function forgetAbout(d: Draft, effect: string): void {
  for (const [key, from] of Object.entries(d.case.from ?? {})) if (from === effect) forget(d, key);
}

/** A code that was texted too long ago is not worth a try; while the create may be using it, it stays. */
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

/** When that run was promised (ms). */
export function promisedAt(result: Json | undefined): number | undefined {
  return (result as { at?: number } | null | undefined)?.at;
}

/** From here on a person decides whether it runs again on this input. */
export function refuse(d: Draft, refused: Refused): void {
  pardon(d, refused.key, refused.from);
  d.case.refused = [...(d.case.refused ?? []), refused];
}

export function pardon({ case: c }: Draft, key: string, from: Json): void {
  const refused = refusalOf(c, key, from);
  if (refused) c.refused = c.refused!.filter((other) => other !== refused);
}
