import type { Case } from "../../src/conversation/types.ts";
import type { Kind, Ledger, NextDue } from "../../src/ledger/ledger.ts";
import { refusalsMs } from "../../src/ledger/refusals.ts";
import { createAttempts } from "./memory/attempts.ts";
import { backup } from "./memory/backup.ts";
import { readBulletins } from "./memory/bulletins.ts";
import { figuresOf } from "./memory/figures.ts";
import { findLink, oldLinks } from "./memory/links.ts";
import { listed } from "./memory/list.ts";
import { createMemory } from "./memory/memory.ts";
import { createOutbox } from "./memory/outbox.ts";
import { createPauses, pausesDue } from "./memory/pauses.ts";
import { createRefusals } from "./memory/refusals.ts";
import { createRestores } from "./memory/restores.ts";
import { oldTexts, readTexts } from "./memory/texts.ts";
import { createTurns } from "./memory/turns.ts";

interface Options {
  clock: () => number;
  /** The world whose jobs are handed out, as with a real ledger. */
  world?: Case["world"];
}

/** A ledger in memory for simulated worlds. It is ten times as fast as SQLite. Each handle stands for a process. */
export function memoryLedger() {
  const memory = createMemory();
  const { cases, events, outbox, attempts, counters, audit } = memory;

  function open({ clock, world }: Options): Ledger {
    const isOurs = (caseId: string) => world === undefined || cases.get(caseId)?.world === world;

    return {
      ...createTurns(memory, clock),
      ...createOutbox(memory, clock, isOurs),
      ...createAttempts(memory, clock, isOurs),
      ...createRestores(memory, clock),
      ...createPauses(memory, clock),
      ...createRefusals(memory, clock),
      ...readTexts(memory, isOurs),
      ...readBulletins(memory, clock, world),
      link: async (key) => findLink(memory, key),
      figures: async () => figuresOf(memory, isOurs, clock()),
      now: async () => clock(),
      probe: async () => {},
      async load(id) {
        return cases.get(id)?.body;
      },
      versions: async (ids) => ids.flatMap((id) => cases.get(id) ?? []).map(({ id, version }) => ({ id, version })),
      taken: async (ids) => ids.filter((id) => cases.has(id)),
      list: async (filter) => listed([...cases.values()], filter),
      unfiled: async (limit) =>
        [...cases.values()].filter(({ id, version, filed }) => filed !== version && isOurs(id)).slice(0, limit),
      async file(filings) {
        for (const { id, version, terms } of filings) {
          const filed = cases.get(id);
          if (filed?.version === version)
            Object.assign(filed, { filed: version, terms: [...new Set([...(filed.terms ?? []), ...terms])] });
        }
      },
      async due(limit) {
        const past = [...cases.values()].filter(({ due, id }) => due !== undefined && due <= clock() && isOurs(id));
        return past
          .sort((a, b) => a.due! - b.due! || a.n - b.n)
          .slice(0, limit)
          .map(({ id, due }) => ({ id, due: due! }));
      },
      async nextDue(except = []) {
        const now = clock();
        const first = (instants: number[]) => (instants.length > 0 ? Math.min(...instants) - now : undefined);
        const ours = [...cases.values()].filter(({ id }) => isOurs(id) && !except.includes(id));
        const looks = [...attempts.values()].filter(({ row }) => row.nextLook !== null && isOurs(row.caseId));
        const due = first(ours.flatMap(({ due: each }) => each ?? []));
        const look = first(looks.map(({ row, leasedUntil }) => Math.max(row.nextLook!, leasedUntil)));
        const jobs: NextDue["jobs"] = {};
        for (const { kind, ready, caseId } of outbox.values())
          if (isOurs(caseId)) jobs[kind] = Math.min(jobs[kind] ?? Number.POSITIVE_INFINITY, ready - now);
        const ofPauses = first(pausesDue(memory, now));
        return {
          ...{ now, jobs },
          ...(due !== undefined && { cases: due }),
          ...(look !== undefined && { attempts: look }),
          ...(ofPauses !== undefined && { pauses: ofPauses }),
        };
      },
      pollMs: 250,
      onWork() {},

      async *audit(caseId) {
        for (const row of audit) if (caseId === undefined || row.caseId === caseId) yield row;
      },
      async prune(beforeMs) {
        const old = [...events].filter(([, { at }]) => at < beforeMs);
        const over = [...counters].filter(([, { ends }]) => ends <= beforeMs);
        for (const [id] of old) events.delete(id);
        for (const [name] of over) counters.delete(name);
        const links = oldLinks(memory, beforeMs);
        for (const token of links) memory.links.delete(token);
        const refused = [...memory.refusals].filter(([, { row }]) => row.last < beforeMs - refusalsMs);
        for (const [key] of refused) memory.refusals.delete(key);
        return old.length + over.length + links.length + refused.length + oldTexts(memory, beforeMs);
      },
      async close() {},
    };
  }

  /** The instant at which the first job of a kind, case or attempt is due (ms). Of all of them when left out. */
  function nextDue(what?: Kind | "cases" | "attempts"): number {
    let at = Number.POSITIVE_INFINITY;
    if (what !== "cases" && what !== "attempts")
      for (const { kind, ready } of outbox.values()) if (what === undefined || kind === what) at = Math.min(at, ready);
    if (what === undefined || what === "cases")
      for (const { due } of cases.values()) if (due !== undefined) at = Math.min(at, due);
    if (what === undefined || what === "attempts")
      for (const { row, leasedUntil } of attempts.values())
        if (row.nextLook !== null) at = Math.min(at, Math.max(row.nextLook, leasedUntil));
    return at;
  }

  return {
    open,
    vault: memory.vault,
    backup: () => backup(memory),
    nextDue,
    waiting: () => outbox.size,
    attempts: () => [...attempts.values()].map(({ row }) => row),
  };
}
