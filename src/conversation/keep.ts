import type { Case, Json, Work } from "./types.ts";

/** Keeps an answer or a result. */
export function keep(c: Case, key: string, value: Json, from: Json | undefined, turn: number | undefined): void {
  c.answers = { ...c.answers, [key]: value };
  c.from = from === undefined ? without(c.from, key) : { ...c.from, [key]: from };
  c.turns = turn === undefined ? without(c.turns, key) : { ...c.turns, [key]: turn };
}

export function takeBack(c: Case, key: string): void {
  c.answers = without(c.answers, key) ?? {};
  c.from = without(c.from, key);
  c.turns = without(c.turns, key);
}

export function putWork(c: Case, id: string, work: Work): void {
  c.working = { ...c.working, [id]: work };
}

export function endWork(c: Case, id: string): void {
  c.working = without(c.working, id);
}

/** What is under way learns that a step was answered anew. */
export function tellWork(c: Case, key: string): void {
  for (const id in c.working) {
    const work = c.working[id]!;
    if (!work.since?.includes(key)) putWork(c, id, { ...work, since: [...(work.since ?? []), key] });
  }
}

/** The same press never lets one kind of effect run twice. */
export function spend(c: Case, effect: string, authority: number): void {
  if (authority > (c.spent?.[effect] ?? 0)) c.spent = { ...c.spent, [effect]: authority };
}

/** A copy without it, or nothing instead of an empty one; what something was deleted from would take twice as long to become JSON. */
function without<T>(record: Record<string, T> | undefined, key: string): Record<string, T> | undefined {
  if (record?.[key] === undefined) return record;
  const { [key]: _, ...rest } = record;
  for (const _ in rest) return rest;
  return undefined;
}
