/** When work that follows an ack may go (ms). */
export interface Going {
  /** The instant at which it will be too late for it, by any one clock. Work without one comes last. */
  by?: number;
  /** How long it lets those go first who wait for an ack. */
  mostMs?: number;
}

interface Turn {
  by: number;
  latest: number;
  go: () => void;
}

/** The longest that any platform waits for an ack (ms). After that nobody waits any more. */
export const lastMs = 3_000;

/**
 * Lets work that follows acks go piece by piece: while nobody waits for an ack, what is due first goes first, and between
 * two pieces the event loop takes in what has arrived. So the first person sees something while the others wait, instead
 * of all seeing it late together.
 */
export function createTurns(isAnybodyWaiting: () => boolean) {
  const turns: Turn[] = []; // what is due first comes first
  let isPlanned = false;

  function plan(): void {
    if (isPlanned || turns.length === 0) return;
    isPlanned = true;
    setImmediate(next);
  }

  function next(): void {
    isPlanned = false;
    const now = performance.now();
    const at = isAnybodyWaiting() ? turns.findIndex(({ latest }) => latest <= now) : 0;
    if (at < 0) return; // it is planned again when nobody waits, or when somebody has waited for long enough
    const [turn] = turns.splice(at, 1);
    turn?.go();
    plan();
  }

  return {
    /** To be called when nobody waits for an ack any more. */
    plan,
    /** Resolves when it is this one's turn. */
    async take({ by = Number.POSITIVE_INFINITY, mostMs = lastMs }: Going = {}): Promise<void> {
      let patience: NodeJS.Timeout | undefined;
      await new Promise<void>((go) => {
        const before = turns.findLastIndex((turn) => turn.by <= by);
        turns.splice(before + 1, 0, { by, latest: performance.now() + mostMs, go });
        patience = setTimeout(plan, mostMs);
        plan();
      });
      clearTimeout(patience);
    },
  };
}
