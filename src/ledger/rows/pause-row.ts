import { randomUUID } from "node:crypto";
import type { Pause, Paused, WantedPause } from "../pauses.ts";
import { associatedData, type Keys, openUnder, sealUnder } from "../sealing.ts";

/** A pause as it stands in its table. What somebody typed is sealed. `told` is 0, 1 once its beginning was told, 2 at the end. */
export interface PauseRow {
  id: string;
  what: Paused;
  by_whom: string;
  sealed: Buffer;
  at: number;
  until: number | null;
  ended: number | null;
  ended_by: string | null;
  told: number;
}

export const pauseColumns = "id, what, by_whom, sealed, at, until, ended, ended_by, told";

/** The row of a pause that begins now, before its instants are known. */
export function newPause(keys: Keys, { what, by, why, forMs }: WantedPause) {
  const id = randomUUID();
  const sealed = sealUnder(keys.sealing, why, associatedData.pause(id));
  return (at: number): PauseRow => ({
    ...{ id, what, by_whom: by, sealed, at },
    until: forMs === undefined ? null : at + Math.ceil(forMs),
    ...{ ended: null, ended_by: null, told: 0 },
  });
}

/** A pause as it is at `now`. @throws SealBroken */
export function pauseIn(keys: Keys, row: PauseRow, now: number): Pause {
  const { id, what, by_whom: by, sealed, at, until, ended, ended_by: endedBy } = row;
  const why = openUnder(keys.sealing, sealed, associatedData.pause(id)).toString();
  const over = ended ?? (until !== null && until <= now ? until : undefined);
  return {
    ...{ id, what, by, why, at },
    ...(until !== null && { until }),
    ...(over !== undefined && { ended: over }),
    ...(endedBy !== null && { endedBy }),
  };
}
