import type { Ledger } from "../../src/ledger/ledger.ts";

interface Opened {
  ledger: Ledger;
  /** The ledger's clock, of every handle. */
  clock: { now: number };
  /** Another handle on the same database, as another process would have, while the first is still open. */
  reopen: () => Promise<Ledger>;
}

export interface OpenedDatabase extends Opened {
  /** Any statements, by somebody with the database and no key. */
  tamper: (sql: string) => Promise<unknown>;
}

export type Open<O extends Opened = Opened> = () => Promise<O>;
