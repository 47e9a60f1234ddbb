import type { Job, Ledger } from "../../../src/ledger/ledger.ts";
import { inTurn, slotsOf } from "../../../src/ledger/rows/job-row.ts";
import type { Memory, Row } from "./memory.ts";

type Outbox = Pick<Ledger, "claim" | "line" | "extend" | "finish" | "release">;

/** The ledger's promised work and its leases, in memory. */
export function createOutbox(memory: Memory, clock: () => number, isOurs: (caseId: string) => boolean): Outbox {
  const { outbox, slots } = memory;

  function held({ id, lease }: Job): Row | undefined {
    const row = outbox.get(id);
    return row?.lease === lease ? row : undefined;
  }

  return {
    async claim(kind, limit, leaseMs, pace) {
      const lease = `lease ${++memory.leases}`;
      const [every, now] = [Math.round((pace?.everyMs ?? 0) * 1000), clock() * 1000];
      const behind = (pace?.api === undefined ? 0 : (slots.get(pace.api) ?? 0)) - (pace?.aheadMs ?? 0) * 1000;
      const wait = pace ? Math.max(0, (slots.get(slotsOf(kind)) ?? 0) - now, behind - now) : 0;
      const most = pace ? Math.max(0, Math.floor((pace.aheadMs * 1000 - wait) / every) + 1) : limit;
      const jobs = [...outbox.values()]
        .filter((row) => row.kind === kind && row.ready <= clock() && isOurs(row.caseId))
        .sort((a, b) => a.ready - b.ready || a.n - b.n)
        .slice(0, Math.min(limit, most))
        .map((row): Job => {
          const dueMs = clock() - row.ready;
          Object.assign(row, { lease, ready: clock() + leaseMs, tries: row.tries + 1 });
          const { id, caseId, version, tries, restored, work, origin } = row;
          const more = { ...(restored && { restored }), ...(origin !== undefined && { origin }) };
          return { id, caseId, version, tries, lease, dueMs, ...more, work };
        });
      if (!pace) return jobs;
      if (jobs.length > 0) slots.set(slotsOf(kind), now + wait + jobs.length * every);
      return inTurn(jobs, pace, wait / 1000);
    },
    async line(queue, from, limit) {
      return [...outbox.values()]
        .filter((row) => row.kind === queue && row.ready <= clock() && isOurs(row.caseId))
        .sort((a, b) => a.ready - b.ready || a.n - b.n)
        .slice(from, from + limit)
        .map(({ id, caseId }) => ({ effect: id.slice("effect:".length), caseId }));
    },
    async extend(job, leaseMs) {
      const row = held(job);
      if (row) row.ready = clock() + leaseMs;
      return row !== undefined;
    },
    async finish(job) {
      const row = held(job);
      if (!row) return false;
      if (row.version <= job.version) outbox.delete(row.id);
      else Object.assign(row, { lease: undefined, tries: 0, ready: clock() });
      return true;
    },
    async release(job, delayMs) {
      const row = held(job);
      if (row) Object.assign(row, { lease: undefined, ready: clock() + Math.ceil(delayMs) });
    },
  };
}
