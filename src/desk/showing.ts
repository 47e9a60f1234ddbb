import { isParty } from "../conversation/case.ts";
import type { Flow } from "../conversation/flow.ts";
import type { Turn } from "../conversation/turn/turn.ts";
import type { Case, Person, Post, Text } from "../conversation/types.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { CommitTurn } from "./commit.ts";
import { byPerson, rightsOf } from "./rights.ts";

interface ShowingParts {
  ledger: Pick<Ledger, "load">;
  world: Case["world"];
  flow: (id: string) => Flow | undefined;
  commit: CommitTurn;
}

const leapTurns = 100_000; // more turns than any conversation takes

/**
 * Shows something of a case without a turn of its conversation. When a turn is committed in between, it begins again.
 */
export function createShowing({ ledger, world, flow: flowOf, commit }: ShowingParts) {
  async function resume(caseId: string, by: { event: string; from: Person; at?: string }): Promise<void> {
    const theCase = await ledger.load(caseId);
    const flow = theCase && flowOf(theCase.flow);
    if (!theCase || !flow || theCase.world !== world || !isParty(theCase, by.from)) return;
    const card = by.from.id === theCase.people.customer ? "customer" : "owner";
    const moves = by.at !== undefined && by.at !== theCase.at[card];
    const shown = moves ? { ...theCase, version: theCase.version + 1, at: { ...theCase.at, [card]: by.at! } } : theCase;
    const turn: Turn = { case: shown, posts: [{ card }], effects: [], secrets: [] };
    const kept = await commit(flow, turn, theCase, { id: by.event, actor: by.from.id, what: "resumed" });
    if (kept.is === "lost") return resume(caseId, by);
  }

  async function note(
    caseId: string,
    { event, to, notice }: { event: string; to: string; notice: Text },
  ): Promise<void> {
    const theCase = await ledger.load(caseId);
    const flow = theCase && flowOf(theCase.flow);
    if (!theCase || !flow || theCase.world !== world) return;
    const turn: Turn = { case: theCase, posts: [{ notice, to }], effects: [], secrets: [] };
    const kept = await commit(flow, turn, theCase, { id: event, actor: "desk", what: "noted" });
    if (kept.is === "lost") return note(caseId, { event, to, notice });
  }

  async function peeked(caseId: string, by: { event: string; from: Person }): Promise<void> {
    const theCase = await ledger.load(caseId);
    const flow = theCase && flowOf(theCase.flow);
    if (!theCase || !flow || theCase.world !== world) return;
    const turn: Turn = { case: theCase, posts: [], effects: [], secrets: [] };
    const who = byPerson(by.event, by.from, "saw whom it is for");
    const kept = await commit(flow, turn, theCase, who, rightsOf(by.from));
    if (kept.is === "lost") return peeked(caseId, by);
  }

  async function redraw(caseId: string, event: string): Promise<void> {
    const theCase = await ledger.load(caseId);
    const flow = theCase && flowOf(theCase.flow);
    if (!theCase || !flow || theCase.world !== world) return;
    const turn: Turn = { case: theCase, posts: everyCard(theCase), effects: [], secrets: [] };
    const kept = await commit(flow, turn, theCase, { id: event, actor: "desk", what: "redrawn" });
    if (kept.is === "lost") return redraw(caseId, event);
  }

  async function leap(caseId: string, event: string): Promise<void> {
    const theCase = await ledger.load(caseId);
    const flow = theCase && flowOf(theCase.flow);
    if (!theCase || !flow || theCase.world !== world || theCase.state !== "open") return;
    const version = theCase.version + leapTurns;
    const { pending } = theCase;
    const turn: Turn = {
      case: { ...theCase, version, ...(pending && { pending: { ...pending, n: version } }) },
      posts: everyCard(theCase),
      effects: [],
      secrets: [],
    };
    const kept = await commit(flow, turn, theCase, { id: event, actor: "desk", what: "restored" });
    if (kept.is === "lost") return leap(caseId, event);
  }

  return { resume, note, peeked, redraw, leap };
}

function everyCard({ at, roles = [] }: Case): Post[] {
  return [...new Set([...Object.keys(at), ...roles])].map((card) => ({ card }));
}
