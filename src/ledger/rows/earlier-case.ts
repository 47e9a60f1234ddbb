import type { Case, Decision, Json, Work } from "../../conversation/types.ts";

/** The form in which cases were kept before 2026-11-22: each answer was an object. */
interface EarlierCase extends Omit<Case, "answers"> {
  memo: Record<string, { value: Json; from?: Json; asked: number; at?: number; by?: string }>;
}

/** Brings a case into the present form, whichever build has written it. */
export function brought(kept: Case | EarlierCase): Case {
  if (!("memo" in kept)) return kept;
  const { memo, working = {}, ...rest } = kept;
  const all = Object.entries(memo);
  const since = ({ n, key }: Work) =>
    all.filter(([name, { asked }]) => asked > n && name !== key).map(([name]) => name);
  return {
    ...rest,
    answers: Object.fromEntries(
      all.map(([key, { value, by, at }]) => [
        key,
        by === undefined ? value : ({ by, at: at ?? rest.touched } satisfies Decision),
      ]),
    ),
    from: Object.fromEntries(all.flatMap(([key, { from }]) => (from === undefined ? [] : [[key, from]]))),
    turns: Object.fromEntries(all.map(([key, { asked }]) => [key, asked])),
    working: Object.fromEntries(Object.entries(working).map(([id, work]) => [id, { ...work, since: since(work) }])),
  };
}
