import type { Action } from "../may.ts";
import type { Case, Effect, Post, SecretChange } from "../types.ts";
import type { Position } from "../walk.ts";

/** What one event leads to: the next case, and what the desk must show, do and seal once that case is committed. */
export interface Turn {
  case: Case;
  posts: Post[];
  effects: Effect[];
  secrets: SecretChange[];
  /** What an operator has decided with this event, for the audit record. */
  verdict?: string;
  /** What somebody tried who may not do it, because of who they are. The case stays as it is then. */
  refused?: Action;
  /**
   * Where `case` stands, if this turn has walked the flow to find out. It spares the card and the next turn the same walk.
   * It holds the flow's own steps, so it is never stored, and it is right only for this very case and flow.
   */
  position?: Position | undefined;
}
