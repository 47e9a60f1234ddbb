import { operators } from "../conversation/turn/verdict.ts";
import type { Case } from "../conversation/types.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { createRecent } from "../ledger/recent.ts";
import type { Log } from "../machine/log.ts";
import type { Vault } from "../vault/vault.ts";
import { t } from "../words/words.ts";
import { placeOf } from "./address.ts";
import type { Desk } from "./desk.ts";
import { namedIn, openRequests } from "./open-requests.ts";
import { createTellOnce } from "./told-once.ts";

export interface UnreachedParts {
  ledger: Ledger;
  vault: Vault;
  desk: Desk;
  world: Case["world"];
  /** The address at which the operators read. */
  readAt: string | undefined;
  log: Log;
}

const mostPlaces = 1_000;

/**
 * Tells the operators, once for each workspace or server, that nobody there can be told anything, and which open
 * requests are theirs.
 */
export function createUnreached({ ledger, vault, desk, world, readAt, log }: UnreachedParts) {
  const once = createTellOnce({ vault, desk });
  const logged = createRecent<true>(mostPlaces);

  return async function unreached(caseId: string, address: string): Promise<void> {
    const place = placeOf(address);
    const event = `unreached:${place}`;
    if (logged.get(place) || (await vault.has(event))) return;
    const theirs = (await openRequests(ledger, world)).filter(({ people }) => placeOf(people.owner) === place);
    const named = namedIn(theirs);
    logged.set(place, true);
    log.error({ place, cases: named.cases, open: named.count }, "nobody in this place can be told anything any more");
    if (theirs.length === 0 || (readAt !== undefined && placeOf(readAt) === place)) return;
    await once(caseId, event, operators, t("chat.unreached", { place, ...named }));
  };
}
