import { livesMs } from "../empty.ts";
import type { Flow } from "../flow.ts";
import { hasSeal } from "../status.ts";
import { takeBackAt } from "../take-back.ts";
import type { Case } from "../types.ts";
import type { Draft } from "./draft.ts";
import { promisedAt } from "./forget.ts";
import { remindersDue } from "./owed-by-operators.ts";

/**
 * The next instant at which time alone changes something (ms): another text may be asked for, a code is too old,
 * somebody is reminded, an approval is overdue, a request expires. While a create is under way only operators are reminded, and
 * while the desks are paused nobody else. Undefined when
 * there is no such instant.
 */
export function nextDue({ flow, case: c, now }: Draft): number | undefined {
  if (c.state !== "open") return undefined;
  let due = hasSeal(c) || c.stopped ? Number.POSITIVE_INFINITY : c.touched + livesMs(flow, c);
  const consider = (at: number) => {
    if (at > now && at < due) due = at;
  };
  for (const at of remindersDue(c)) consider(Math.max(at, now + 1));
  if (hasSeal(c)) return due === Number.POSITIVE_INFINITY ? undefined : due;
  for (const ms of c.stopped ? [] : flow.remindersMs.slice(c.reminded ?? 0, (c.reminded ?? 0) + 1))
    consider(Math.max(c.touched + ms, now + 1));
  for (const { key, againMs, freshMs, remindMs } of flow.performs) {
    const at = promisedAt(c.answers[key]);
    if (at === undefined) continue;
    if (againMs !== undefined) consider(at + againMs);
    if (freshMs !== undefined) consider(at + freshMs);
    if (remindMs !== undefined && !c.stopped) consider(at + remindMs);
  }
  consider(takeBackAt(flow, c) ?? 0);
  for (const { until } of c.refused ?? []) if (until !== undefined) consider(until);
  return due === Number.POSITIVE_INFINITY ? undefined : Math.max(due, now + 1);
}

/** How many reminders to whoever must answer are due by now. */
export function remindersPassed({ remindersMs }: Flow, { touched }: Case, now: number): number {
  return remindersMs.filter((ms) => touched + ms <= now).length;
}
