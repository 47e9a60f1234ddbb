import type { Desk } from "../../desk/desk.ts";
import type { LinkedPeople } from "../../desk/linked-people.ts";
import type { Performer } from "../../desk/outbox.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Log } from "../../machine/log.ts";
import type { Vault } from "../../vault/vault.ts";
import type { Pace } from "../pace.ts";
import type { Creation } from "./creation.ts";
import type { ProtocolTimes } from "./times.ts";

/** What every performer works with: the stores, the desk, the clock's times, and what the operator's settings allow. */
export interface Parts {
  ledger: Ledger;
  vault: Vault;
  desk: Desk;
  times: ProtocolTimes;
  caps: TextCaps;
  /** Lists of ids that belong to one person on several platforms. They count as one person. */
  links?: LinkedPeople;
  /** The countries (ISO 3166 alpha-2) that texts may go to. All of them when left out. */
  served?: readonly string[];
  log: Log;
  pace: Pace;
  /** Waits for so many milliseconds. A timer of this process when left out. */
  pause?: (ms: number) => Promise<unknown>;
}

/** How many texts may be sent a day (UTC). Each costs money and disturbs whoever gets it. */
export interface TextCaps {
  perNumber: number;
  perAgent: number;
  /** The limit for one workspace or server. Only `perDesk` limits it when left out. */
  perWorkspace?: number;
  perDesk: number;
  /** The limits for countries (ISO 3166 alpha-2), and that for each other one. Only `perDesk` limits those left out. */
  perCountry?: { of: Readonly<Record<string, number>>; others?: number };
}

/**
 * One of Tencent's services as the desk uses it: the performers of its flow's effects, and the creation by which lost
 * answers are looked up.
 */
export interface System {
  performers: Record<string, Performer>;
  creation: Creation;
}
