import type { Draft } from "./draft.ts";
import { promisedAt } from "./forget.ts";

/**
 * The next instant at which time alone changes something: a text may be had again, a code is old, somebody is
 * reminded, a draft ends. Nothing does while an account is being opened.
 */
export function nextDue({ flow, case: c, now }: Draft): number | undefined {
  if (c.state !== "open") return undefined;
  for (const id in c.working) if (c.working[id]!.seal) return undefined;
  const end = c.touched + flow.draftMs;
  let due = end;
  const consider = (at: number) => {
    if (at > now && at < due) due = at;
  };
  consider(c.touched + flow.remindMs * ((c.reminded ?? 0) + 1));
  for (const { key, againMs, freshMs } of flow.performs) {
    const at = promisedAt(c.answers[key]);
    if (at === undefined) continue;
    if (againMs !== undefined) consider(at + againMs);
    if (freshMs !== undefined) consider(at + freshMs);
  }
  for (const { until } of c.refused ?? []) if (until !== undefined) consider(until);
  return Math.max(due, now + 1);
}
