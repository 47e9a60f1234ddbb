import type { Flow, StepOf } from "./flow.ts";
import { same } from "./same.ts";
import type { Case, Effect, Json, Post, Secret, Text, Turn } from "./types.ts";
import { walk } from "./walk.ts";

/** A turn being made: a copy of the case that nobody else sees until it is returned. */
export interface Draft extends Turn {
  flow: Flow;
  now: number;
}

export function draftOf(flow: Flow, theCase: Case, now: number): Draft {
  return {
    flow,
    now,
    case: {
      ...theCase,
      memo: { ...theCase.memo },
      working: { ...theCase.working },
      spent: { ...theCase.spent },
      misses: { ...theCase.misses },
      refused: { ...theCase.refused },
      version: theCase.version + 1,
      asOf: now,
    },
    posts: [],
    effects: [],
    secrets: [],
  };
}

/** Why a question is asked again, or what was understood on the way to it. */
export interface Note {
  /** The step it belongs to; at another step it is read out as news. */
  key: string;
  why: Text;
  offers?: NonNullable<Case["pending"]>["offers"];
}

/**
 * Goes on to wherever the case now stands, starting each effect that may run. An effect that needs a go
 * runs only on an answer that no earlier run has spent, so the walk alone never sends anything.
 */
export function proceed(d: Draft, news: { note?: Note; notes?: Text[] } = {}): Turn {
  const c = d.case;
  for (;;) {
    const position = walk(d.flow, c);
    if (position.at === "end") return close(d, "done");
    if (position.at === "working") {
      delete c.pending;
      break;
    }
    if (position.at === "question") {
      ask(d, position.step.key, position.from, news);
      break;
    }
    const { step, from } = position;
    const authority = mayStart(c, step, from);
    if (authority === undefined) {
      ask(d, step.key, from, news);
      break;
    }
    start(d, step, from, authority);
  }
  return finish(d);
}

/** The question whose answer lets the effect run now, if there is one. */
function mayStart(c: Case, step: StepOf<"perform">, from: Json): number | undefined {
  const refused = c.refused[step.key];
  if (refused && same(refused.from, from)) return undefined;
  if (!step.go) return c.version;
  const authority = Math.max(0, ...step.go.map((key) => c.memo[key]?.asked ?? 0));
  return authority > (c.spent[step.key] ?? 0) ? authority : undefined;
}

/** The effect's id is its idempotency key: one turn, one step, one id. */
export function start(d: Draft, step: StepOf<"perform">, input: Json, authority: number): void {
  const c = d.case;
  const id = `${c.id}.${c.version}.${step.key}`;
  c.working[id] = { key: step.key, from: input, stage: "queued", at: d.now, ...(step === d.flow.seal && { seal: true }) };
  c.spent[step.key] = authority;
  delete c.refused[step.key];
  d.effects.push({ id, key: step.key, name: step.effect, input, repeat: step.repeat } satisfies Effect);
}

function ask(d: Draft, key: string, from: Json | undefined, news: { note?: Note; notes?: Text[] }): void {
  const c = d.case;
  const before = c.pending;
  const goesOn = before?.key === key && same(before.from, from);
  const notes = [...(news.notes ?? [])];
  c.pending = { key, n: goesOn ? before.n : c.version, ...(from !== undefined && { from }) };
  if (goesOn && before.tries) c.pending.tries = before.tries;
  if (news.note && news.note.key === key) {
    c.pending.why = news.note.why;
    if (news.note.offers) c.pending.offers = news.note.offers;
  } else if (news.note) notes.push(news.note.why);
  if (notes.length > 0) c.pending.notes = notes;
}

export function close(d: Draft, state: Exclude<Case["state"], "open">): Turn {
  const c = d.case;
  c.state = state;
  delete c.pending;
  delete c.aside;
  c.working = {};
  for (const memo of Object.values(c.memo)) {
    const kept = memo.value as { ref?: string; made?: true } | null;
    if (kept?.ref && !(kept.made && state === "done")) d.secrets.push({ ref: kept.ref, drop: true } satisfies Secret);
  }
  return finish(d);
}

/** Every audience that can see a difference gets its card; the desk delivers only the newest. */
export function finish(d: Draft): Turn {
  const c = d.case;
  const due = c.state === "open" ? nextDue(d) : undefined;
  if (due === undefined) delete c.due;
  else c.due = due;
  d.posts.unshift(...audiences(d).map((card): Post => ({ card })));
  const { posts, effects, secrets } = d;
  return { case: c, posts, effects, secrets };
}

function audiences({ flow, case: c }: Draft): string[] {
  const approvers = flow.steps.filter((s): s is StepOf<"approve"> => s.kind === "approve" && (c.pending?.key === s.key || s.key in c.memo));
  return ["owner", ...(c.people.customer ? ["customer"] : []), ...approvers.map((s) => s.role)];
}

/** The next instant at which time alone changes something: a text may be had again, a code is old, a draft ends. */
function nextDue({ flow, case: c, now }: Draft): number {
  const held = Object.values(c.working).some((work) => work.seal);
  const instants = [held ? now + 60_000 : Math.max(c.touched + flow.draftMs, now + 1)];
  for (const step of flow.steps) {
    if (step.kind !== "perform") continue;
    const at = c.memo[step.key]?.at;
    if (at !== undefined && step.againMs) instants.push(at + step.againMs);
    if (at !== undefined && step.freshMs) instants.push(at + step.freshMs);
    const until = c.refused[step.key]?.until;
    if (until !== undefined) instants.push(until);
  }
  return Math.min(...instants.filter((at) => at > now));
}

/** A private word to one person; the case does not move. */
export function tell(theCase: Case, to: string, notice: Text): Turn {
  return { case: theCase, posts: [{ notice, to }], effects: [], secrets: [] };
}

export function quiet(theCase: Case): Turn {
  return { case: theCase, posts: [], effects: [], secrets: [] };
}
