import { manualOf } from "../status.ts";
import type { Case, Waiting } from "../types.ts";
import type { Draft } from "./draft.ts";

const day = 24 * 60 * 60_000;
const week = 7 * day;
const mostReminders = 5;

/** What those who run the desk owe to a case. */
type Owed = keyof NonNullable<Case["waiting"]>;

/** From now on those who run the desk have the word. */
export function waitFor(d: Draft, what: Owed): void {
  d.case.waiting = { ...d.case.waiting, [what]: { since: d.now, reminded: 0 } };
}

/** How many reminders are over by now. */
export function remindersBy(now: number, { since }: Waiting): number {
  return Math.min(mostReminders, Math.floor((now - since - day) / week) + 1);
}

export function isLast(reminders: number): boolean {
  return reminders === mostReminders;
}

/** When those who run the desk are reminded of what they owe: after a day, then each week, a few times. */
export function remindersDue(c: Case): number[] {
  return owed(c).flatMap(([, { since, reminded }]) =>
    reminded < mostReminders ? [since + day + reminded * week] : [],
  );
}

/** Whoever moved a case on after they asked for a person has been helped. */
export function owed(c: Case): [Owed, Waiting][] {
  const work = manualOf(c);
  const { judge = work && { since: work.at, reminded: 0 }, person } = c.waiting ?? {};
  return [
    ...(work && judge ? [["judge", judge] as [Owed, Waiting]] : []),
    ...(person && c.touched <= person.since ? [["person", person] as [Owed, Waiting]] : []),
  ];
}
