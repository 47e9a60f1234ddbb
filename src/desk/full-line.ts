import type { Flow } from "../conversation/flow.ts";
import { advance } from "../conversation/turn/advance.ts";
import type { Turn } from "../conversation/turn/turn.ts";
import type { Effect } from "../conversation/types.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { type Queue, queueOf, queues } from "../ledger/queues.ts";
import { spacing } from "../tencent/rates.ts";
import { t } from "../words/words.ts";

/** Nobody joins a line that takes longer than this: half of how long a texted code is trusted. */
export const longestLineMs = 300_000;
/** When it is worth another press. */
const againMs = 60_000;
/** A mail look-up costs nobody anything and belongs to a draft, which goes on as ever. */
const bounded: (Queue | "effect")[] = ["createAccount", "sendCode"];

export interface LineLimitParts {
  ledger: Pick<Ledger, "line">;
  longestMs: number;
}

/**
 * Keeps the lines that people wait in so short that whoever joins one is served in time. A turn whose effect finds its
 * line full is kept without it: the answers stand, and a button asks whether to try again. What other desks promise in
 * the same moment is not seen; this desk's own is counted.
 */
export function createLineLimit({ ledger, longestMs }: LineLimitParts) {
  const joining = new Map<Queue, number>();

  async function isFull(queue: Queue): Promise<boolean> {
    const most = Math.floor(longestMs / spacing(queues[queue]));
    const before = joining.get(queue)! - 1;
    return before >= most || (await ledger.line(queue, most - 1 - before, 1)).length > 0;
  }

  function step(queue: Queue, by: 1 | -1): void {
    joining.set(queue, (joining.get(queue) ?? 0) + by);
  }

  /** Calls `keep` with the turn, or with what is left of it where there is no room. */
  return async function join<Kept>(
    flow: Flow,
    turn: Turn,
    now: number,
    keep: (turn: Turn) => Promise<Kept>,
  ): Promise<Kept> {
    const effect = turn.effects.find(({ name }) => bounded.includes(queueOf(name)));
    if (!effect) return keep(turn);
    const queue = effect.name as Queue;
    step(queue, 1);
    try {
      return await keep((await isFull(queue)) ? without(flow, turn, effect, now) : turn);
    } finally {
      step(queue, -1);
    }
  };

  /** As if it had been promised and refused before anything was sent. */
  function without(flow: Flow, turn: Turn, { id }: Effect, now: number): Turn {
    const outcome = { ok: false as const, why: t("talk.line-full"), until: now + againMs };
    const then = advance(
      flow,
      turn.case,
      { type: "settled", id: `full:${id}`, effect: id, outcome, unsent: true },
      now,
    );
    const cards = new Set(then.posts.flatMap((post) => ("card" in post ? [post.card] : [])));
    return {
      case: then.case,
      posts: [...turn.posts.filter((post) => !("card" in post && cards.has(post.card))), ...then.posts],
      effects: [...turn.effects.filter((each) => each.id !== id), ...then.effects],
      secrets: [...turn.secrets, ...then.secrets],
      position: then.position,
    };
  }
}
