/**
 * Attempts of one kind that were refused. `who` is a person, a workspace or a server, and empty for attempts that are
 * nobody's, such as a forged request.
 */
export interface Refused {
  who: string;
  /** What was tried: an action that people may take, or the kind of what was forged. */
  action: string;
  /** The platform, by its name. */
  front: string;
  count: number;
  /** The case that the last of them was about, if it was about one. */
  caseId?: string;
}

/** A row of refused attempts in one hour. Instants are by the ledger's clock (ms). */
export interface RefusalRow extends Refused {
  first: number;
  last: number;
}

/** How often somebody was refused in the hour that is now, whatever they tried. */
export interface RefusedSum {
  who: string;
  count: number;
  since: number;
  /** What they were refused most often. */
  action: string;
}

/** A row as it stands in its table. */
export interface RefusalInTable {
  who: string;
  action: string;
  front: string;
  count: number;
  case_id: string | null;
  first: number;
  last: number;
}

export const hourMs = 60 * 60_000;
/** Rows stay for so long after what else grows old is dropped (ms). */
export const refusalsMs = 30 * 24 * hourMs;

export function refusalOf({ case_id: caseId, ...row }: RefusalInTable): RefusalRow {
  return { ...row, ...(caseId !== null && { caseId }) };
}

/** Those with a name, once each. */
export function namesIn(refused: readonly Refused[]): string[] {
  return [...new Set(refused.map(({ who }) => who))].filter((who) => who !== "");
}
