import { operators } from "../conversation/turn/verdict.ts";
import type { Case } from "../conversation/types.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Log } from "../machine/log.ts";
import type { Vault } from "../vault/vault.ts";
import { t } from "../words/words.ts";
import type { Desk } from "./desk.ts";
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

const everyOne = 1_000_000_000;
const mostNamed = 20;

/**
 * Tells the operators, once for each workspace or server, that nobody there can be told anything, and which open
 * requests are theirs.
 */
export function createUnreached({ ledger, vault, desk, world, readAt, log }: UnreachedParts) {
  const once = createTellOnce({ vault, desk });
  const logged = new Set<string>();

  return async function unreached(caseId: string, address: string): Promise<void> {
    const place = placeOf(address);
    const event = `unreached:${place}`;
    if (logged.has(place) || (await vault.has(event))) return;
    const open = await ledger.list({ state: "open", limit: everyOne });
    const theirs = open.filter((each) => each.world === world && placeOf(each.people.owner) === place);
    const cases = theirs
      .slice(0, mostNamed)
      .map(({ id }) => id)
      .join(", ");
    logged.add(place);
    log.error({ place, cases, open: theirs.length }, "nobody in this place can be told anything any more");
    if (theirs.length === 0 || (readAt !== undefined && placeOf(readAt) === place)) return;
    await once(caseId, event, operators, t("chat.unreached", { place, cases, count: theirs.length }));
  };
}

/** The platform and the workspace or server of an address. */
function placeOf(address: string): string {
  return address.split(":", 2).join(":");
}
