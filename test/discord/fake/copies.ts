export interface Delivery {
  /** How often each event is sent, 1 to 4; every copy has the same sequence number, as after a RESUME. */
  copies: number;
  /** Holds the further copies back and sends them among later events, in an order of their own. */
  shuffled: boolean;
  /** Makes the order of the shuffled ones the same each time. */
  seed: number;
}

/** The first copy goes at once; `flush` sends what is held back. */
export function createCopies(delivery: Delivery) {
  const held: { say(): unknown; wait: number }[] = [];
  const random = randomFrom(delivery.seed);

  function release(due: (wait: number) => boolean): void {
    const ready = held.filter(({ wait }) => due(wait));
    for (const copy of ready) held.splice(held.indexOf(copy), 1);
    for (const { say } of shuffled(ready, random)) say();
  }

  return {
    send(say: () => unknown): void {
      for (const copy of held) copy.wait--;
      release((wait) => wait < 0);
      say();
      for (let copy = 1; copy < delivery.copies; copy++) {
        if (delivery.shuffled) held.push({ say, wait: Math.floor(random() * 3) });
        else say();
      }
    },
    flush: () => release(() => true),
  };
}

function shuffled<T>(items: T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, rank: random() }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
}

/** Mulberry32: small, and the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
