import type { Ledger } from "../../../src/ledger/ledger.ts";
import type { Memory } from "./memory.ts";
import { inForce } from "./pause-writes.ts";

/** The ledger's figures, in memory. */
export function figuresOf(
  memory: Memory,
  isOurs: (caseId: string) => boolean,
  now: number,
): Awaited<ReturnType<Ledger["figures"]>> {
  const { outbox, attempts, cases } = memory;
  const waiting = [...outbox.values()].filter(({ caseId }) => isOurs(caseId));
  const inDoubt = [...attempts.values()].filter(
    ({ row: { state, caseId } }) => (state === "unknown" || state === "manual") && isOurs(caseId),
  );
  const own = [...cases.values()].filter(({ id }) => isOurs(id));
  return {
    cases: counted(own.map(({ state }) => state)).map(([state, count]) => ({ state, count })),
    outbox: counted(waiting.map(({ kind }) => kind)).map(([kind, count]) => ({
      ...{ kind, count },
      since: Math.min(...waiting.flatMap((row) => (row.kind === kind ? [row.ready] : []))),
    })),
    pauses: inForce(memory, now).map(({ what, until = null }) => ({ what, until })),
    waits: memory.waits.size,
    doubts: counted(inDoubt.map(({ row }) => row.state)).map(([state, count]) => ({
      ...{ state, count },
      since: Math.min(...inDoubt.flatMap(({ row }) => (row.state === state ? [row.signedAt] : []))),
    })),
  };
}

function counted<T>(each: readonly T[]): [T, number][] {
  const counts = new Map<T, number>();
  for (const one of each) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts];
}
