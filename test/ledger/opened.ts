import type { KeyvStoreAdapter } from "keyv";
import type { Ledger } from "../../src/ledger/ledger.ts";

export interface Opened {
  ledger: Ledger;
  /** The ledger's clock, of every handle. */
  clock: { now: number };
  /** Another handle on the same database, as another process would have, while the first is still open. */
  reopen: () => Promise<Ledger>;
  /** The vault's store on the same database, by the same clock. */
  vaultStore: () => Promise<KeyvStoreAdapter>;
}

export interface OpenedDatabase extends Opened {
  /** Any statements, by somebody with the database and no key. */
  tamper: (sql: string) => Promise<unknown>;
}

export type Open<O extends Opened = Opened> = () => Promise<O>;
