import { setTimeout as sleep } from "node:timers/promises";
import { NotYet } from "../desk/outbox.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { type Queue, queues } from "../ledger/queues.ts";
import { slotsOf } from "../ledger/rows/job-row.ts";
import { spacing } from "../tencent/rates.ts";
import type { Slot } from "../tencent/slot.ts";
import { createSlotQueue, type Place } from "./slot-queue.ts";

/** The longest that a job waits for its slot. Its lease runs meanwhile, and has to last for the call as well. */
const longestMs = 30_000;
/**
 * The bounds of how long before its slot a job begins to write down its attempt (ms). Between them, it is a bit longer
 * than writing took lately.
 */
const [leastLeadMs, mostLeadMs] = [50, 2_000];

type SlotQueue = ReturnType<typeof createSlotQueue>;

export interface PaceParts {
  ledger: Pick<Ledger, "slot">;
  /**
   * The timers and the clock of this process when left out. The clock need not tell the time of day, as long as it runs
   * evenly.
   */
  pause?: (ms: number) => Promise<unknown>;
  clock?: () => number;
  /** Called with how long each call will wait for its slot (ms). */
  waited?: (api: string, ms: number) => void;
}

/** A slot that was taken before there is anything to send. */
interface SlotAhead extends Slot {
  /** Resolves shortly before the slot comes: in time to write down the attempt that is about to be sent. */
  nears(): Promise<void>;
}

/** Keeps the calls of all desks on one ledger within Tencent's rates, API by API. Every call takes one slot. */
export interface Pace {
  /** Takes the next slot. @throws NotYet when it is too far off */
  take(api: string): Promise<Slot>;
  /**
   * Reserves a slot before there is anything to send, so that the attempt can be recorded first. An unused slot goes to the
   * next caller. @throws NotYet when the slot is too far off
   */
  takeAhead<Result>(api: string, use: (slot: SlotAhead) => Promise<Result>): Promise<Result>;
  /**
   * Lets the jobs of a queue go before a look-up that uses the same API and can wait. Takes one of the queue's slots.
   * @throws NotYet while the queue's jobs want the slots
   */
  yieldTo(queue: Queue): Promise<void>;
}

export function createPace({ ledger, pause = sleep, clock = () => performance.now(), waited }: PaceParts): Pace {
  let leadMs = leastLeadMs;
  const slotQueues = new Map<string, SlotQueue>();

  /** Takes the next slot and tells when it comes, by `clock`. */
  async function nextSlot(api: string, mostMs: number, aheadMs: number): Promise<number> {
    const asked = clock();
    const wait = await ledger.slot(api, spacing(api), mostMs, aheadMs);
    if (wait === undefined) throw new NotYet(`${api} has no slot within ${mostMs} ms.`, longestMs / 2);
    return (asked + clock()) / 2 + wait;
  }

  async function until(instant: number): Promise<void> {
    const ms = instant - clock();
    if (ms > 0) await pause(ms);
  }

  function slotQueueOf(api: string): SlotQueue {
    const known = slotQueues.get(api);
    if (known) return known;
    const take = () => nextSlot(api, Number.MAX_SAFE_INTEGER / 1000, leastLeadMs);
    const slotQueue = createSlotQueue({ take, clock, until });
    slotQueues.set(api, slotQueue);
    return slotQueue;
  }

  async function join(api: string, aheadMs: number): Promise<Place> {
    const at = await nextSlot(api, longestMs, aheadMs);
    waited?.(api, Math.max(0, at - clock()));
    return slotQueueOf(api).join(at);
  }

  return {
    take: (api) => join(api, 0),
    async takeAhead(api, use) {
      const [place, aheadMs] = [await join(api, leadMs), leadMs];
      let neared: number | undefined;
      const slot: SlotAhead = {
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
        return await use(slot);
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
