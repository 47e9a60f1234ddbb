import { toParties } from "../case.ts";
import { manualOf, withTeam } from "../status.ts";
import type { Case, Text } from "../types.ts";
import type { Draft } from "./draft.ts";
import { isLast, owed, remindersBy } from "./owed-by-operators.ts";
import { operators } from "./verdict.ts";

/**
 * Reminds the operators of what they owe to this case, once for all reminders that are due by now, and tells the people
 * who wait.
 */
export function remindOperators(d: Draft, quietly: boolean): void {
  const { case: c, now, posts } = d;
  for (const [what, waiting] of owed(c)) {
    const { since } = waiting;
    const passed = remindersBy(now, waiting);
    if (passed <= waiting.reminded) continue;
    c.waiting = { ...c.waiting, [what]: { since, reminded: passed } };
    if (what === "person" && quietly) continue;
    posts.push({ notice: what === "judge" ? judgeReminder(c) : personReminder(c, since), to: operators });
    if (isLast(passed)) posts.push({ notice: { key: "talk.last-reminder", values: { case: c.id } }, to: operators });
    if (!quietly)
      posts.push(
        ...toParties(
          c.people,
          withTeam(what === "judge" ? judgeWaits(c) : { key: "talk.person-waits", values: { case: c.id } }),
        ),
      );
  }
}

function judgeReminder(c: Case): Text {
  const { absentBy } = manualOf(c)!;
  if (absentBy === undefined) return { key: "talk.judge-reminder", values: { case: c.id } };
  return { key: "talk.second-reminder", values: { case: c.id, person: { person: absentBy } } };
}

function judgeWaits({ id }: Case): Text {
  return { key: "talk.about", values: { case: id, text: { key: "talk.judge-waits" } } };
}

function personReminder({ id }: Case, since: number): Text {
  return { key: "talk.person-reminder", values: { case: id, at: { at: since } } };
}
