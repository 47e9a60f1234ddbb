import { operators } from "../conversation/turn/verdict.ts";
import type { Case } from "../conversation/types.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Log } from "../machine/log.ts";
import type { Vault } from "../vault/vault.ts";
import { t } from "../words/words.ts";
import type { Desk } from "./desk.ts";
import type { Serves } from "./enrolment.ts";
import { groupedBy, namedIn, openRequests, placeOf } from "./open-requests.ts";
import { createTellOnce } from "./told-once.ts";

export interface TakenOffParts {
  ledger: Ledger;
  vault: Vault;
  desk: Desk;
  world: Case["world"];
  serves: Serves;
  log: Log;
}

const everyMs = 60 * 60_000; // a desk with the longer list may still run, and may have opened more requests

/**
 * For a workspace or server that was taken off the list of those served: tells the owners of its open requests once,
 * and the operators which requests they are.
 */
export function createTakenOff({ ledger, vault, desk, world, serves, log }: TakenOffParts): () => Promise<void> {
  let lookedAt = Number.NEGATIVE_INFINITY;
  const once = createTellOnce({ vault, desk });

  return async function tellTakenOff() {
    const now = await ledger.now();
    if (now < lookedAt + everyMs) return;
    const off: Case[] = [];
    for (const each of await openRequests(ledger, world)) if (!(await serves(each.people.owner))) off.push(each);
    for (const [place, cases] of groupedBy(off, ({ people }) => placeOf(people.owner))) {
      for (const { id, people } of cases)
        await once(id, `taken-off:${id}`, people.owner, t("chat.taken-off", { case: id }));
      const values = { place, ...namedIn(cases) };
      await once(cases[0]!.id, `taken-off:${place}`, operators, t("chat.taken-off-operators", values));
      log.warn({ place, open: cases.length }, "a place that is not on the list has open requests");
    }
    lookedAt = now;
  };
}
