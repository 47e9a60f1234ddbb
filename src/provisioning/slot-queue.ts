import { latenessMs } from "../tencent/rates.ts";
import type { Slot } from "../tencent/slot.ts";

export interface SlotQueueParts {
  /** Takes one more slot and tells when it comes, by `clock`. */
  take: () => Promise<number>;
  clock: () => number;
  until: (instant: number) => Promise<void>;
}

/** The place of one call in the line of those that this process wants to make to one API. */
export interface Place extends Slot {
  /** Resolves `leadMs` before the slot that this place would get if nobody ahead of it left. */
  nears(leadMs: number): Promise<void>;
  /** Call this when you will not use the slot, so that the next in line gets it. */
  leave(): void;
}

/** After this many missed slots in a row the next call goes out even if it is late. */
const mostMissed = 3;

/**
 * The slots of one API that this process has taken, and the calls that wait for them. Each slot goes to the first call in
 * line that is ready for it. A call that misses its slot gets the next one of this process instead of going to the end of
 * the line of all desks, and every call behind it moves back by one.
 */
export function createSlotQueue({ take, clock, until }: SlotQueueParts) {
  const line: Place[] = [];
  const ready = new Map<Place, { goes: () => void; fails: (error: unknown) => void }>();
  let slots: number[] = [];
  let taking: Promise<void> | undefined;
  let isServed = false;

  /** Whether a slot was missed. A call that comes late could be one too many for its second. */
  const isMissed = (slot: number) => clock() - slot > latenessMs;

  function dropMissed(): void {
    slots = slots.filter((slot) => !isMissed(slot));
  }

  function add(slot: number): void {
    slots = [...slots, slot].sort((a, b) => a - b);
  }

  /** Takes slots until there is one for each call in line. */
  function takeMissing(): Promise<void> {
    taking ??= (async () => {
      while (slots.length < line.length) add(await take());
    })().finally(() => {
      taking = undefined;
    });
    return taking;
  }

  async function serve(): Promise<void> {
    if (isServed) return;
    isServed = true;
    dropMissed();
    try {
      for (let missed = 0; ready.size > 0; ) {
        const slot = slots[0];
        if (slot === undefined) {
          await takeMissing();
          continue;
        }
        if (slots.length < line.length) takeMissing().catch(() => {}); // a call that is left without a slot takes one itself
        await until(slot);
        if (isMissed(slot) && missed < mostMissed) {
          missed += 1;
          dropMissed();
          continue;
        }
        const first = line.find((place) => ready.has(place));
        if (!first) return;
        missed = 0;
        slots = slots.filter((each) => each !== slot);
        const { goes } = ready.get(first)!;
        leave(first);
        goes();
      }
    } catch (error) {
      for (const [place, { fails }] of ready) {
        leave(place);
        fails(error);
      }
    } finally {
      isServed = false;
    }
  }

  function leave(place: Place): void {
    ready.delete(place);
    const n = line.indexOf(place);
    if (n >= 0) line.splice(n, 1);
  }

  return {
    /** Adds a call at the end of the line, and the slot that was taken for it. */
    join(slot: number): Place {
      const place: Place = {
        async nears(leadMs) {
          for (;;) {
            dropMissed();
            const at = slots[line.indexOf(place)];
            if (at === undefined) await takeMissing();
            else if (at - leadMs <= clock()) return;
            else await until(at - leadMs);
          }
        },
        comes: () =>
          new Promise((goes, fails) => {
            ready.set(place, { goes, fails });
            void serve();
          }),
        leave: () => leave(place),
      };
      add(slot);
      line.push(place);
      return place;
    },
  };
}
