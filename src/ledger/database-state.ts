/**
 * What reading a database without changing it has found: the number of its schema, 0 where there is none yet, and the
 * newest number that this build knows.
 */
export interface DatabaseState {
  found: number;
  known: number;
  /**
   * Set when the ledger was put back from a backup and no operator has let it spend since. The ledger knows nothing
   * that happened after this instant (ms).
   */
  heldSince?: number;
  /** Set when there is no ledger, though a desk has worked on one here. */
  wasThere?: boolean;
  /**
   * Desks of an earlier build that are at work on the database, one phrase each. They must stop before a desk of this
   * build starts.
   */
  older?: readonly string[] | undefined;
}

/** The query for `heldSince`. It needs a schema that has the table of restores. */
export const heldSinceQuery = "select since from restores where at = (select max(at) from restores) and spends is null";
