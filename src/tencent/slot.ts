/** One call's place in time among the calls of all desks to one API. Slots are spaced so that all calls together stay below the rate that Tencent allows. */
export interface Slot {
  /** Resolves when the call may go out. */
  comes(): Promise<void>;
}

/** Takes the next free slot of an API. Rejects when that slot is too far off, or while the ledger that gives slots out is away. */
export type TakeSlot = (api: string) => Promise<Slot>;
