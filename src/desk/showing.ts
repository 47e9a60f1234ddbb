import { isParty } from "../conversation/case.ts";
import type { Flow } from "../conversation/flow.ts";
import type { Case, Person, Post, Text } from "../conversation/types.ts";
import type { Ledger, Write } from "../ledger/ledger.ts";
import type { By, CommitTurn } from "./commit.ts";
import type { createFollowing } from "./follow-event.ts";
import { byPerson, rightsOf } from "./rights.ts";

interface ShowingParts {
  ledger: Pick<Ledger, "load">;
  world: Case["world"];
  flow: (id: string) => Flow | undefined;
  commit: CommitTurn;
  follow: ReturnType<typeof createFollowing>;
}

/** What is shown of a case, and how the case looks after it, where that is another than before. */
interface Shown {
  posts?: Post[];
  moved?: Case;
}

const leapTurns = 100_000; // more turns than any conversation takes

/**
 * Shows something of a case without a turn of its conversation. When a turn is committed in between, it begins again.
 */
export function createShowing({ ledger, world, flow: flowOf, commit, follow }: ShowingParts) {
  /** Does nothing when `shownOf` gives nothing, or when the case is none of this desk's. */
  function show(caseId: string, by: By, shownOf: (now: Case) => Shown | undefined, rights: Write[] = []) {
    async function again(): Promise<{ is: string }> {
      const theCase = await ledger.load(caseId);
      const flow = theCase && flowOf(theCase.flow);
      if (!flow || theCase.world !== world) return { is: "withdrawn" };
      const shown = shownOf(theCase);
      if (!shown) return { is: "withdrawn" };
      const { posts = [], moved = theCase } = shown;
      const kept = await commit(flow, { case: moved, posts, effects: [], secrets: [] }, theCase, by, rights);
      return kept.is === "lost" ? again() : kept;
    }
    return follow(by.what, caseId, again, ({ is }) => ({ case: caseId, is }));
  }

  async function resume(caseId: string, { event: id, from, at }: { event: string; from: Person; at?: string }) {
    await show(caseId, { id, actor: from.id, what: "resumed" }, (theCase) => {
      if (!isParty(theCase, from)) return undefined;
      const card = from.id === theCase.people.customer ? "customer" : "owner";
      const posts = [{ card }];
      if (at === undefined || at === theCase.at[card]) return { posts };
      return { posts, moved: { ...theCase, version: theCase.version + 1, at: { ...theCase.at, [card]: at } } };
    });
  }

  async function note(caseId: string, { event: id, to, notice }: { event: string; to: string; notice: Text }) {
    await show(caseId, { id, actor: "desk", what: "noted" }, () => ({ posts: [{ notice, to }] }));
  }

  async function peeked(caseId: string, { event, from }: { event: string; from: Person }) {
    await show(caseId, byPerson(event, from, "saw whom it is for"), () => ({}), rightsOf(from));
  }

  async function redraw(caseId: string, id: string) {
    await show(caseId, { id, actor: "desk", what: "redrawn" }, (theCase) => ({ posts: everyCard(theCase) }));
  }

  async function leap(caseId: string, id: string) {
    await show(caseId, { id, actor: "desk", what: "restored" }, (theCase) => {
      if (theCase.state !== "open") return undefined;
      const { pending } = theCase;
      const version = theCase.version + leapTurns;
      const moved = { ...theCase, version, ...(pending && { pending: { ...pending, n: version } }) };
      return { posts: everyCard(theCase), moved };
    });
  }

  return { resume, note, peeked, redraw, leap };
}

function everyCard({ at, roles = [] }: Case): Post[] {
  return [...new Set([...Object.keys(at), ...roles])].map((card) => ({ card }));
}
