import type { Desk } from "../../desk/desk.ts";
import type { Links } from "../../desk/linked-people.ts";
import type { Performer } from "../../desk/outbox.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Log } from "../../machine/log.ts";
import type { Vault } from "../../vault/vault.ts";
import type { Pace } from "../pace.ts";
import type { Creation } from "./creation.ts";
import type { ProtocolTimes } from "./times.ts";

/** What the create protocol works with. */
export interface Parts {
  ledger: Ledger;
  vault: Vault;
  desk: Desk;
  times: ProtocolTimes;
  caps: TextCaps;
  /** Ids of one person on several platforms, who count as one. */
  links?: Links;
  /** Areas that texts may go to; every one when left out. */
  served?: readonly string[];
  log: Log;
  pace: Pace;
  /** The clock of this process when left out. */
  pause?: (ms: number) => Promise<unknown>;
}

/** How many texts a day (UTC); each costs money and somebody's patience. */
export interface TextCaps {
  perNumber: number;
  perAgent: number;
  /** Of one workspace or server; as many as the desk's when left out. */
  perWorkspace?: number;
  perDesk: number;
}

/** One system: who does what its flow asks for, and what is looked for when an answer got lost. */
export interface System {
  performers: Record<string, Performer>;
  creation: Creation;
}
