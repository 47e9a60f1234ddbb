import type { Period, TextLedger, TextTally, TextWrite } from "../../../src/ledger/texts.ts";
import { type KeptText, type Memory, put, type Written } from "./memory.ts";

/** Writes one row about texts. */
export function createTextWrites({ texts }: Memory, clock: () => number) {
  return function write(each: TextWrite, caseId: string): Written {
    const at = clock();
    if (each.write === "text-proven") {
      const sent = [...texts].filter(([, kept]) => kept.caseId === caseId && kept.refused === undefined);
      const [effect, newest] = sent.toSorted(([, a], [, b]) => b.at - a.at)[0] ?? [];
      if (!effect || !newest || newest.proven !== undefined) return () => {};
      return put(texts, effect, { ...newest, proven: at });
    }
    const { text } = each;
    if (each.write === "text-refused") return put(texts, text.effect, { caseId, at, text, refused: each.limit });
    const lately = [...texts.values()].filter(({ to, at: then }) => to === each.to && then > at - each.withinMs);
    if (lately.length >= each.most || texts.has(text.effect)) return undefined;
    return put(texts, text.effect, { caseId, at, text, to: each.to });
  };
}

export function readTexts(memory: Memory, isOurs: (caseId: string) => boolean): TextLedger {
  const within = (since: number, until: number) => (at: number) => at >= since && at < until;
  const kept = (since: number, until: number) =>
    [...memory.texts.values()].filter(({ caseId, at }) => isOurs(caseId) && within(since, until)(at));
  async function texts(since: number, until: number): Promise<TextTally[]> {
    const tallies = new Map<string, TextTally>();
    for (const { text, refused, proven } of kept(since, until)) {
      if (refused !== undefined) continue;
      const { country = "", place } = text;
      const before = tallies.get(`${country} ${place}`) ?? { country, place, sent: 0, proven: 0 };
      const isProven = proven !== undefined;
      tallies.set(`${country} ${place}`, {
        ...before,
        sent: before.sent + 1,
        proven: before.proven + (isProven ? 1 : 0),
      });
    }
    return [...tallies.values()];
  }

  return {
    texts,
    textsTo: async (to, since) =>
      [...memory.texts.values()].filter((each) => each.to === to && each.at >= since).map(({ at }) => at),
    async period(since, until): Promise<Period> {
      const isIn = within(since, until);
      const attempts = [...memory.attempts.values()]
        .map(({ row }) => row)
        .filter(({ caseId, signedAt }) => isOurs(caseId) && isIn(signedAt))
        .map(({ api, state, code = null }) => ({ api, state, code, count: 1 }));
      const refused = kept(since, until).flatMap((each: KeptText) => each.refused ?? []);
      return {
        opened: [...memory.cases.values()].filter(({ id, opened }) => isOurs(id) && isIn(opened)).length,
        attempts: counted(attempts, ({ api, state, code }) => `${api} ${state} ${code}`),
        texts: await texts(since, until),
        refused: counted(
          refused.map((limit) => ({ limit, count: 1 })),
          ({ limit }) => limit,
        ),
      };
    },
  };
}

/** Adds up the counts of what has the same name. */
function counted<T extends { count: number }>(each: T[], nameOf: (one: T) => string): T[] {
  const sums = new Map<string, T>();
  for (const one of each) {
    const before = sums.get(nameOf(one));
    sums.set(nameOf(one), before ? { ...before, count: before.count + one.count } : one);
  }
  return [...sums.values()];
}

/** Drops what was written about texts, marks and bulletins before an instant (ms). Gives how many rows there were. */
export function oldTexts({ texts, marks, bulletins }: Memory, beforeMs: number): number {
  let count = 0;
  for (const map of [texts, marks, bulletins])
    for (const [name, row] of map)
      if (("made" in row ? row.made : row.at) < beforeMs) {
        map.delete(name);
        count += 1;
      }
  return count;
}
