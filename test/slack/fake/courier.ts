import type { Again, Carrier, Parcel, Receipt } from "./parcel.ts";
import { type Json, underWay, type World } from "./world.ts";

export interface Delivery {
  /** How often each parcel is sent, 1 to 4; Slack itself repeats at most three times. */
  copies: number;
  /** Holds the further copies back and sends them among later parcels, in an order of their own. */
  shuffled: boolean;
  /** Makes the order of the shuffled ones the same each time. */
  seed: number;
  /** When an event that was not acked is sent again. Interactions never are. */
  retriesMs: number[];
}

export interface Courier {
  delivery: Delivery;
  /** Resolves with what came of the first copy. */
  send(parcel: Parcel): Promise<Receipt>;
  /** Sends every copy still held back, and what waits for its retry. */
  flush(): void;
  close(): void;
}

export function createCourier(world: World, carrier: () => Carrier, delivery: Delivery): Courier {
  const held: { parcel: Parcel; again: Again; wait: number }[] = [];
  const pauses = new Map<NodeJS.Timeout, () => void>();
  const random = randomFrom(delivery.seed);

  async function carry(parcel: Parcel, again?: Again): Promise<Receipt> {
    const receipt = await underWay(world, carrier().carry(parcel, again));
    if (receipt.outcome !== "acked") world.fault("not acked", `${nameOf(parcel)}: ${why(receipt)}`);
    return receipt;
  }

  /** Slack's schedule, for events only: at once, after a minute, after five. */
  async function insist(parcel: Parcel, receipt: Receipt, attempt = 1): Promise<void> {
    const after = delivery.retriesMs[attempt - 1];
    if (parcel.kind !== "events_api" || receipt.outcome === "acked" || after === undefined) return;
    if (receipt.outcome === "failed" && receipt.noRetry) return;
    const reason = receipt.outcome === "failed" ? "http_error" : receipt.reason;
    await pause(after);
    await insist(parcel, await carry(parcel, { attempt, reason }), attempt + 1);
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        pauses.delete(timer);
        resolve();
      }, ms);
      pauses.set(timer, resolve);
    });
  }

  function release(due: (wait: number) => boolean): void {
    const ready = held.filter(({ wait }) => due(wait));
    for (const copy of ready) held.splice(held.indexOf(copy), 1);
    ready.sort(() => random() - 0.5);
    for (const { parcel, again } of ready) void carry(parcel, again);
  }

  return {
    delivery,
    async send(parcel) {
      for (const copy of held) copy.wait--;
      release((wait) => wait < 0);
      const first = carry(parcel);
      for (let attempt = 1; attempt < delivery.copies; attempt++) {
        const wait = delivery.shuffled ? Math.floor(random() * 3) : -1;
        held.push({ parcel, again: { attempt, reason: "http_timeout" }, wait });
      }
      release((wait) => wait < 0);
      const receipt = await first;
      void underWay(world, insist(parcel, receipt));
      return receipt;
    },
    flush() {
      release(() => true);
      for (const [timer, goOn] of pauses) {
        clearTimeout(timer);
        pauses.delete(timer);
        goOn();
      }
    },
    close() {
      held.length = 0;
      for (const timer of pauses.keys()) clearTimeout(timer);
    },
  };
}

const why = (receipt: Receipt) =>
  receipt.outcome === "failed" ? `HTTP ${receipt.status}` : receipt.outcome === "missed" ? receipt.reason : "acked";

function nameOf({ kind, body }: Parcel): string {
  return String((body.event as Json | undefined)?.type ?? body.type ?? body.command ?? kind);
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
