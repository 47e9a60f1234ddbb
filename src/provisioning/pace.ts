import { setTimeout as sleep } from "node:timers/promises";
import { NotYet } from "../desk/outbox.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { type Queue, queues } from "../ledger/queues.ts";
import { slotsOf } from "../ledger/rows/job-row.ts";
import { spacing } from "../tencent/rates.ts";
import type { Turn } from "../tencent/slot.ts";
import { createLane, type Place } from "./slot-queue.ts";

/** A waiting job's lease has to cover the call as well. */
const longestMs = 30_000;
/** What it takes to write down what is about to be sent, at the least and at the most; in between, what it took lately. */
const [leastLeadMs, mostLeadMs] = [50, 2_000];

type Lane = ReturnType<typeof createLane>;

export interface PaceParts {
  ledger: Pick<Ledger, "slot">;
  /** By the clock of this process, which only has to go on evenly, when these are left out. */
  pause?: (ms: number) => Promise<unknown>;
  clock?: () => number;
  /** Hears how long each call waits. */
  waited?: (api: string, ms: number) => void;
}

/** A turn that was taken before there is anything to send. */
interface TurnAhead extends Turn {
  /** Resolves shortly before it comes. */
  nears(): Promise<void>;
}

/** Keeps the calls of all desks on one ledger within Tencent's rates, API by API. Every call takes one turn. */
export interface Pace {
  /** @throws NotYet */
  take(api: string): Promise<Turn>;
  /** For what must be written down first: nothing is when the turn is too far away. Not used, it is somebody else's. @throws NotYet */
  takeAhead<Result>(api: string, use: (turn: TurnAhead) => Promise<Result>): Promise<Result>;
  /** For a look-up that can wait: takes a place in the queue whose jobs ask the same, if nobody wants it. @throws NotYet */
  yieldTo(queue: Queue): Promise<void>;
}

export function createPace({ ledger, pause = sleep, clock = () => performance.now(), waited }: PaceParts): Pace {
  let leadMs = leastLeadMs;
  const lanes = new Map<string, Lane>();

  /** When the next one is, by our clock. */
  async function slot(api: string, mostMs: number, aheadMs: number): Promise<number> {
    const asked = clock();
    const wait = await ledger.slot(api, spacing(api), mostMs, aheadMs);
    if (wait === undefined) throw new NotYet(`${api} has no slot within ${mostMs} ms.`, longestMs / 2);
    return (asked + clock()) / 2 + wait;
  }

  async function until(instant: number): Promise<void> {
    const ms = instant - clock();
    if (ms > 0) await pause(ms);
  }

  function laneOf(api: string): Lane {
    const known = lanes.get(api);
    if (known) return known;
    const take = () => slot(api, Number.MAX_SAFE_INTEGER / 1000, leastLeadMs);
    const lane = createLane({ take, clock, until });
    lanes.set(api, lane);
    return lane;
  }

  async function join(api: string, aheadMs: number): Promise<Place> {
    const at = await slot(api, longestMs, aheadMs);
    waited?.(api, Math.max(0, at - clock()));
    return laneOf(api).join(at);
  }

  return {
    take: (api) => join(api, 0),
    async takeAhead(api, use) {
      const [place, aheadMs] = [await join(api, leadMs), leadMs];
      let neared: number | undefined;
      const turn: TurnAhead = {
        async nears() {
          await place.nears(aheadMs);
          neared = clock();
        },
        async comes() {
          if (neared !== undefined)
            leadMs = Math.min(mostLeadMs, Math.max(leastLeadMs, (clock() - neared) * 1.5, leadMs * 0.9));
          await place.comes();
        },
      };
      try {
        return await use(turn);
      } finally {
        place.leave();
      }
    },
    async yieldTo(queue) {
      const everyMs = spacing(queues[queue]);
      const wait = await ledger.slot(slotsOf(queue), everyMs, everyMs);
      if (wait === undefined) throw new NotYet(`Others wait in the queue of ${queue}.`, longestMs);
      if (wait > 0) await pause(wait);
    },
  };
}
