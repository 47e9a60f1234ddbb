import type { Desk } from "../desk.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Log } from "../log.ts";
import type { Vault } from "../vault/vault.ts";
import type { Pace } from "./pace.ts";
import type { ProtocolTimes } from "./times.ts";

/** What the create protocol works with. */
export interface Parts {
  ledger: Ledger;
  vault: Vault;
  desk: Desk;
  times: ProtocolTimes;
  caps: TextCaps;
  log: Log;
  pace: Pace;
  /** The clock of this process when left out. */
  pause?: (ms: number) => Promise<unknown>;
}

/** How many texts a day (UTC); each costs money and somebody's patience. */
export interface TextCaps {
  perNumber: number;
  perAgent: number;
  perDesk: number;
}
