import type { Case } from "../../src/conversation/types.ts";
import type { Attempt, Commit, Job, Ledger } from "../../src/ledger/ledger.ts";

export const start = Date.UTC(2026, 0, 5, 9);

/** Ana opens an account; `change` says how far she is. */
export function caseAt(version: number, change: Partial<Case> = {}): Case {
  return {
    id: "R-7K2P",
    flow: "open-account",
    world: "practice",
    state: "open",
    version,
    people: { owner: "slack:T1:U9" },
    at: { owner: "slack:T1:D7" },
    answers: {},
    facts: {},
    misses: {},
    refused: [],
    opened: start,
    touched: start,
    ...change,
  };
}

let events = 0;

/** A turn to the case given, made from the version before it, by an event of its own. */
export function turn(next: Case, change: Partial<Commit> = {}): Commit {
  events += 1;
  return {
    event: `Ev${events}`,
    expect: next.version - 1,
    case: next,
    posts: [],
    effects: [],
    audit: { actor: next.people.owner, what: "said" },
    ...change,
  };
}

export function effect(id: string) {
  return { id, key: "text", name: "send-text", input: { to: "+85251234567" }, repeat: "once" } as const;
}

export function attempt(change: Partial<Attempt> = {}): Omit<Attempt, "version"> {
  const { version: _, ...rest } = change;
  return {
    effect: "R-7K2P.4.create",
    caseId: "R-7K2P",
    api: "CreateAccount",
    partner: "100001",
    naturalKey: "ana@example.com",
    match: { mail: "ana@example.com", phone: "+85251234567" },
    state: "sent",
    signedAt: start,
    empties: 0,
    looks: 0,
    nextLook: start + 35_000,
    ...rest,
  };
}

/** Takes turns until one is kept, each made from the newest case. */
export async function takeTurn(ledger: Ledger, id: string, event: string, change: (now: Case) => Partial<Case>) {
  for (;;) {
    const now = (await ledger.load(id))!;
    const next = { ...now, ...change(now), version: now.version + 1 };
    const { is } = await ledger.commit(turn(next, { event }));
    if (is !== "lost") return is;
  }
}

/** Claims everything that is ready. */
export async function claimAll(ledger: Ledger, kind: "post" | "effect"): Promise<Job[]> {
  const jobs: Job[] = [];
  for (;;) {
    const more = await ledger.claim(kind, 10, 30_000);
    if (more.length === 0) return jobs;
    jobs.push(...more);
  }
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
