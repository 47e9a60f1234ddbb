import type { Flow } from "../conversation/flow.ts";
import { advance } from "../conversation/turn/advance.ts";
import type { Turn } from "../conversation/turn/turn.ts";
import type { Effect } from "../conversation/types.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { type Queue, queueOf, queues } from "../ledger/queues.ts";
import { spacing } from "../tencent/rates.ts";
import { t } from "../words/words.ts";

/** The longest that anybody may have to wait in a line: half of the time for which a texted code is trusted. */
export const longestLineMs = 300_000;
/** How long after a full line another press is worth it. */
const againMs = 60_000;
/**
 * The queues whose lines are limited. Looking a mail up is not limited, because it costs nothing and belongs to a
 * request that goes on anyway.
 */
const bounded: (Queue | "effect")[] = ["createAccount", "sendCode"];

export interface LineLimitParts {
  ledger: Pick<Ledger, "line">;
  longestMs: number;
}

/**
 * Keeps queues so short that every job in them is done in time. If the queue of a turn's effect is full, the turn is
 * kept without the effect: the answers stand, and a button offers another try. What this desk is promising just now is
 * counted; what other desks promise in the same moment is not.
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

  /** Calls `keep` with the turn, or with the turn without its effect if the line is full. */
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

  /** The turn as if its effect had been promised and then refused before anything was sent. */
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
