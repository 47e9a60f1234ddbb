import type { Case } from "../../src/conversation/types.ts";
import { type Audited, audited, auditRow, noRow } from "../../src/ledger/audit.ts";
import type {
  Attempt,
  AttemptUpdate,
  AuditRow,
  Commit,
  Committed,
  Control,
  Job,
  Kind,
  Ledger,
  LoneWrite,
  Restore,
  Write,
} from "../../src/ledger/ledger.ts";
import { queueOf } from "../../src/ledger/queues.ts";
import { refusedBy } from "../../src/ledger/refused-by.ts";
import { isBegun } from "../../src/ledger/rows/case-to-keep.ts";
import { inTurn, slotsOf } from "../../src/ledger/rows/job-row.ts";

interface FiledCase {
  id: string;
  n: number;
  version: number;
  world: Case["world"];
  state: Case["state"];
  owner: string;
  mail?: string | undefined;
  phone?: string | undefined;
  due: number | undefined;
  opened: number;
  body: Case;
}

interface Row {
  id: string;
  n: number;
  kind: Kind;
  caseId: string;
  audience?: string;
  version: number;
  tries: number;
  ready: number;
  lease: string | undefined;
  restored?: true;
  work: Job["work"];
}

interface KeptAttempt {
  n: number;
  row: Attempt;
  leasedUntil: number;
}

interface Options {
  clock: () => number;
  /** As of a ledger opened for one world. */
  world?: Case["world"];
}

/** Undoes what was written; undefined when it does not hold. */
type Written = (() => void) | undefined;

/** A ledger that forgets at the end, for simulated worlds: ten times as quick as SQLite. Each handle is as a process of its own. */
export function memoryLedger() {
  const cases = new Map<string, FiledCase>();
  const events = new Map<string, { caseId: string; at: number }>();
  const outbox = new Map<string, Row>();
  const attempts = new Map<string, KeptAttempt>();
  const intents = new Map<string, string>();
  const counters = new Map<string, { ends: number; count: number }>();
  const controls = new Map<string, Control>();
  /** When the next one comes, in microseconds. */
  const slots = new Map<string, number>();
  const audit: AuditRow[] = [];
  let restore: Restore | undefined;
  let rows = 0;
  let leases = 0;

  function open({ clock, world }: Options): Ledger {
    const isOurs = (caseId: string) => world === undefined || cases.get(caseId)?.world === world;

    function put<Value>(map: Map<string, Value>, key: string, value: Value): () => void {
      const before = map.get(key);
      map.set(key, value);
      return () => void (before === undefined ? map.delete(key) : map.set(key, before));
    }

    function write(each: Write, caseId: string): Written {
      switch (each.write) {
        case "intent": {
          const key = keyOf(each.partner, each.naturalKey);
          if ((intents.get(key) ?? caseId) !== caseId) return undefined;
          return put(intents, key, caseId);
        }
        case "release-intent": {
          const key = keyOf(each.partner, each.naturalKey);
          if (intents.get(key) !== caseId) return () => {};
          intents.delete(key);
          return () => void intents.set(key, caseId);
        }
        case "attempt": {
          const { effect } = each.attempt;
          if (each.attempt.caseId !== caseId) throw new Error(`${effect} is not an effect of ${caseId}.`);
          if (attempts.has(effect) || isClaimed(each.attempt)) return undefined;
          return put(attempts, effect, { n: rows++, row: frozen({ ...each.attempt, version: 1 }), leasedUntil: 0 });
        }
        case "attempt-update": {
          const kept = attempts.get(each.effect);
          if (!kept || kept.row.version !== each.version) return undefined;
          const row = frozen(changed(kept.row, each.change, each.version + 1));
          if (isClaimed(row)) return undefined;
          return put(attempts, each.effect, { ...kept, row, leasedUntil: 0 });
        }
        case "count": {
          const ends = (Math.floor(clock() / each.windowMs) + 1) * each.windowMs;
          const name = `${each.windowMs}|${each.name}|${ends}`;
          const count = counters.get(name)?.count ?? 0;
          return count < each.limit ? put(counters, name, { ends, count: count + 1 }) : undefined;
        }
        case "has-room": {
          const { world: its } = cases.get(caseId)!;
          const isOther = ({ id, owner, state, world, body }: FiledCase) =>
            id !== caseId && state === "open" && world === its && each.person.includes(owner) && isBegun(body);
          return [...cases.values()].filter(isOther).length < each.limit ? () => {} : undefined;
        }
        case "control": {
          if ((controls.get(each.api)?.at ?? 0) > each.control.at) return () => {};
          return put(controls, each.api, { at: each.control.at, lagMs: Math.round(each.control.lagMs) });
        }
      }
    }

    /** All or nothing. */
    function writeAll(
      writes: readonly Write[],
      caseId: string,
      undos: (() => void)[],
    ): Awaited<ReturnType<Ledger["write"]>> {
      for (const each of writes) {
        const undo = write(each, caseId);
        if (!undo) {
          for (const back of undos.reverse()) back();
          return refusedBy(each);
        }
        undos.push(undo);
      }
      return { is: "kept" };
    }

    function swap({ case: next, expect, index }: Commit): Written {
      const { id, version, world: its, state, people, due, opened } = next;
      const before = cases.get(id);
      if ((before?.version ?? 0) !== expect || (expect > 0 && !before)) return undefined;
      if (version === expect) return () => {};
      const filed: FiledCase = {
        ...{ id, version, world: its, state, opened, owner: people.owner, n: before?.n ?? rows++ },
        mail: folded(index?.mail) ?? before?.mail,
        phone: folded(index?.phone) ?? before?.phone,
        due: due === undefined ? undefined : Math.ceil(due),
        body: frozen(next),
      };
      return put(cases, id, filed);
    }

    function promise({ event, case: { id: caseId, version }, posts, effects }: Commit): void {
      const ready = clock();
      const add = (row: Pick<Row, "id" | "kind" | "work">) => {
        if (!outbox.has(row.id))
          outbox.set(row.id, { ...row, n: rows++, caseId, version, tries: 0, ready, lease: undefined });
      };
      for (const [n, post] of posts.entries()) {
        if (!("card" in post)) {
          add({ id: `post:${event}#${n}`, kind: "post", work: frozen({ post }) });
          continue;
        }
        const id = `card:${caseId}:${post.card}`;
        const row = outbox.get(id);
        if (!row) {
          add({ id, kind: "post", work: frozen({ post: { card: post.card } }) });
        } else {
          row.version = version;
          if (row.lease === undefined) Object.assign(row, { tries: 0, ready });
        }
      }
      for (const effect of effects)
        add({ id: `effect:${effect.id}`, kind: queueOf(effect.name), work: frozen({ effect }) });
    }

    function chain(what: Audited): void {
      audit.push(auditRow(audit.at(-1) ?? { seq: 0, hash: noRow }, clock(), what));
    }

    return {
      now: async () => clock(),
      probe: async () => {},
      async load(id) {
        return cases.get(id)?.body;
      },
      taken: async (ids) => ids.filter((id) => cases.has(id)),
      async list({ owner, state, mail, phone, limit = 50 }) {
        return [...cases.values()]
          .filter((each) => owner === undefined || each.owner === owner)
          .filter((each) => state === undefined || each.state === state)
          .filter((each) => mail === undefined || each.mail === folded(mail))
          .filter((each) => phone === undefined || each.phone === folded(phone))
          .sort((a, b) => b.opened - a.opened || (a.id < b.id ? -1 : 1))
          .slice(0, limit)
          .map(({ body }) => body);
      },
      async commit(commit): Promise<Committed> {
        const { event, expect, case: next, also = [] } = commit;
        if (next.version < expect)
          throw new Error(`${next.id} cannot go back from version ${expect} to ${next.version}.`);
        const seen = events.get(event);
        if (seen) return { is: "seen", caseId: seen.caseId };
        const undo = swap(commit);
        if (!undo) return { is: "lost" };
        const written = writeAll(also, next.id, [undo]);
        if (written.is !== "kept") return written;
        events.set(event, { caseId: next.id, at: clock() });
        promise(commit);
        chain(commit);
        return written;
      },
      write: async (writes: LoneWrite[]) => writeAll(writes, "", []),

      async claim(kind, limit, leaseMs, pace) {
        const lease = `lease ${++leases}`;
        const [every, now] = [Math.round((pace?.everyMs ?? 0) * 1000), clock() * 1000];
        const behind = (pace?.api === undefined ? 0 : (slots.get(pace.api) ?? 0)) - (pace?.aheadMs ?? 0) * 1000;
        const wait = pace ? Math.max(0, (slots.get(slotsOf(kind)) ?? 0) - now, behind - now) : 0;
        const most = pace ? Math.max(0, Math.floor((pace.aheadMs * 1000 - wait) / every) + 1) : limit;
        const jobs = [...outbox.values()]
          .filter((row) => row.kind === kind && row.ready <= clock() && isOurs(row.caseId))
          .sort((a, b) => a.ready - b.ready || a.n - b.n)
          .slice(0, Math.min(limit, most))
          .map((row): Job => {
            Object.assign(row, { lease, ready: clock() + leaseMs, tries: row.tries + 1 });
            const { id, caseId, version, tries, restored, work } = row;
            return { id, caseId, version, tries, lease, ...(restored && { restored }), work };
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
        if (row.version === job.version) outbox.delete(row.id);
        else Object.assign(row, { lease: undefined, tries: 0, ready: clock() });
        return true;
      },
      async release(job, delayMs) {
        const row = held(job);
        if (row) Object.assign(row, { lease: undefined, ready: clock() + Math.ceil(delayMs) });
      },
      async due(limit) {
        const past = [...cases.values()].filter(({ due, id }) => due !== undefined && due <= clock() && isOurs(id));
        return past
          .sort((a, b) => a.due! - b.due! || a.n - b.n)
          .slice(0, limit)
          .map(({ id, due }) => ({ id, due: due! }));
      },

      async attempt(effect) {
        return attempts.get(effect)?.row;
      },
      async attemptsFor(partner, naturalKey) {
        return [...attempts.values()]
          .filter(({ row }) => keyOf(row.partner, row.naturalKey) === keyOf(partner, naturalKey))
          .sort((a, b) => a.row.signedAt - b.row.signedAt || a.n - b.n)
          .map(({ row }) => row);
      },
      async claimAttempts(limit, leaseMs) {
        const now = clock();
        const isDue = ({ row, leasedUntil }: KeptAttempt) =>
          row.nextLook !== null && row.nextLook <= now && leasedUntil <= now && isOurs(row.caseId);
        return [...attempts.values()]
          .filter(isDue)
          .sort((a, b) => a.row.nextLook! - b.row.nextLook! || a.n - b.n)
          .slice(0, limit)
          .map((kept) => {
            attempts.set(kept.row.effect, { ...kept, leasedUntil: now + leaseMs });
            return kept.row;
          });
      },
      control: async (api) => controls.get(api),
      async slot(api, everyMs, mostMs, leadMs = 0) {
        const now = clock() * 1000;
        const next = Math.max(now + Math.round(leadMs * 1000), slots.get(api) ?? now);
        if ((slots.get(api) ?? now) - now > Math.round(mostMs * 1000)) return undefined;
        slots.set(api, next + Math.round(everyMs * 1000));
        return (next - now) / 1000;
      },
      onWork() {},

      restored: async () => restore,
      async markRestored() {
        const since = audit.at(-1)?.at ?? clock();
        restore = { at: Math.max(clock(), since, (restore?.at ?? 0) + 1), since };
        for (const row of outbox.values()) Object.assign(row, { lease: undefined, ready: clock(), restored: true });
        for (const [effect, { n, row }] of attempts)
          if (row.nextLook !== null && ["sent", "unknown", "manual"].includes(row.state)) {
            const fresh = { since: row.since ?? row.signedAt, signedAt: restore.at, nextLook: clock() };
            attempts.set(effect, { n, row: frozen({ ...row, ...fresh }), leasedUntil: 0 });
          }
        slots.clear();
        chain(audited("restored", { since }));
        return restore;
      },
      async letSpend() {
        if (restore && restore.spends === undefined) {
          restore = { ...restore, spends: clock() };
          chain(audited("may spend", { at: restore.at }));
        }
        return restore;
      },

      async figures() {
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
          doubts: counted(inDoubt.map(({ row }) => row.state)).map(([state, count]) => ({ state, count })),
        };
      },

      async *audit(caseId) {
        for (const row of audit) if (caseId === undefined || row.caseId === caseId) yield row;
      },
      async prune(beforeMs) {
        const old = [...events].filter(([, { at }]) => at < beforeMs);
        const over = [...counters].filter(([, { ends }]) => ends <= beforeMs);
        for (const [id] of old) events.delete(id);
        for (const [name] of over) counters.delete(name);
        return old.length + over.length;
      },
      async close() {},
    };
  }

  /** A UIN belongs to one attempt of a partner. */
  function isClaimed({ effect, partner, uin }: Omit<Attempt, "version">): boolean {
    if (uin === undefined) return false;
    return [...attempts.values()].some(
      ({ row }) => row.effect !== effect && row.partner === partner && row.uin === uin,
    );
  }

  function held({ id, lease }: Job): Row | undefined {
    const row = outbox.get(id);
    return row?.lease === lease ? row : undefined;
  }

  /** When the first job of a kind, case or attempt is due; of all of them when left out. */
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

  /** Puts back all there was, as a backup does. */
  function backup(): () => void {
    const kept = [cases, events, attempts, intents, counters, controls].map((map) => {
      const entries = [...map] as [string, never][];
      return () => {
        map.clear();
        for (const [key, value] of entries) map.set(key, value);
      };
    });
    const jobs = [...outbox.values()].map((row) => ({ ...row }));
    const [length, mark] = [audit.length, restore];
    return () => {
      for (const putBack of kept) putBack();
      outbox.clear();
      for (const row of jobs) outbox.set(row.id, row);
      audit.splice(length);
      restore = mark;
    };
  }

  return {
    open,
    backup,
    nextDue,
    waiting: () => outbox.size,
    attempts: () => [...attempts.values()].map(({ row }) => row),
  };
}

function counted<T>(each: readonly T[]): [T, number][] {
  const counts = new Map<T, number>();
  for (const one of each) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts];
}

function keyOf(partner: string, naturalKey: string): string {
  return `${partner}|${folded(naturalKey)}`;
}

/** What a person types in more than one way. */
function folded(typed: string): string;
function folded(typed: string | undefined): string | undefined;
function folded(typed: string | undefined): string | undefined {
  return typed?.trim().toLowerCase();
}

/** Shared instead of copied: whoever would change what is kept is thrown at. */
function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const each of Object.values(value)) frozen(each);
  return Object.freeze(value);
}

/** Null forgets, but for the next look, where it says that there is none. */
function changed(row: Attempt, change: AttemptUpdate, version: number): Attempt {
  const { code = row.code, uin = row.uin, ...others } = change;
  const { code: _, uin: __, ...rest } = row;
  return { ...rest, ...others, ...(code != null && { code }), ...(uin != null && { uin }), version };
}
