/** What a look at a database finds that changes nothing: the number of its schema, 0 where there is none yet, and of the newest we know. */
export interface DatabaseState {
  found: number;
  known: number;
  /** It was put back from a backup, knows nothing after this instant, and nobody has let it spend since. */
  heldSince?: number;
  /** There is none, and a desk has worked on one. */
  wasThere?: boolean;
  /** Desks of an earlier build at work on it, each in words, which have to stop before one of this build starts. */
  older?: readonly string[] | undefined;
}

/** Of a database that knows of restores. */
export const heldSinceQuery = "select since from restores where at = (select max(at) from restores) and spends is null";
