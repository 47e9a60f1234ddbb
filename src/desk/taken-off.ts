import { operators } from "../conversation/turn/verdict.ts";
import type { Case } from "../conversation/types.ts";
import type { Log } from "../machine/log.ts";
import type { Vault } from "../vault/vault.ts";
import { t } from "../words/words.ts";
import { placeOf } from "./address.ts";
import type { Desk } from "./desk.ts";
import type { Serves } from "./enrolment.ts";
import { groupedBy, namedIn } from "./open-requests.ts";
import { createTellOnce } from "./told-once.ts";

export interface TakenOffParts {
  vault: Vault;
  desk: Desk;
  serves: Serves;
  log: Log;
}

/**
 * For a workspace or server that was taken off the list of those served: tells the owners of its open requests once,
 * and the operators which requests they are.
 */
export function createTakenOff({ vault, desk, serves, log }: TakenOffParts) {
  const once = createTellOnce({ vault, desk });

  return async function tellTakenOff(open: readonly Case[]): Promise<void> {
    const off: Case[] = [];
    for (const each of open) if (!(await serves(each.people.owner))) off.push(each);
    for (const [place, cases] of groupedBy(off, ({ people }) => placeOf(people.owner))) {
      for (const { id, people } of cases)
        await once(id, `taken-off:${id}`, people.owner, t("chat.taken-off", { case: id }));
      const values = { place, ...namedIn(cases) };
      await once(cases[0]!.id, `taken-off:${place}`, operators, t("chat.taken-off-operators", values));
      log.warn({ place, open: cases.length }, "a place that is not on the list has open requests");
    }
  };
}
