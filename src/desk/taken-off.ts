import { operators } from "../conversation/turn/verdict.ts";
import type { Case } from "../conversation/types.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Log } from "../machine/log.ts";
import type { Vault } from "../vault/vault.ts";
import { t } from "../words/words.ts";
import type { Desk } from "./desk.ts";
import type { Serves } from "./enrolment.ts";
import { createTellOnce } from "./told-once.ts";

export interface TakenOffParts {
  ledger: Ledger;
  vault: Vault;
  desk: Desk;
  world: Case["world"];
  serves: Serves;
  log: Log;
}

const everyMs = 60 * 60_000; // a desk with the longer list may still run, and have opened more
const everyOne = 1_000_000_000;
const mostNamed = 20;

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
    const open = (await ledger.list({ state: "open", limit: everyOne })).filter((each) => each.world === world);
    const places = new Map<string, Case[]>();
    for (const each of open) {
      if (await serves(each.people.owner)) continue;
      const place = each.people.owner.split(":", 2).join(":");
      places.set(place, [...(places.get(place) ?? []), each]);
    }
    for (const [place, cases] of places) {
      for (const { id, people } of cases)
        await once(id, `taken-off:${id}`, people.owner, t("chat.taken-off", { case: id }));
      const named = cases.slice(0, mostNamed).map(({ id }) => id);
      const values = { place, cases: named.join(", "), count: cases.length };
      await once(named[0]!, `taken-off:${place}`, operators, t("chat.taken-off-operators", values));
      log.warn({ place, open: cases.length }, "a place that is not on the list has open requests");
    }
    lookedAt = now;
  };
}
