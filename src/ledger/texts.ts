import type { Case } from "../conversation/types.ts";

/** What a text is counted under. */
export interface TextOf {
  /** The effect that asks for it. */
  effect: string;
  world: Case["world"];
  /** The country of the number (ISO 3166 alpha-2, or 001 for a number of none). Absent for an e-mail. */
  country?: string;
  /** The workspace or server of the request's owner, such as `slack:T1`. */
  place: string;
}

/** Rows about texts in a commit. */
export type TextWrite =
  /**
   * Writes down a text that is about to be asked for, under a keyed hash of whom it goes to. Refused when `most` texts
   * went there within the last `withinMs`; `of` then says whose limit it is.
   */
  | { write: "text"; text: TextOf; to: string; most: number; withinMs: number; of?: string }
  /** Writes down that a text was not asked for, because this limit was reached. It always holds. */
  | { write: "text-refused"; text: TextOf; limit: string }
  /** Notes that the code of the newest text of this case was given and accepted. It always holds. */
  | { write: "text-proven" };

/** Texts of one country and one place, of which so many were proven: their code was given and accepted. */
export interface TextTally {
  /** Empty for e-mails. */
  country: string;
  place: string;
  sent: number;
  proven: number;
}

/** What happened between two instants. */
export interface Period {
  /** Requests that were opened. */
  opened: number;
  /** Calls that must not be repeated, by how they stand now. `code` is Tencent's, or our own. */
  attempts: { api: string; state: string; code: string | null; count: number }[];
  texts: TextTally[];
  /** Texts that were not asked for, by the limit that was reached. */
  refused: { limit: string; count: number }[];
}

export interface TextLedger {
  /** Texts from `since` on and before `until` (ms), those that were refused here not among them. */
  texts(since: number, until: number): Promise<TextTally[]>;
  /** When texts went to this contact, from `since` on (ms), oldest first. */
  textsTo(to: string, since: number): Promise<number[]>;
  /** What happened from `since` on and before `until` (ms). */
  period(since: number, until: number): Promise<Period>;
}
