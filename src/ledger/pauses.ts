/**
 * What a pause keeps all desks on a ledger from doing. `requests`: nothing new is opened. `spending`: no text is sent and
 * nothing is created. `everything`: both, so that only look-ups are left.
 */
export type Paused = (typeof kindsOfPause)[number];
export const kindsOfPause = ["requests", "spending", "everything"] as const;

/** What a row of a commit asks the pauses for. */
export type Spending = Exclude<Paused, "everything">;

/** The pauses that keep this from happening. */
export function stopping(what: Spending): readonly Paused[] {
  return [what, "everything"];
}

/** A pause as somebody asks for it. `by` is a person's id, and `why` what they typed. */
export interface WantedPause {
  what: Paused;
  by: string;
  why: string;
  /** How long it lasts at most (ms). Until somebody ends it when left out. */
  forMs?: number;
}

/** A pause. Instants are in ms, by the ledger's clock. */
export interface Pause extends Omit<WantedPause, "forMs"> {
  id: string;
  at: number;
  until?: number;
  /** When somebody ended it, or when it has ended by itself. */
  ended?: number;
  /** Who ended it. Absent while it lasts, and where it has ended by itself. */
  endedBy?: string;
}

/** Rows of a commit that are about pauses. */
export type PauseWrite =
  /** Refused while a pause keeps this from happening. No commit with this row is kept after a pause was acknowledged. */
  | { write: "not-paused"; what: Spending }
  /** Notes that this case waits for the end of the pauses of spending. It always holds. */
  | { write: "awaits-go-on" }
  /** Notes that this case does not wait any more. It always holds. */
  | { write: "goes-on" };

/** The pauses of a ledger. There is at most one of a kind at a time. */
export interface PauseLedger {
  /** The pauses that are in force now, oldest first. */
  pauses(): Promise<Pause[]>;
  /** Begins a pause, in place of one of the same kind. From when this resolves, no commit that it keeps away is kept. */
  pause(wanted: WantedPause): Promise<Pause>;
  /** Ends these pauses, as far as they are in force. Resolves to those that were. */
  goOn(kinds: readonly Paused[], by: string): Promise<Pause[]>;
  /** The pauses of which the operators were not told that they have begun, or that they have ended. */
  untold(): Promise<(Pause & { told: "nothing" | "begun" })[]>;
  /** Notes what the operators were told of a pause. */
  tellPause(id: string, told: "begun" | "ended"): Promise<void>;
  /** At most `limit` cases that have waited for the end of a pause of spending. None while one is in force. */
  waiters(limit: number): Promise<string[]>;
  /** Notes that a case does not wait any more, if it is at this version still. */
  wentOn(caseId: string, version: number): Promise<void>;
  /** How many calls that spend are under way: those whose end is not written yet. */
  underWay(): Promise<number>;
}
