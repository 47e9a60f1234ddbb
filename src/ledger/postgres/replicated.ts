import type pg from "pg";
import { StoreDown } from "../errors.ts";

const waitedInVain = new WeakSet<pg.ClientBase>();

/** What PostgreSQL says when a commit stands there and on no standby. The text may be in any language, the routine not. */
const routine = "SyncRepWaitForLSN";

/**
 * Hears on a connection whether a commit waited for its standby in vain. A time limit that ends the wait leaves the
 * commit in place, and PostgreSQL answers it as if all were well, with a warning beside it.
 */
export function heedReplication(client: pg.ClientBase): void {
  client.on("notice", (notice) => {
    if (notice.routine === routine) waitedInVain.add(client);
  });
}

/** Should the server die, a standby that takes its place would not know of this. @throws StoreDown */
export function mustBeReplicated(client: pg.ClientBase): void {
  if (waitedInVain.has(client)) throw new StoreDown(new Error("no standby has what was committed"));
}
