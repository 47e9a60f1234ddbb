/** Somebody else's work: the other world's, or that of a replica which has the platform. */
export class NotHere extends Error {
  override name = "NotHere" as const;
}

/** Nothing is wrong, and nothing was done: it is somebody else's turn first. */
export class NotYet extends Error {
  override name = "NotYet" as const;
  readonly afterMs: number;
  constructor(message: string, afterMs: number) {
    super(message);
    this.afterMs = afterMs;
  }
}
