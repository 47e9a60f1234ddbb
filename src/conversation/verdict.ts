import { draftOf, finish, tell, touch } from "./draft.ts";
import type { Flow } from "./flow.ts";
import { putWork } from "./keep.ts";
import type { Case, Effect, Evidence, Field, FromPerson, Json, Person, Text, Turn, View, Work } from "./types.ts";

/** What somebody who runs the desk has found out about a create that nobody else could. */
export type Verdict = { is: "found"; id?: string } | { is: "absent" };

/** The role of those who run the desk. */
export const operators = "operators";

export function isOperator({ roles = [] }: Person): boolean {
  return roles.includes(operators);
}

/** `found 200000123456` or `confirmed absent`, said or pressed. */
export function verdictIn(event: FromPerson): Verdict | undefined {
  const word = event.type === "said" ? event.text : event.type === "pressed" ? event.choice : "";
  const [, found, id, absent] = /^\s*(?:(found)(?:[\s:]+([^\s:]\S*))?|((?:confirmed )?absent))\s*$/i.exec(word) ?? [];
  if (found) return { is: "found", ...(id && { id }) };
  return absent ? { is: "absent" } : undefined;
}

/** What a verdict carries, so that one that comes late is not about another create than its judge saw. */
export function judgedId({ id, working }: Case): string | undefined {
  const judged = Object.values(working ?? {}).find(({ seal, stage }) => seal && stage === "manual");
  return judged && `${id}.${judged.n}`;
}

/** One operator may find it. That it is not there takes a second one, since nothing else would stop a second create. */
export function judge(flow: Flow, theCase: Case, verdict: Verdict, event: FromPerson, now: number): Turn {
  const { from } = event;
  const [effect, work] = Object.entries(theCase.working ?? {}).find(([, { seal }]) => seal) ?? [];
  const values = { case: theCase.id };
  if (!effect || work?.stage !== "manual") return tell(theCase, from.id, { key: "talk.nothing-to-judge", values });
  if ("question" in event && event.question !== undefined && event.question !== judgedId(theCase))
    return tell(theCase, from.id, { key: "talk.moved-on" });
  if (verdict.is === "found") return promise(flow, theCase, { effect, by: from.id, found: verdict.id ?? null }, now);
  const first = work.absentBy;
  if (first === from.id) return tell(theCase, from.id, { key: "talk.second-person", values });
  if (first !== undefined) return promise(flow, theCase, { effect, by: from.id, absent: first }, now);
  const d = draftOf(flow, theCase, now);
  putWork(d.case, effect, { ...work, absentBy: from.id });
  return finish(d);
}

function promise(flow: Flow, theCase: Case, input: Json, now: number): Turn {
  const d = draftOf(flow, theCase, now);
  touch(d);
  const effect: Effect = {
    id: `${theCase.id}.${theCase.version}.verdict`,
    key: "verdict",
    name: "judge",
    input,
    repeat: "safe",
  };
  putWork(d.case, effect.id, { key: "verdict", from: input, stage: "queued", n: theCase.version, at: now });
  d.effects.push(effect);
  return finish(d);
}

/** What those who run the desk see of a case whose create nobody could find out about. */
export function operatorsCard(theCase: Case, title: Text, { stage, evidence, absentBy }: Work): View {
  if (stage !== "manual") return { title, body: [{ key: "talk.operators-not-now" }] };
  const { fields = [], found = [] }: Partial<Evidence> = evidence ?? {};
  const confirmed: Text[] =
    absentBy === undefined ? [] : [{ key: "talk.absent-by", values: { person: { person: absentBy } } }];
  const asked: Field = {
    key: "owner",
    label: { key: "talk.operators-owner" },
    value: { key: "talk.person", values: { person: { person: theCase.people.owner } } },
  };
  return {
    title,
    body: [{ key: "talk.operators", values: { case: theCase.id } }, ...confirmed],
    fields: [asked, ...fields],
    choices: [
      ...found.map((id) => ({ key: `found:${id}`, label: { key: "talk.choice-found", values: { id } } })),
      { key: "absent", label: { key: "talk.choice-absent" }, style: "danger" },
    ],
  };
}
