import { manualOf } from "../status.ts";
import type { Case, Waiting } from "../types.ts";
import type { Draft } from "./draft.ts";

const day = 24 * 60 * 60_000;
const week = 7 * day;
const mostReminders = 5;

/** What operators owe to a case: a judgement, or a person's help. */
type Owed = keyof NonNullable<Case["waiting"]>;

/** Notes that operators owe something to the case from now on. */
export function waitFor(d: Draft, what: Owed): void {
  d.case.waiting = { ...d.case.waiting, [what]: { since: d.now, reminded: 0 } };
}

/** How many reminders should have been sent by now. */
export function remindersBy(now: number, { since }: Waiting): number {
  return Math.min(mostReminders, Math.floor((now - since - day) / week) + 1);
}

/** Whether this number of reminders is the last one. */
export function isLast(reminders: number): boolean {
  return reminders === mostReminders;
}

/**
 * The instants at which operators are to be reminded of what they owe (ms): after a day, then each week, five times in
 * all.
 */
export function remindersDue(c: Case): number[] {
  return owed(c).flatMap(([, { since, reminded }]) =>
    reminded < mostReminders ? [since + day + reminded * week] : [],
  );
}

/** What operators owe now. A person who has moved the case on since they asked for help has been helped. */
export function owed(c: Case): [Owed, Waiting][] {
  const work = manualOf(c);
  const { judge = work && { since: work.at, reminded: 0 }, person } = c.waiting ?? {};
  return [
    ...(work && judge ? [["judge", judge] as [Owed, Waiting]] : []),
    ...(person && c.touched <= person.since ? [["person", person] as [Owed, Waiting]] : []),
  ];
}
