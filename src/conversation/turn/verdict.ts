import { putWork } from "../case.ts";
import type { Flow } from "../flow.ts";
import { isConcerned, isSamePerson } from "../same-person.ts";
import type {
  Case,
  Effect,
  Evidence,
  Field,
  FromPerson,
  Json,
  Outcome,
  Person,
  Said,
  Text,
  View,
  Work,
} from "../types.ts";
import { draftOf, tell, touch } from "./draft.ts";
import { finish } from "./finish.ts";
import { foundChoice, peekChoices } from "./look-for-it.ts";
import type { Turn } from "./turn.ts";

/**
 * What an operator says of a create whose outcome no look-up has shown. `why` is the reason that an operator gives who
 * decides alone.
 */
export type Verdict = { is: "found"; id?: string } | { is: "absent"; why?: string };

/** The role of the operators: those who run the desk. */
export const operators = "operators";
/** The role of an operator who is the only one there is. */
export const onlyOperator = "only-operator";

/** Whether the platform has told for this event that the person is an operator. */
export function isOperator({ roles = [] }: Person): boolean {
  return roles.includes(operators);
}

const shortestReason = 8;

/**
 * The verdict in what somebody said or pressed: `found 200000123456`, `confirmed absent` or `confirmed absent: why`.
 * Undefined when it is none.
 */
export function verdictIn(event: FromPerson): Verdict | undefined {
  const word = event.type === "said" ? event.text : event.type === "pressed" ? event.choice : "";
  const said = word
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .trim();
  const found = /^found(?: it)?[.!。]?(?:[\s:=]+(\S[\s\S]*))?$/i.exec(said);
  if (found) return foundAs(found[1]);
  const [absent, why] = /^(?:confirmed\s+)?absent[.!。]?(?:(?::| -| because )\s*(\S[\s\S]*))?$/i.exec(said) ?? [];
  if (absent === undefined) return undefined;
  return { is: "absent", ...(why && why.length >= shortestReason && { why }) };
}

/**
 * The id in what somebody wrote after "found", as people copy it: grouped, in quotes, with its name before it. Undefined
 * when there are more words, which are talk.
 */
function foundAs(written = ""): Verdict | undefined {
  const bare = written
    .replace(/^(?:(?:id|number)\b[\s:=]*|[a-z]{2,6}[\s:=]+(?=["'`*#\s]*[\d\s,.-]{8,}["'`*.]*$))/i, "")
    .replace(/^#(?=\s*\d)/, "")
    .replace(/^["'`*\s]+/, "")
    .replace(/[.!。]$/, "")
    .replace(/(?<!["'`*])["'`*]+$/, "");
  const id = /^[\d\s,.-]+$/.test(bare) ? bare.replace(/\D/g, "") : bare;
  return /\s/.test(id) ? undefined : { is: "found", ...(id && { id }) };
}

/** The id that a verdict must carry, so that a late press cannot be about another create than its judge saw. */
export function verdictId({ id, held, working }: Case): string | undefined {
  const inDoubt = held ?? Object.values(working ?? {}).find(({ seal, stage }) => seal && stage === "manual");
  return inDoubt && `${id}.${inDoubt.n}`;
}

/**
 * The input of the effect that checks a verdict. `found` is the id that the operator `by` gave, and `first` the
 * operator who said the same before. `absent` is the operator who was first to say that nothing was made.
 */
export type VerdictInput = { effect: string; by: string } & (
  | { found: string | null; first: string | null }
  | { absent: string; why: string | null }
);

/**
 * Takes an operator's verdict. What one operator found stands once a look-up shows it, or a second operator says the
 * same. That nothing was made takes a second operator without a part in the case, because nothing else would stop a
 * second create.
 */
export function takeVerdict(flow: Flow, theCase: Case, verdict: Verdict, event: FromPerson, now: number): Turn {
  const { from } = event;
  const [effect, work] = Object.entries(theCase.working ?? {}).find(([, { seal }]) => seal) ?? [];
  const say = (key: string): Turn => tell(theCase, from.id, { key, values: { case: theCase.id } });
  if (!effect || work?.stage !== "manual") return say("talk.nothing-to-judge");
  if ("question" in event && event.question !== undefined && event.question !== verdictId(theCase))
    return tell(theCase, from.id, { key: "talk.moved-on" });
  const d = draftOf(flow, theCase, now);

  if (verdict.is === "found") {
    const found = verdict.id ?? null;
    const others = (work.said ?? []).filter((each) => !isSamePerson(from, each.by, ...(each.as ?? [])));
    const agrees = isConcerned(theCase, from) ? undefined : others.find(({ id }) => id === found);
    const said: Said = { by: from.id, id: found, ...(from.also && { as: from.also }) };
    putWork(d.case, effect, { ...(isFirst(work, from) ? withoutAbsent(work) : work), said: [...others, said] });
    const turn = promiseVerdictCheck(d, { effect, by: from.id, found, first: agrees?.by ?? null });
    return { ...turn, verdict: agrees ? "found, two people" : "found" };
  }

  const isAlone = from.roles?.includes(onlyOperator) ?? false;
  if (work.absentBy === undefined) {
    const said = work.said?.filter((each) => !isSamePerson(from, each.by, ...(each.as ?? [])));
    putWork(d.case, effect, {
      ...work,
      absentBy: from.id,
      ...(from.also && { absentAs: from.also }),
      ...(said && { said }),
    });
    if (isAlone) d.posts.push({ notice: { key: "talk.alone", values: { case: theCase.id } }, to: from.id });
    return { ...finish(d), verdict: "absent" };
  }
  const { why } = verdict;
  const absent = { effect, by: from.id, absent: work.absentBy, why: why ?? null };
  const isAgain = isFirst(work, from);
  if (isAlone && (isAgain || isConcerned(theCase, from)))
    return why ? { ...promiseVerdictCheck(d, absent), verdict: "absent, one person" } : say("talk.alone");
  if (isAgain) return say("talk.second-person");
  if (isConcerned(theCase, from)) return say("talk.no-party");
  return { ...promiseVerdictCheck(d, { ...absent, why: null }), verdict: "absent, two people" };
}

function isFirst({ absentBy, absentAs = [] }: Work, who: Person): boolean {
  return absentBy !== undefined && isSamePerson(who, absentBy, ...absentAs);
}

function withoutAbsent({ absentBy: _, absentAs: __, ...work }: Work): Work {
  return work;
}

/** Promises the effect that checks a verdict. On a held case the create that it is about is not under way any more. */
export function promiseVerdictCheck(d: ReturnType<typeof draftOf>, verdict: VerdictInput): Turn {
  const { id, version } = d.case;
  touch(d);
  const input: Json = verdict;
  const effect: Effect = { id: `${id}.${version}.verdict`, key: "verdict", name: "judge", input, repeat: "safe" };
  putWork(d.case, effect.id, { key: "verdict", from: input, stage: "queued", n: version, at: d.now });
  d.effects.push(effect);
  return finish(d);
}

/** Takes an operator's word back after the check has shown that it cannot be right. */
export function heedVerdictCheck(c: Case, { from }: Work, outcome: Outcome): void {
  const { effect, by } = from as VerdictInput;
  const work = c.working?.[effect];
  if (outcome.ok || !work?.said) return;
  const said = work.said.filter((each) => each.by !== by);
  const { said: _, ...rest } = work;
  putWork(c, effect, said.length > 0 ? { ...rest, said } : rest);
}

/** Whether an operator has said that this create has made something. */
export function isFoundByOperator({ working = {} }: Case, effect: string): boolean {
  const isSaid = (working[effect]?.said?.length ?? 0) > 0;
  const isMeant = (verdict: VerdictInput) => verdict.effect === effect && "found" in verdict;
  return isSaid || Object.values(working).some(({ key, from }) => key === "verdict" && isMeant(from as VerdictInput));
}

/** The operators' card of a case with a create whose outcome no look-up has shown. */
export function operatorsCard(flow: Flow, theCase: Case, title: Text, work: Work): View {
  if (work.stage !== "manual") return { title, body: [{ key: "talk.operators-not-now" }] };
  const { evidence, absentBy, said = [] } = work;
  const { fields = [], found = [] }: Partial<Evidence> = evidence ?? {};
  const words = said.map(({ by, id }): Text => {
    const person = { person: by };
    return id === null
      ? { key: "talk.found-it-by", values: { person } }
      : { key: "talk.found-by", values: { person, id } };
  });
  const waits: Text[] = said.length > 0 ? [{ key: "talk.found-waits" }] : [];
  const confirmed: Text[] =
    absentBy === undefined ? [] : [{ key: "talk.absent-by", values: { person: { person: absentBy } } }];
  const ids = new Set([...found, ...said.flatMap(({ id }) => (id === null ? [] : [id]))]);
  return {
    title,
    body: [{ key: "talk.operators", values: { case: theCase.id } }, ...words, ...waits, ...confirmed],
    fields: [askedBy(theCase), ...fields],
    choices: [
      ...[...ids].map((id) => ({ key: `found:${id}`, label: { key: "talk.choice-found", values: { id } } })),
      foundChoice(flow),
      { key: "absent", label: { key: "talk.choice-absent" }, style: "danger" },
      ...peekChoices(flow, theCase),
    ],
  };
}

/** The field of an operators' card that names the owner of the case. */
export function askedBy({ people: { owner } }: Case): Field {
  const value: Text = { key: "talk.person", values: { person: { person: owner } } };
  return { key: "owner", label: { key: "talk.operators-owner" }, value };
}
