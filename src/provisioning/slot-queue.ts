import { latenessMs } from "../tencent/rates.ts";
import type { Turn } from "../tencent/slot.ts";

export interface LaneParts {
  /** Takes one more slot and tells when it comes, by `clock`. */
  take: () => Promise<number>;
  clock: () => number;
  until: (instant: number) => Promise<void>;
}

/** Somebody's place among those of this process who call one API. */
export interface Place extends Turn {
  /** Resolves so long before its turn comes, as things stand. */
  nears(leadMs: number): Promise<void>;
  /** For who does not call after all: others here may have the slot. */
  leave(): void;
}

/** So often one after the other slots are given up. Then the next call goes, late as it is. */
const mostMissed = 3;

/**
 * The slots of one API that this process has taken. Each goes to the first in line who is ready for it: who misses one has
 * the next of ours instead of the last of all desks', and everyone behind moves by one.
 */
export function createLane({ take, clock, until }: LaneParts) {
  const line: Place[] = [];
  const ready = new Map<Place, { goes: () => void; fails: (error: unknown) => void }>();
  let slots: number[] = [];
  let taking: Promise<void> | undefined;
  let isServed = false;

  /** A slot that was missed is gone: a call that came late could be one too many for its second. */
  const isMissed = (slot: number) => clock() - slot > latenessMs;

  function dropMissed(): void {
    slots = slots.filter((slot) => !isMissed(slot));
  }

  function add(slot: number): void {
    slots = [...slots, slot].sort((a, b) => a - b);
  }

  /** As many as there are in line. */
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
        if (slots.length < line.length) takeMissing().catch(() => {}); // whoever is left without one asks again
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
    /** At the end of the line, with one more slot. */
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
