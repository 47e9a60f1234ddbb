import type { Draft } from "./draft.ts";
import type { Json, Memo, Refused, Secret } from "./types.ts";
import { refusalOf } from "./walk.ts";

/** Takes an answer back, with its secret and with what was answered about it. */
export function forget(d: Draft, key: string): void {
  const effect = effectOf(d.case.memo[key]);
  dropSecret(d, key);
  delete d.case.memo[key];
  if (effect !== undefined) forgetAbout(d, effect);
}

export function dropSecret(d: Draft, key: string): void {
  const kept = d.case.memo[key]?.value as { ref?: string } | null | undefined;
  if (kept?.ref) d.secrets.push({ ref: kept.ref, drop: true } satisfies Secret);
}

/** Takes back what was answered about one run of an effect. */
export function forgetAbout(d: Draft, effect: string): void {
  for (const [key, memo] of Object.entries(d.case.memo)) if (memo.from === effect) forget(d, key);
}

/** A code that was texted too long ago is not worth a try; while the create may be using it, it stays. */
export function forgetOld(d: Draft): void {
  const c = d.case;
  if (Object.values(c.working).some((work) => work.seal)) return;
  for (const { key, freshMs, old } of d.flow.performs) {
    const memo = c.memo[key];
    if (!memo || freshMs === undefined || memo.at === undefined || memo.at + freshMs > d.now) continue;
    forget(d, key);
    if (old) refuse(d, { key, from: memo.from!, why: old });
  }
}

/** Which run an effect's result came from, if the flow goes on ahead of it. */
export function effectOf(memo: Memo | undefined): string | undefined {
  return (memo?.value as { effect?: string } | null | undefined)?.effect;
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
