import type { Flow } from "../flow.ts";
import type { Case, Post, Text } from "../types.ts";
import { draftOf, tell } from "./draft.ts";
import { finish } from "./finish.ts";
import { stoppedBy } from "./lift.ts";
import { waitFor } from "./owed-by-operators.ts";
import type { Turn } from "./turn.ts";
import { operators } from "./verdict.ts";

const againMs = 60 * 60_000;

interface Bell {
  /**
   * What the person needs: somebody to talk to, a cancel, to say that the number is not theirs or that they are not the
   * customer, or the request itself.
   */
  what: "person" | "cancel" | "number" | "not-me" | "takeover";
  /**
   * The message key of what the person is told who asked for help, and of what is told to the person it reaches. The
   * words of both need `case` and `person`.
   */
  told: string;
  heard: string;
  /** The persons or roles that are told. */
  by: readonly string[];
  values?: Text["values"];
}

/** Tells somebody else what a person cannot do alone. The same need is told at most once an hour. */
export function ring(
  flow: Flow,
  theCase: Case,
  who: string,
  { what, told, heard, by, values }: Bell,
  now: number,
): Turn {
  const last = theCase.rung?.[what];
  if (last !== undefined && now < last + againMs) {
    const at = { at: last + againMs };
    const key = what === "person" ? "talk.person-rung-before" : "talk.rung-before";
    const { owner } = theCase.people;
    return tell(theCase, who, { key, values: { case: theCase.id, at, owner: { person: owner } } });
  }
  const d = draftOf(flow, theCase, now);
  d.case.rung = { ...theCase.rung, [what]: now };
  if (what === "person") waitFor(d, "person");
  if (what === "person" && stoppedBy(theCase)) d.case.roles = [...new Set([...(d.case.roles ?? []), operators])];
  const say = (key: string, person: string, to: string): Post => {
    const notice: Text = { key, values: { ...values, case: theCase.id, person: { person } } };
    return { notice, to };
  };
  d.posts.push(say(told, theCase.people.owner, who), ...by.map((to) => say(heard, who, to)));
  return finish(d);
}
