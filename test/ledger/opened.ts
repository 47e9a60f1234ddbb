import type { Ledger } from "../../src/ledger/ledger.ts";

interface Opened {
  ledger: Ledger;
  /** The ledger's clock, of every handle. */
  clock: { now: number };
  /** Another handle on the same database, as another process would have, while the first is still open. */
  reopen: () => Promise<Ledger>;
}

export type Open = () => Promise<Opened>;
