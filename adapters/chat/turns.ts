/** When work that follows an ack may go (ms). */
export interface Going {
  /** The instant at which it will be too late for it, by any one clock. Work without one comes last. */
  by?: number;
  /** How long it lets those go first who wait for an ack. */
  mostMs?: number;
}

interface Turn {
  by: number;
  /** Set once it has let others go first for long enough. */
  hasWaited: boolean;
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
    const at = isAnybodyWaiting() ? turns.findIndex(({ hasWaited }) => hasWaited) : 0;
    if (at < 0) return; // it is planned again when nobody waits, or when one has waited for long enough
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
        const turn = { by, hasWaited: false, go };
        turns.splice(turns.findLastIndex((earlier) => earlier.by <= by) + 1, 0, turn);
        patience = setTimeout(() => {
          turn.hasWaited = true;
          plan();
        }, mostMs);
        plan();
      });
      clearTimeout(patience);
    },
  };
}
