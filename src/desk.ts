import { randomInt } from "node:crypto";
import { advance, open as openCase, questionId, type Seed } from "./conversation/advance.ts";
import type { Flow } from "./conversation/flow.ts";
import type { Case, Event, FromPerson, Json, Outcome, Person, Secret, Stage, Turn } from "./conversation/types.ts";
import { allAnswers } from "./conversation/walk.ts";
import type { Commit, Committed, Ledger, Write } from "./ledger/ledger.ts";
import type { Opening, Reception } from "./platform.ts";
import type { Vault } from "./vault/vault.ts";

export interface DeskParts {
  ledger: Ledger;
  vault: Vault;
  /** A case never moves between practice and the real Tencent; one of the other world is left alone. */
  world: Case["world"];
  flow: (id: string) => Flow | undefined;
  /** What a new case knows about the world, such as the API profile. */
  facts: () => Record<string, Json>;
  makePassword: () => string;
  /** Called after a commit that promised work. */
  wake: () => void;
}

/** What became of something the desk was told. Withdrawn: the effect is no longer promised, so it must not happen. */
export type Told = { is: "kept" } | { is: "withdrawn" } | Extract<Committed, { is: "conflict" }>;

export interface Desk extends Reception {
  /** One event of the desk's own, with the rows that must be written in the same transaction. */
  tell(caseId: string, event: Event, also?: Write[]): Promise<Told>;
  settled(effect: string, caseId: string, outcome: Outcome, also?: Write[]): Promise<Told>;
  progressed(effect: string, caseId: string, stage: Stage, also?: Write[]): Promise<Told>;
}

/** One commit, then the work: nothing is acknowledged before the turn is durable, and nothing happens but what it promised. */
export function createDesk(parts: DeskParts): Desk {
  const { ledger, vault, world } = parts;

  async function open(opening: Opening): Promise<string> {
    const flow = parts.flow(opening.flow);
    if (!flow) throw new Error(`There is no flow "${opening.flow}".`);
    for (;;) {
      const id = caseNumber();
      const turn = openCase(flow, seedOf(opening, id, world, parts.facts()), await ledger.now());
      const kept = await commit(flow, turn, 0, { id: opening.event, actor: opening.from.id, what: "opened" });
      if (kept.is === "kept") return id;
      if (kept.is === "seen") return kept.caseId;
    }
  }

  async function tell(caseId: string, event: Event, also: Write[] = []): Promise<Told> {
    let stamped = event;
    for (;;) {
      const theCase = await ledger.load(caseId);
      const flow = theCase && parts.flow(theCase.flow);
      if (!theCase || !flow || theCase.world !== world) return { is: "withdrawn" };
      stamped = stamp(stamped, theCase);
      const turn = advance(flow, theCase, stamped, await ledger.now());
      if (turn.case === theCase && turn.posts.length === 0) return { is: "withdrawn" };
      const from = "from" in stamped ? stamped.from.id : "desk";
      const kept = await commit(flow, turn, theCase.version, { id: event.id, actor: from, what: event.type }, also);
      if (kept.is === "seen") return { is: "kept" };
      if (kept.is !== "lost") return kept;
    }
  }

  async function commit(flow: Flow, turn: Turn, expect: number, by: { id: string; actor: string; what: string }, also: Write[] = []) {
    await keepSecrets(turn.secrets);
    const { case: next, posts, effects } = turn;
    const step = next.pending?.key;
    const audit: Commit["audit"] = { actor: by.actor, what: by.what, detail: { state: next.state, ...(step && { step }) } };
    const index = flow.index(allAnswers(next));
    const committed = await ledger.commit({ event: by.id, expect, case: next, posts, effects, audit, index, also });
    if (committed.is === "kept") {
      for (const secret of turn.secrets) if ("drop" in secret) await vault.drop(secret.ref);
      parts.wake();
    }
    return committed;
  }

  /** Sealed before the commit that refers to them; if that is lost, their time runs out. */
  async function keepSecrets(secrets: Secret[]): Promise<void> {
    for (const secret of secrets) {
      if ("drop" in secret) continue;
      await vault.put(secret.ref, "make" in secret ? parts.makePassword() : secret.value, secret.keepMs);
    }
  }

  async function resume(caseId: string, { event, from }: { event: string; from: Person }): Promise<void> {
    const theCase = await ledger.load(caseId);
    if (!theCase || theCase.world !== world) return;
    const card = from.id === theCase.people.customer ? "customer" : "owner";
    const turn = { case: theCase, posts: [{ card }], effects: [], secrets: [] };
    const kept = await commit(parts.flow(theCase.flow)!, turn, theCase.version, { id: event, actor: from.id, what: "resumed" });
    if (kept.is === "lost") return resume(caseId, { event, from });
  }

  return {
    open,
    tell,
    resume,
    async receive(caseId, event) {
      await tell(caseId, event);
    },
    openCases: async (person) => {
      const cases = await ledger.list({ owner: person, state: "open" });
      return cases.filter((theCase) => theCase.world === world);
    },
    settled: (effect, caseId, outcome, also) =>
      tell(caseId, { type: "settled", id: `settled:${effect}`, effect, outcome }, also),
    progressed: (effect, caseId, stage, also) =>
      tell(caseId, { type: "progressed", id: `${stage}:${effect}`, effect, stage }, also),
  };
}

function seedOf({ from, at, text, customer }: Opening, id: string, world: Case["world"], facts: Record<string, Json>): Seed {
  return {
    id,
    world,
    owner: from.id,
    at: { owner: at, ...(customer && { customer: customer.at }) },
    facts,
    ...(customer && { customer: customer.id }),
    ...(text && { text }),
  };
}

/** What is said belongs to the question open when it was first read, also after a lost race. */
function stamp(event: Event, theCase: Case): Event {
  if ((event.type !== "said" && event.type !== "filled") || event.question !== undefined) return event;
  const question = questionId(theCase);
  return question === undefined ? event : ({ ...event, question } satisfies FromPerson);
}

const letters = "BCDFGHJKLMNPQRSTVWXZ23456789";

/** `R-7K2P`: no vowels and none of 0, O, 1, I, so it can be read out over the phone. */
function caseNumber(): string {
  return `R-${Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("")}`;
}
