import type { Case, Text } from "../conversation/types.ts";

/** How far something has come that all desks do together. */
export interface Mark {
  subject: string;
  /** It only grows. */
  n: number;
  /** An instant that belongs to it (ms). */
  at: number;
  state: string;
}

/** What the operators are told, and which belongs to no case. */
export interface Bulletin {
  id: string;
  text: Text;
}

/** Rows that belong to no case. */
export type BulletinWrite =
  /** Moves a mark on. Refused when it has come as far before, so only one desk gets on. */
  | { write: "mark"; world: Case["world"]; mark: Mark }
  /** Promises a bulletin to the operators. Refused when there was one with this id. */
  | { write: "bulletin"; world: Case["world"]; bulletin: Bulletin };

export interface BulletinLedger {
  marks(): Promise<Mark[]>;
  /** Leases the oldest bulletin that was not told yet. */
  claimBulletin(leaseMs: number): Promise<Bulletin | undefined>;
  /** Notes that a bulletin was told. */
  bulletinTold(id: string): Promise<void>;
}
