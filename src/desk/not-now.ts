/**
 * Thrown for a job that this desk must leave to another: it is of the other world, or for a platform that another
 * replica has.
 */
export class NotHere extends Error {
  override name = "NotHere" as const;
}

/**
 * Thrown when nothing is wrong and nothing was done, because the job has to wait. It is tried again after `afterMs`.
 */
export class NotYet extends Error {
  override name = "NotYet" as const;
  readonly afterMs: number;
  constructor(message: string, afterMs: number) {
    super(message);
    this.afterMs = afterMs;
  }
}
