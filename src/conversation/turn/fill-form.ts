import { answererOf } from "../case.ts";
import { spreadOut } from "../spread-out.ts";
import type { Person } from "../types.ts";
import { applies, isFrozen } from "../walk.ts";
import type { Draft } from "./draft.ts";
import type { News, Note } from "./proceed.ts";
import { insisted, rememberAside, standing } from "./remember-answer.ts";

/**
 * Reads the fields of a filled form that are this person's, in the order of the flow. A wrong field costs neither the
 * good ones nor its own old answer.
 */
export function fill(d: Draft, given: Record<string, string>, who: Person): News {
  const c = d.case;
  const filled = spreadOut(d.flow, given);
  const bad: Note[] = [];
  for (const step of d.flow.steps) {
    if (step.kind !== "ask" || !Object.hasOwn(filled, step.key) || !applies(step, c) || isFrozen(c, step.key)) continue;
    if (answererOf(c.people, step) !== who.id) continue;
    const said = filled[step.key]!;
    if (step.optional && said.trim() === "") {
      rememberAside(d, step, null);
      continue;
    }
    const answers = standing(d, step.key);
    for (const { key } of bad) delete answers[key];
    if (step.dependsOn && step.dependsOn(answers, c.facts) === undefined) continue; // the field that this one depends on was wrong
    const outcome = insisted(d, step, step.read(said, answers, c.facts));
    if (outcome.ok) rememberAside(d, step, outcome.value);
    else bad.push({ key: step.key, why: outcome.why, ...(outcome.offers && { offers: outcome.offers }) });
  }
  const [first, ...others] = bad;
  if (!first) return {};
  if (c.answers[first.key] !== undefined) c.aside = { kind: "edit", key: first.key };
  if (c.pending?.key === first.key) c.pending = { ...c.pending, tries: (c.pending.tries ?? 0) + 1 };
  return { note: first, notes: others.map(({ why }) => why) };
}
