/** One call's turn among the calls of all desks to one API, so that together they stay below its rate. */
export interface Turn {
  /** Resolves when the call may go out. */
  comes(): Promise<void>;
}

/** Rejects when the next turn is too far away, or nobody can tell. */
export type TakeTurn = (api: string) => Promise<Turn>;
