import { randomUUID } from "node:crypto";
import { audited } from "../../../src/ledger/audit.ts";
import type { Pause, PauseLedger } from "../../../src/ledger/pauses.ts";
import type { KeptPause, Memory } from "./memory.ts";
import { inForce, isStopped } from "./pause-writes.ts";
import { chain } from "./turns.ts";

/** The instants at which something is to be done about pauses: 0 for what is due already. */
export function pausesDue(memory: Memory, now: number): number[] {
  const ofPauses = memory.pauses.flatMap(({ told, ended, until }) => {
    if (told === 2) return [];
    return told === 0 || ended !== undefined ? [0] : (until ?? []);
  });
  return memory.waits.size > 0 && !isStopped(memory, now, "spending") ? [...ofPauses, 0] : ofPauses;
}

/** The ledger's pauses, in memory. */
export function createPauses(memory: Memory, clock: () => number): PauseLedger {
  const shown = ({ told: _, ...pause }: KeptPause): Pause => {
    const { until, ended = until !== undefined && until <= clock() ? until : undefined } = pause;
    return { ...pause, ...(ended !== undefined && { ended }) };
  };
  function end(kinds: readonly string[], by: string, told: number): KeptPause[] {
    const over = inForce(memory, clock()).filter(({ what }) => kinds.includes(what));
    for (const each of over) Object.assign(each, { ended: clock(), endedBy: by, told: Math.max(each.told, told) });
    return over;
  }

  return {
    pauses: async () => inForce(memory, clock()).map(shown),
    async pause({ forMs, ...wanted }) {
      const at = clock();
      end([wanted.what], wanted.by, 2);
      const until = forMs === undefined ? {} : { until: at + Math.ceil(forMs) };
      memory.pauses.push({ id: randomUUID(), ...wanted, at, ...until, told: 0 });
      chain(memory, at, audited("paused", { what: wanted.what, ...until }, wanted.by));
      return shown(memory.pauses.at(-1)!);
    },
    async goOn(kinds, by) {
      const ended = end(kinds, by, 0);
      for (const { what } of ended) chain(memory, clock(), audited("went on", { what }, by));
      return ended.map(shown);
    },
    async untold() {
      const isNews = ({ told, ...each }: KeptPause) =>
        told === 0 || (told === 1 && shown({ ...each, told }).ended !== undefined);
      return memory.pauses
        .filter(isNews)
        .map((each) => ({ ...shown(each), told: each.told === 0 ? "nothing" : "begun" }));
    },
    async tellPause(id, told) {
      const kept = memory.pauses.find((each) => each.id === id);
      if (kept) kept.told = Math.max(kept.told, told === "begun" ? 1 : 2);
    },
    waiters: async (limit) => (isStopped(memory, clock(), "spending") ? [] : [...memory.waits].slice(0, limit)),
    async wentOn(caseId, version) {
      if ((memory.cases.get(caseId)?.version ?? 0) === version) memory.waits.delete(caseId);
    },
    underWay: async () => [...memory.attempts.values()].filter(({ row }) => row.state === "sent").length,
  };
}
